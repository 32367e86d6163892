//! The only door from bare numbers to quantities with a unit.
