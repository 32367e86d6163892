//! Reference: see the module picture in `lib.rs`.
