//! Orders and licences: lengths that keep the opening stock, and who is under them.

use super::breach::Breaches;
use super::lengths::{Lengths, root};
use super::returns::Return;
use super::{BANDS, Classes, DAYS_PER_YEAR, by_band, by_class, count};
use crate::cohort::makeup::class_mix;
use crate::person::Band;
use crate::scenario::{OpeningStock, Values};

/// A community or a suspended order.
pub(super) struct Order {
    pub(super) starts: Classes,
    pub(super) stock: f64,
    pub(super) breach: f64,
    pub(super) lengths: Lengths,
}

impl Order {
    pub(super) fn read(values: &Values, stock: &OpeningStock, kind: &str) -> Order {
        let starts = values.number(&format!("court.orders.{kind}"));
        let mix = class_mix(values.number(&format!("return.classmix.{kind}")));
        let status = match kind {
            "co" => "supervised/community_order",
            _ => "supervised/suspended_order",
        };
        Order {
            starts: mix.map(|share| starts * share),
            stock: count(stock, status, "all"),
            breach: values.number("probation.breach_hazard"),
            lengths: Lengths::new(values.number(&format!("probation.order_cv.{kind}"))),
        }
    }

    pub(super) fn people(&self, returns: &Return, years: f64) -> Classes {
        by_class(|class| {
            self.starts[class] * self.lengths.cut(years, self.breach + returns.case[class])
        })
    }

    /// The planned length that keeps the stock.
    pub(super) fn years(&self, returns: &Return) -> f64 {
        root(|years| self.people(returns, years).iter().sum::<f64>() - self.stock)
    }
}

/// Licences and post-sentence supervision after determinate sentences.
pub(super) struct Licences {
    /// Releases to supervision a year.
    pub(super) starts: [Classes; BANDS],
    /// Receptions a year.
    pub(super) received: [Classes; BANDS],
    pub(super) stated: [f64; BANDS],
    pub(super) recall: [f64; BANDS],
    /// Share of the time of a licence that recalls leave outside.
    pub(super) outside: [f64; BANDS],
    /// Rate at which a licence ends by a new case or a new sentence on recall.
    pub(super) ends: [Classes; BANDS],
    pub(super) new_sentence: f64,
    pub(super) stock: f64,
    pub(super) lengths: Lengths,
}

impl Licences {
    pub(super) fn read(values: &Values, stock: &OpeningStock, returns: &Return) -> Licences {
        let of = |stem: &str| {
            Band::DETERMINATE.map(|band| values.number(&format!("{stem}.{}", band.name())))
        };
        let recall = of("probation.recall_hazard");
        let (years, new_sentence) = recalled(values);
        let outside = recall.map(|rate| 1.0 / (1.0 + rate * years));
        let ends = |at: usize| {
            by_class(|class| {
                let case = returns.case[class] * returns.on_licence;
                outside[at] * (case + recall[at] * new_sentence)
            })
        };
        let (receptions, mix) = (of("court.custody_receptions"), of("return.classmix"));
        let received = by_band(|at| class_mix(mix[at]).map(|share| receptions[at] * share));
        let supervised = of("release.supervised_share");
        let status = "supervised/licence_pss";
        let people = |band: &Band| count(stock, status, band.name());
        Licences {
            starts: by_band(|at| received[at].map(|people| people * supervised[at])),
            received,
            stated: of("probation.licence_years"),
            ends: by_band(ends),
            recall,
            outside,
            new_sentence,
            stock: Band::DETERMINATE.iter().map(people).sum(),
            lengths: Lengths::new(values.number("probation.licence_cv")),
        }
    }

    /// Lengths at a level: that of sentences under twelve months is the rule's, the others keep
    /// their proportion.
    pub(super) fn years(&self, level: f64) -> [f64; BANDS] {
        let [first, second, third, fourth] = self.stated;
        [first, second, third * level, fourth * level]
    }

    pub(super) fn people(&self, level: f64) -> [Classes; BANDS] {
        let years = self.years(level);
        by_band(|at| {
            by_class(|class| {
                let stay = self.lengths.cut(years[at], self.ends[at][class]);
                self.starts[at][class] * stay * self.outside[at]
            })
        })
    }

    /// The level that keeps the stock of all bands together.
    pub(super) fn level(&self) -> f64 {
        root(|level| self.people(level).iter().flatten().sum::<f64>() - self.stock)
    }

    /// Sentences passed on recalled people a year, by class.
    pub(super) fn sentenced_on_recall(&self, people: &[Classes; BANDS]) -> Classes {
        by_class(|class| {
            let of_band = |at: usize| self.recall[at] * people[at][class] * self.new_sentence;
            (0..BANDS).map(of_band).sum()
        })
    }

    /// Length bands of each class, of sentences that are not for breach.
    pub(super) fn shares(&self, breaches: &Breaches) -> [Classes; BANDS] {
        let others =
            by_band(|at| by_class(|class| self.received[at][class] - breaches.received[at][class]));
        let all = by_class(|class| others.iter().map(|band| band[class]).sum::<f64>());
        by_band(|at| by_class(|class| others[at][class] / all[class]))
    }
}

/// Mean years of a recall, and the chance that it ends in a new sentence.
pub(super) fn recalled(values: &Values) -> (f64, f64) {
    let of = |name: &str| values.number(&format!("custody.recall.{name}"));
    let fixed = of("ftr_share");
    let term = (of("ftr_days_short") + of("ftr_days_long")) / 2.0;
    let days = fixed * term + (1.0 - fixed) * of("standard_days");
    (days / DAYS_PER_YEAR, (1.0 - fixed) * of("p_new_sentence"))
}
