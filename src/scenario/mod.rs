//! Scenario: see the module picture in `lib.rs`.
