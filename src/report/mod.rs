//! Report: see the module picture in `lib.rs`.
