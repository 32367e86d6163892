//! Replications of a study, what they say together, and how two scenarios differ.
//!
//! ```text
//! Study ──replicate──▶ Outcome (every replication's exact values, in index order)
//!                        ├─ Summary     mean, 95 % interval, percentiles   (summary)
//!                        ├─ Verdict     ours beside a published value      (target)
//!                        └─ Comparison  paired differences of two outcomes (pairs)
//! ```
//!
//! Nothing here knows the clock, the number of threads or the order in which workers finish:
//! values are kept by replication index and folded in that order.

mod held;
mod leaves;
mod layout {
    //! What is measured is defined below, by the indicators.
    pub use crate::indicators::layout::*;
}
pub mod national;
mod pairs;
mod progress;
mod proportion;
mod reach;
mod replicate;
#[cfg(test)]
pub(crate) mod stand_in;
mod student;
mod study;
mod summary;
mod target;
mod window;
mod worth;

pub use held::{Held, Replications};
pub use layout::{Column, Direction, Indicator, Layout, Period, Published, Replication};
pub use leaves::{Leaf, Leaves};
pub use pairs::{Comparison, Difference, MatchedColumns};
pub use progress::Progress;
pub use replicate::{Outcome, Workers, outcome};
pub use student::t_quantile;
pub use study::{Fault, FaultKind, Study};
pub use summary::Summary;
pub use target::{Judgement, Target, TargetRole, TargetRow, ToleranceKind, Verdict};
pub use window::Window;
pub(crate) use window::national_columns;
pub use worth::{Bought, Worth, net_present_value, worth};
