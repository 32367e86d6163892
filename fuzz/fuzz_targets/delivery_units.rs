#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| throughcare_fuzz::table("delivery_units", bytes));
