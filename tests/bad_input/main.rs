//! Nonsense in a scenario ends with a message that says where and how to mend it; never otherwise.

mod changes;
mod files;
mod floods;
mod folder;
mod generated;
#[path = "../generator/mod.rs"]
mod generator;
mod layers;
mod tables;
mod values;
