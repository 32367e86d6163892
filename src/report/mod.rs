//! What a run leaves: one file per format.
//!
//! ```text
//! Outcome, Comparison ─┬─ files   indicators, replications, differences, worth, targets (CSV), manifest
//!                      │            in a folder that appears under its name only when complete
//!                      ├─ tables  headline, differences, validation, for people
//!                      ├─ pages   the ledger of validation and the answers, as docs/ shows them
//!                      └─ json    the same rows for programs
//! ```
//!
//! `life` and `event_log` write what happened to single people.
//!
//! Files hold no clock, host or path: the same inputs give the same bytes.

mod answers;
mod batch;
mod differences;
mod event_log;
mod figure;
mod file;
mod folder;
mod indicators;
mod inputs;
mod json;
mod levers_page;
mod life;
mod listing;
mod manifest;
mod number;
mod progress;
mod replications;
mod results;
mod sparkline;
mod speed;
mod stock;
mod table;
mod text;
mod validation;
mod validation_page;
mod worth;

pub use answers::{AnswerRow, Asked, answer_rows, answers_page, answers_table};
pub use batch::{BatchError, BatchPlan, BatchScenario, Part, Store, Survey, finished, survey};
pub use event_log::EventLog;
pub use file::{hash_of, may_replace, write_file};
pub use folder::{FolderError, Pending, Readiness, examine};
pub use inputs::{AssumptionRow, ChangeRow, LeverRow, ValueRow, scenario_json};
pub use json::{DifferenceRow, HeadlineRow, difference_rows, headline_rows};
pub use levers_page::levers_page;
pub use life::{LifeLine, life_line, life_text};
pub use listing::{Listing, csv, listing};
pub use manifest::{FileRecord, Inputs, Manifest, ScenarioRecord};
pub use progress::Bar;

pub use results::{Resolved, hexadecimal, write_comparisons, write_outcomes, write_resolved};
pub use speed::speed_tables;
pub use stock::{balance_table, stock_table};
pub use table::{Screen, difference_table, headline_table, validation_table};
pub use text::{printable, printable_json};
pub use validation::{ValidationRow, tally, validation_rows, write_validation};
pub use validation_page::validation_page;
pub use worth::{WorthRow, worth_rows, worth_text};
