//! Experiment: see the module picture in `lib.rs`.
