//! One file per family of cases: from parameters and quantities to simulations.

mod alt;
mod batch;
mod casc;
mod chart;
mod cr;
mod exact;
mod fsrc;
mod ident;
mod jack;
mod law;
mod markov;
mod mgi;
mod mmc;
mod mtgi;
mod prio;
mod queue;
mod recid;
mod samp;
mod trace;
mod trans;

use super::case::{Case, Planned};
use super::network::Plants;

/// A family's way to plan a case.
type Family = fn(&Case, Plants) -> Result<Planned, String>;

/// Name, planner.
const FAMILIES: [(&str, Family); 22] = [
    ("MMC", mmc::mmc),
    ("MMCK", mmc::mmck),
    ("MGCC", mmc::mgcc),
    ("ERLA", mmc::erla),
    ("MG1", mmc::mg1),
    ("DM1", mmc::dm1),
    ("MGI", mgi::mgi),
    ("MTGI", mtgi::mtgi),
    ("BATCH", batch::batch),
    ("PRIO", prio::prio),
    ("FSRC", fsrc::fsrc),
    ("JACK", jack::jack),
    ("ALT", alt::alt),
    ("RECID", recid::recid),
    ("CTMC", markov::ctmc),
    ("DTMC", markov::dtmc),
    ("CASC", casc::casc),
    ("CR", cr::cr),
    ("TRANS", trans::trans),
    ("SAMP", samp::samp),
    ("IDENT", ident::ident),
    ("TRACE", trace::trace),
];

/// Plans a case of `family`.
///
/// # Errors
/// Why no row of the case can be run.
pub fn plan(family: &str, case: &Case, plants: Plants) -> Result<Planned, String> {
    let known = FAMILIES.iter().find(|(name, _)| *name == family);
    let Some((_, planner)) = known else {
        let names: Vec<&str> = FAMILIES.iter().map(|(name, _)| *name).collect();
        return Err(format!(
            "the family {family:?} is not known; known are {}",
            names.join(", ")
        ));
    };
    planner(case, plants)
}
