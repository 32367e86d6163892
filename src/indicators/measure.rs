//! How an indicator is worked out from the ledger of one replication.

use super::costs::Account;
use super::groups::Group;
use crate::ledger::{Flow, Ledger, Meter, Part, Provision, Stock, TierCount, Use};
use crate::pathway::plan::Plan;
use crate::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use crate::person::{Band, Tier};

pub(super) const MILLION: f64 = 1e6;

/// A kind of measure, with what it counts.
#[derive(Clone, Copy, Debug)]
pub enum Measure {
    /// People in any of the stocks at the month's end; over a run, the mean of month ends.
    Stock(&'static [Stock]),
    /// How often any of the flows happened; over a run, the sum.
    Flow(&'static [Flow]),
    /// Flows over flows; `follow_up` days after the month must lie inside the run.
    Share {
        /// What is counted.
        of: &'static [Flow],
        /// Among what.
        among: &'static [Flow],
        /// Days of follow-up.
        follow_up: u32,
    },
    /// Flows per thousand person-years, each of what they are among standing for `days` of exposure.
    Rate {
        /// What is counted.
        of: &'static [Flow],
        /// What opens the exposure.
        among: &'static [Flow],
        /// Days of exposure each.
        days: f64,
    },
    /// One less [`Measure::Share`].
    Remainder {
        /// What is not counted.
        of: &'static [Flow],
        /// Among what.
        among: &'static [Flow],
        /// Days of follow-up.
        follow_up: u32,
    },
    /// People in one stock among people in another, at month ends.
    Part(Stock, Stock),
    /// Of people in stocks at month ends, those with a drug problem.
    ProblemHeld(&'static [Stock]),
    /// Of people to whom something happened, those with a drug problem.
    ProblemAmong(&'static [Flow]),
    /// How often something happened in a year for each person in a stock, at month ends.
    YearlyPer(Flow, Stock),
    /// People there at the beginning of the period and those who came in it.
    Treated(Stock, Flow),
    /// Services counted at month ends; over a run, the mean. Divided by so much.
    Provided(Provision, u32),
    /// One count of services over another, at month ends.
    ProvidedPer(Provision, Provision),
    /// Share of one meter that another took up.
    Used(Meter, Meter),
    /// Millions of pounds for the meters.
    Cost(Account),
    /// Quality-adjusted life years lost.
    QalysLost,
    /// Millions of pounds at the start of the run; whole run only.
    NetPresentValue,
    /// Days waited, by a meter of people waiting, for each time the flow happened.
    Wait(Meter, Flow),
    /// People held in parts of the estate at month ends.
    Held(&'static [Part]),
    /// People held in the prisons of the group at month ends.
    HeldThere,
    /// Of those, the share who use this.
    HeldUsing(Use),
    /// People held in parts of the estate for each place there.
    Occupancy(&'static [Part]),
    /// Places of all prisons.
    Places,
    /// Prisons that hold more people than places.
    PrisonsOver,
    /// Share of people held who are in such a prison.
    HeldOver,
    /// Millions of pounds for treatment in custody that make up no whole place.
    Unspent,
    /// How often something happened in a tier of treatment in custody.
    Tier(TierCount, Tier),
    /// The mean number of places of a tier.
    TierPlaces(Tier),
    /// The share of a tier's place-time that was used.
    TierUsed(Tier),
    /// Days waited for a tier, for each person who sought it.
    TierWait(Tier),
    /// Random tests for drugs in prisons.
    DrugTests,
    /// Share of them that are positive.
    DrugTestsPositive,
    /// Months served by people released from determinate sentences of some bands.
    Served(&'static [Band]),
    /// Prisons with places in a tier of treatment.
    PrisonsWith(Tier),
    /// Growth of the prison population a year, over the whole run only.
    Growth,
    /// Whether the prison population ever exceeded a level at a month's end; whole run only.
    Exceeds(u32),
    /// Years until the prison population first exceeded a level at a month's end; whole run only.
    YearsUntil(u32),
    /// Years until any of the parts of the estate was first full at a month's end; whole run only.
    YearsUntilFull(&'static [Part]),
    /// Millions of pounds for community treatment that pay for no place.
    UnspentOutside,
}

impl Measure {
    /// Days after the end of a month that must lie inside the run.
    #[must_use]
    pub fn follow_up(self) -> u32 {
        match self {
            Measure::Share { follow_up, .. } | Measure::Remainder { follow_up, .. } => follow_up,
            _ => 0,
        }
    }

    /// Whether it is given for the country only: what is metered or belongs to prisons.
    #[must_use]
    pub fn is_national(self) -> bool {
        matches!(
            self,
            Measure::Used(..)
                | Measure::Cost(_)
                | Measure::QalysLost
                | Measure::NetPresentValue
                | Measure::Wait(..)
                | Measure::Held(_)
                | Measure::Occupancy(_)
                | Measure::Places
                | Measure::PrisonsOver
                | Measure::PrisonsWith(_)
                | Measure::HeldOver
                | Measure::Unspent
                | Measure::Tier(..)
                | Measure::TierPlaces(_)
                | Measure::TierUsed(_)
                | Measure::TierWait(_)
                | Measure::DrugTests
                | Measure::DrugTestsPositive
                | Measure::Growth
                | Measure::Exceeds(_)
                | Measure::YearsUntil(_)
                | Measure::YearsUntilFull(_)
                | Measure::UnspentOutside
        )
    }
}

/// The states of the prison population.
pub const PRISON: &[Stock] = &[
    Stock::Remand,
    Stock::Sentenced,
    Stock::Indeterminate,
    Stock::Recalled,
    Stock::NonCriminal,
];

/// Months of the run: from the first to before the last.
pub type MonthsOf = std::ops::Range<usize>;

/// What of the run is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Some months together.
    Months(MonthsOf),
    /// The opening; stocks only.
    Opening,
    /// How far the first year moved. Of people: month 12 over the opening, less one. Of flows: the
    /// last quarter over the first, day by day, less one. Of shares and waits: the last quarter less
    /// the first.
    Drift,
}

/// One replication, ready to be measured.
pub struct Measured<'a> {
    /// What was planned.
    pub plan: &'a Plan,
    /// What happened.
    pub ledger: &'a Ledger,
}

impl Measured<'_> {
    /// The value of `measure` for `group`; NaN where there is nothing to report.
    #[must_use]
    pub fn value(&self, measure: Measure, group: &Group, when: &When) -> f64 {
        match when {
            When::Months(months) => self.over(measure, group, months.clone()),
            When::Opening => self.at_end(0, measure, group),
            When::Drift => self.drift(measure, group),
        }
    }

    pub(super) fn over(&self, measure: Measure, group: &Group, months: MonthsOf) -> f64 {
        match measure {
            Measure::Stock(stocks) => self.gross(self.mean_stock(stocks, group, months)),
            Measure::Flow(flows) => self.gross(self.flows(flows, group, months) as f64),
            Measure::Share { of, among, .. } => {
                self.share(of, among, group, self.complete(months, measure.follow_up()))
            }
            Measure::Rate { of, among, days } => self.rate(of, among, days, group, months),
            Measure::Remainder { of, among, .. } => {
                1.0 - self.share(of, among, group, self.complete(months, measure.follow_up()))
            }
            Measure::Part(part, of) => ratio(
                self.mean_stock(&[part], group, months.clone()),
                self.mean_stock(&[of], group, months),
            ),
            Measure::Provided(what, by) => {
                self.gross(self.mean_provision(what, group, months) / f64::from(by))
            }
            Measure::ProvidedPer(what, per) => ratio(
                self.mean_provision(what, group, months.clone()),
                self.mean_provision(per, group, months),
            ),
            Measure::ProblemHeld(stocks) => self.problem_held(stocks, group, months),
            Measure::ProblemAmong(flows) => self.problem_among(flows, group, months),
            Measure::YearlyPer(flow, stock) => self.yearly_per(flow, stock, group, months),
            Measure::Treated(stock, flow) => {
                let there = self.stock(months.start, &[stock], group);
                self.gross((there + self.flows(&[flow], group, months)) as f64)
            }
            Measure::Used(used, there) => self.used(used, there, months),
            Measure::Cost(account) => self.cost(account, months),
            Measure::QalysLost => self.qalys_lost(months),
            Measure::Wait(meter, flow) => self.wait(meter, flow, group, months),
            Measure::Held(_)
            | Measure::HeldThere
            | Measure::HeldUsing(_)
            | Measure::Occupancy(_)
            | Measure::Places
            | Measure::PrisonsOver
            | Measure::HeldOver => self.of_prisons(measure, group, months),
            Measure::Served(bands) => self.served(bands, group, months),
            Measure::PrisonsWith(tier) => self.prisons_with(tier, months),
            Measure::Unspent => self.unspent(months),
            Measure::UnspentOutside => self.unspent_outside(months),
            Measure::Tier(what, tier) => self.gross(self.counted(what, tier, months) as f64),
            Measure::TierPlaces(tier) => self.tier_places(tier, months),
            Measure::TierUsed(tier) => self.tier_used(tier, months),
            Measure::TierWait(tier) => self.tier_wait(tier, months),
            Measure::DrugTests => self.gross(self.drug_tests(months).0),
            Measure::DrugTestsPositive => self.drug_tests_positive(months),
            Measure::Growth
            | Measure::Exceeds(_)
            | Measure::YearsUntil(_)
            | Measure::YearsUntilFull(_)
            | Measure::NetPresentValue => self.of_run(measure, group, months),
        }
    }

    /// What is given for the whole run only; nothing of any other measure.
    fn of_run(&self, measure: Measure, group: &Group, months: MonthsOf) -> f64 {
        match measure {
            _ if months.len() < self.plan.months.count() => f64::NAN,
            Measure::NetPresentValue => self.net_present_value(),
            Measure::Growth => self.growth(group),
            Measure::Exceeds(level) => self.exceeds(level, group),
            Measure::YearsUntil(level) => self.years_until(level, group),
            Measure::YearsUntilFull(parts) => self.years_until_full(parts),
            _ => f64::NAN,
        }
    }

    /// A sample's counts stand for the whole country.
    pub(super) fn gross(&self, value: f64) -> f64 {
        value / self.plan.sample
    }

    pub(super) fn stock(&self, end: usize, stocks: &[Stock], group: &Group) -> u64 {
        stocks
            .iter()
            .map(|&stock| group.sum(self.ledger.stock(end, stock)))
            .sum()
    }

    /// Mean over the month ends of the period.
    pub(super) fn mean_stock(&self, stocks: &[Stock], group: &Group, months: MonthsOf) -> f64 {
        let sum: u64 = months
            .clone()
            .map(|month| self.stock(month + 1, stocks, group))
            .sum();
        ratio(sum as f64, months.len() as f64)
    }

    /// Mean over the month ends of the period.
    fn mean_provision(&self, what: Provision, group: &Group, months: MonthsOf) -> f64 {
        let counts = |month| self.provision(month + 1, what, group);
        let sum: u64 = months.clone().map(counts).sum();
        ratio(sum as f64, months.len() as f64)
    }

    fn yearly_per(&self, flow: Flow, stock: Stock, group: &Group, months: MonthsOf) -> f64 {
        let years = f64::from(self.plan.months.days(months.clone())) / DAYS_PER_YEAR;
        let people = self.mean_stock(&[stock], group, months.clone());
        ratio(self.flows(&[flow], group, months) as f64, people * years)
    }

    pub(super) fn provision(&self, end: usize, what: Provision, group: &Group) -> u64 {
        group.sum_provision(self.ledger.provisions.of(end, what))
    }

    pub(super) fn flows(&self, flows: &[Flow], group: &Group, months: MonthsOf) -> u64 {
        months
            .flat_map(|month| {
                flows
                    .iter()
                    .map(move |&flow| group.sum(self.ledger.flow(month, flow)))
            })
            .sum()
    }

    fn share(&self, of: &[Flow], among: &[Flow], group: &Group, months: MonthsOf) -> f64 {
        let among = self.flows(among, group, months.clone());
        ratio(self.flows(of, group, months) as f64, among as f64)
    }

    fn rate(&self, of: &[Flow], among: &[Flow], days: f64, group: &Group, months: MonthsOf) -> f64 {
        let exposed = self.flows(among, group, months.clone()) as f64 * days / DAYS_PER_YEAR;
        1000.0 * ratio(self.flows(of, group, months) as f64, exposed)
    }

    /// The months of the period whose whole follow-up lies inside the run.
    fn complete(&self, months: MonthsOf, follow_up: u32) -> MonthsOf {
        let horizon = self.plan.horizon();
        let followed = |month: &usize| {
            self.plan
                .months
                .end(*month)
                .after(crate::pathway::time::days(follow_up))
                <= horizon
        };
        let end = months
            .clone()
            .rev()
            .find(followed)
            .map_or(months.start, |last| last + 1);
        months.start..end
    }

    fn ticks(&self, meter: Meter, months: MonthsOf) -> u64 {
        months
            .map(|month| self.ledger.meters.ticks(month, meter))
            .sum()
    }

    fn wait(&self, meter: Meter, flow: Flow, group: &Group, months: MonthsOf) -> f64 {
        let days = self.ticks(meter, months.clone()) as f64 / f64::from(TICKS_PER_DAY);
        ratio(days, self.flows(&[flow], group, months) as f64)
    }

    fn used(&self, used: Meter, there: Meter, months: MonthsOf) -> f64 {
        ratio(
            self.ticks(used, months.clone()) as f64,
            self.ticks(there, months) as f64,
        )
    }
}

/// A ratio; NaN where there are no cases.
pub(super) fn ratio(of: f64, among: f64) -> f64 {
    if among > 0.0 { of / among } else { f64::NAN }
}
