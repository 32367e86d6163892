//! Whether people given to open with fit a scenario: as many in prison and supervised as its stock.

use super::opening;
use super::record::Cohort;
use crate::pathway::Plan;
use crate::person::Legal;

/// Counts further apart than this factor are of another size or another population.
const REFUSED: f64 = 2.0;
/// Counts further apart than this factor are told.
const TOLD: f64 = 1.1;
/// Fewer people than this say nothing of size.
const FEW: f64 = 20.0;

/// How well the people of a file fit a plan, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// As many as the stock has, nearly.
    Good,
    /// More or fewer, which is to be known.
    Loose(String),
    /// So many more or fewer that it cannot be meant.
    None(String),
}

impl Fit {
    /// Of a cohort.
    #[must_use]
    pub fn of(plan: &Plan, cohort: &Cohort) -> Fit {
        if cohort.records.is_empty() {
            let said = "holds no people; `throughcare cohort SCENARIO --out FILE` writes those of a scenario";
            return Fit::None(said.to_owned());
        }
        let legal = cohort.records.iter().map(|record| (record.legal, 1));
        let strata = plan.opening.strata.iter();
        let stock = strata.map(|stratum| (opening::legal(stratum.status), stratum.people()));
        Fit::between(&Counts::of(legal), &Counts::of(stock), plan.sample)
    }

    fn between(given: &Counts, stock: &Counts, sample: f64) -> Fit {
        let apart = given.apart(stock);
        if apart <= TOLD {
            return Fit::Good;
        }
        let said = format!(
            "has {given}, where the opening stock of the scenario has {stock} (--sample {sample})"
        );
        let mend = given.mend(stock, sample);
        match apart > REFUSED {
            true => Fit::None(format!("{said}; {mend}")),
            false => Fit::Loose(format!(
                "{said}; rates, places and officers are those of the stock"
            )),
        }
    }
}

/// People in prison, and supervised in the community.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    prison: f64,
    supervised: f64,
}

impl Counts {
    fn of(people: impl Iterator<Item = (Legal, u32)>) -> Counts {
        let mut counts = Counts::default();
        for (legal, count) in people {
            match legal {
                legal if legal.in_custody() => counts.prison += f64::from(count),
                Legal::OnLicence | Legal::CommunityOrder | Legal::SuspendedOrder => {
                    counts.supervised += f64::from(count);
                }
                _ => {}
            }
        }
        counts
    }

    /// The factor by which the more different of the two differs.
    fn apart(&self, stock: &Counts) -> f64 {
        let [prison, supervised] = self.ratios(stock).map(|ratio| ratio.max(1.0 / ratio));
        prison.max(supervised)
    }

    fn ratios(&self, stock: &Counts) -> [f64; 2] {
        let ratio = |given: f64, stock: f64| match given.max(stock) < FEW {
            true => 1.0,
            false => given / stock,
        };
        [
            ratio(self.prison, stock.prison),
            ratio(self.supervised, stock.supervised),
        ]
    }

    /// What to do about it: another sample where both are off alike, other people where not.
    fn mend(&self, stock: &Counts, sample: f64) -> String {
        let [prison, supervised] = self.ratios(stock);
        let fits = sample * prison;
        let alike = (prison / supervised - 1.0).abs() < TOLD - 1.0;
        if alike && fits <= TOLD {
            let fits = two_figures(fits.min(1.0));
            return format!(
                "run it with --sample {fits}, or write a cohort with --sample {sample}"
            );
        }
        "give as many people of both as the scenario has at this sample, or lay your own stock under \
         the scenario ([data] opening_stock)"
            .to_owned()
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Counts { prison, supervised } = self;
        write!(f, "{prison} people in prison and {supervised} supervised")
    }
}

/// A share as somebody would type it.
fn two_figures(share: f64) -> f64 {
    let text = format!("{share:.1e}");
    text.parse().unwrap_or(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: Counts = Counts {
        prison: 82_650.0,
        supervised: 156_000.0,
    };

    fn of(prison: f64, supervised: f64) -> Fit {
        Fit::between(&Counts { prison, supervised }, &STOCK, 1.0)
    }

    #[test]
    fn another_size_is_refused_with_the_sample_that_fits() {
        let Fit::None(said) = of(413.0, 780.0) else {
            panic!("a cohort of half a hundredth was taken");
        };
        for part in [
            "413 people in prison and 780",
            "82650 people",
            "--sample 0.005,",
        ] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn a_tenth_is_told_and_less_is_not() {
        assert_eq!(of(82_000.0, 150_000.0), Fit::Good);
        assert!(matches!(of(82_000.0, 130_000.0), Fit::Loose(_)));
        assert!(matches!(of(100_000.0, 156_000.0), Fit::Loose(_)));
    }

    #[test]
    fn one_state_alone_is_refused_and_no_sample_named() {
        let Fit::None(said) = of(82_650.0, 0.0) else {
            panic!("a cohort without people supervised was taken");
        };
        assert!(!said.contains("run it with"), "{said}");
        assert!(matches!(of(330_000.0, 624_000.0), Fit::None(_)));
    }
}
