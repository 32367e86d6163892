//! How many of some people have a drug problem, whatever a service knows of it.

use super::groups::Group;
use super::measure::{Measured, MonthsOf, ratio};
use crate::ledger::{Flow, Stock};

impl Measured<'_> {
    pub(super) fn problem_held(&self, stocks: &[Stock], group: &Group, months: MonthsOf) -> f64 {
        let with = self.mean_stock(stocks, &group.with_drug_problem(), months.clone());
        ratio(with, self.mean_stock(stocks, group, months))
    }

    pub(super) fn problem_among(&self, flows: &[Flow], group: &Group, months: MonthsOf) -> f64 {
        let with = self.flows(flows, &group.with_drug_problem(), months.clone());
        ratio(with as f64, self.flows(flows, group, months) as f64)
    }
}
