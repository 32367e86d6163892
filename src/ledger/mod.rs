//! What happened: counts of flows and stocks by month and cell, and time integrals by state.
//!
//! The ledger only records. Everything is a whole number, so sums over regions, months or
//! replications do not depend on their order.

pub mod counted;
mod estate;
mod flow;
mod integrals;
mod meter;
mod provision;
mod served;
mod tiers;

pub use estate::{EstateReading, Mix, Part, PrisonMixes, Use, uses_of};
pub use flow::Flow;
pub use integrals::Integrals;
pub use meter::{Meter, Meters};
pub use provision::{Provision, Provisions, Service, of_provision_cell, provision_cells};
pub use served::Served;
pub use tiers::{TierCount, TierTime, Tiers};

use crate::engine::Tick;
use crate::person::{Attributes, Band, Legal, Person, Sex, Substance, index_enum};

index_enum! {
    /// A group of people counted at an instant; [`counted::stocks_of`] says who is in it.
    Stock {
        /// On remand.
        Remand = "remand",
        /// Determinate sentence.
        Sentenced = "sentenced",
        /// Life and public protection.
        Indeterminate = "indeterminate",
        /// Recalled.
        Recalled = "recalled",
        /// Non-criminal.
        NonCriminal = "non_criminal",
        /// On licence or post-sentence supervision.
        OnLicence = "on_licence",
        /// On a community order.
        CommunityOrder = "community_order",
        /// On a suspended sentence order.
        SuspendedOrder = "suspended_order",
        /// At risk of return.
        AtRisk = "at_risk",
        /// Left the model.
        Gone = "gone",
        /// Dead.
        Dead = "dead",
        /// Sentenced to six months or less, inside.
        UpTo6Months = "sentenced_le6m",
        /// Over six to twelve months, inside.
        To12Months = "sentenced_m6_12",
        /// Twelve months to under four years, inside.
        To4Years = "sentenced_m12_4y",
        /// Four years and over, inside.
        Over4Years = "sentenced_y4plus",
        /// On licence or post-sentence supervision after a sentence of twelve months or less.
        OnLicenceUpTo12Months = "on_licence_le12m",
        /// Of those on licence, on home detention curfew.
        OnCurfew = "on_curfew",
        /// Supervised in the community with a drug problem.
        SupervisedWithDrugProblem = "supervised_with_drug_problem",
        /// Of those, known to the officer.
        KnownDrugProblem = "known_drug_problem",
        /// Of those, tested under the present supervision.
        KnownAndTested = "known_and_tested",
        /// In treatment in custody.
        TreatedInside = "treated_inside",
        /// Waiting for treatment in custody.
        WaitingInside = "waiting_inside",
        /// Identified in custody, held where no treatment of the kind is offered.
        NotOfferedInside = "not_offered_inside",
        /// In community treatment.
        TreatedOutside = "treated_outside",
        /// Waiting for community treatment.
        WaitingOutside = "waiting_outside",
        /// Under an order with a drug rehabilitation requirement.
        OnDrr = "on_drr",
        /// Under an order with an alcohol treatment requirement.
        OnAtr = "on_atr",
        /// Under an order with a mental health treatment requirement.
        OnMhtr = "on_mhtr",
        /// On an intervention team's caseload.
        OnTeam = "on_team",
        /// Waiting for an intervention team.
        WaitsForTeam = "waits_for_team",
        /// At liberty, using opiates and not in treatment.
        UntreatedOpiateUsers = "untreated_opiate_users",
    }
}

const SUBSTANCES: usize = Substance::COUNT;
const SEXES: usize = Sex::COUNT;

/// Cells a count is kept in: region × substance group × sex.
#[must_use]
pub fn cells(regions: usize) -> usize {
    regions * SUBSTANCES * SEXES
}

/// The cell of somebody.
#[inline]
#[must_use]
pub fn cell(who: &Attributes) -> usize {
    (usize::from(who.region) * SUBSTANCES + who.substance as usize) * SEXES + who.sex as usize
}

/// Which part of the country and people a cell stands for.
#[must_use]
pub fn of_cell(cell: usize) -> (usize, Substance, Sex) {
    let sex = Sex::ALL[cell % SEXES];
    let substance = Substance::ALL[cell / SEXES % SUBSTANCES];
    (cell / (SEXES * SUBSTANCES), substance, sex)
}

/// The counts of one world.
#[derive(Clone, Debug)]
pub struct Ledger {
    cells: usize,
    months: usize,
    month: usize,
    flows: Vec<u32>,
    now: Vec<u32>,
    stocks: Vec<u32>,
    /// Person-time and moves between legal states.
    pub integrals: Integrals,
    /// What costs money, month by month.
    pub meters: Meters,
    /// Officers and places at the opening and at month ends.
    pub provisions: Provisions,
    /// What the prisons held at the end of each month.
    pub estate: Vec<EstateReading>,
    /// What people held in each prison used.
    pub mixes: PrisonMixes,
    /// Treatment in custody by tier.
    pub tiers: Tiers,
    /// Time served under determinate sentences.
    pub served: Served,
}

impl Ledger {
    /// An empty ledger for `months` months from `begin` and `regions` regions.
    #[must_use]
    pub fn new(begin: Tick, months: usize, regions: usize) -> Ledger {
        let cells = cells(regions);
        Ledger {
            cells,
            months,
            month: 0,
            flows: vec![0; months * Flow::COUNT * cells],
            now: vec![0; Stock::COUNT * cells],
            stocks: vec![0; (months + 1) * Stock::COUNT * cells],
            integrals: Integrals::new(regions, begin),
            meters: Meters::default(),
            provisions: Provisions::new(months, regions),
            estate: Vec::with_capacity(months),
            mixes: PrisonMixes::default(),
            tiers: Tiers::default(),
            served: Served::new(months, cells),
        }
    }

    /// Forgets everything, keeping the memory.
    pub fn reset(&mut self) {
        self.month = 0;
        self.flows.fill(0);
        self.now.fill(0);
        self.stocks.fill(0);
        self.integrals.reset();
        self.meters.reset();
        self.provisions.reset();
        self.estate.clear();
        self.mixes.reset();
        self.tiers.reset();
        self.served.reset();
    }

    /// Records that `flow` happened to somebody in `cell` this month.
    #[inline]
    pub fn record(&mut self, flow: Flow, cell: usize) {
        self.record_in(self.month, flow, cell);
    }

    /// Records `flow` in the month of another event, for cohorts; the opening months before the
    /// start do not exist and are not recorded.
    #[inline]
    pub fn record_in(&mut self, month: usize, flow: Flow, cell: usize) {
        if month < self.months {
            self.flows[(month * Flow::COUNT + flow as usize) * self.cells + cell] += 1;
        }
    }

    /// Records that somebody in `cell` is released from a sentence of `band` after so many ticks.
    pub fn record_served(&mut self, band: Band, cell: usize, ticks: u64) {
        self.served.record(self.month, band, cell, ticks);
    }

    /// Facts recorded so far: flows of all months and cells.
    #[must_use]
    pub fn facts(&self) -> u64 {
        self.flows.iter().map(|&count| u64::from(count)).sum()
    }

    /// Moves somebody between stocks: the bits of [`counted::stocks_of`] before and after.
    #[inline]
    pub fn recount(&mut self, cell: usize, before: u32, after: u32) {
        let mut changed = before ^ after;
        while changed != 0 {
            let stock = changed.trailing_zeros();
            changed &= changed - 1;
            let count = &mut self.now[stock as usize * self.cells + cell];
            if after >> stock & 1 == 1 {
                *count += 1
            } else {
                *count -= 1
            }
        }
    }

    /// Copies the stocks of this instant as those at the end of the running month, and goes on to
    /// the next. The stocks of the opening are kept as month 0.
    pub fn close_month(&mut self) {
        self.keep(self.month + 1);
        self.month += 1;
        self.provisions.begin(self.month);
    }

    /// Keeps the stocks of the opening.
    pub fn open(&mut self) {
        self.keep(0);
    }

    fn keep(&mut self, at: usize) {
        let size = self.now.len();
        if at <= self.months {
            self.stocks[at * size..(at + 1) * size].copy_from_slice(&self.now);
        }
    }

    /// Months closed so far.
    #[must_use]
    pub fn month(&self) -> usize {
        self.month
    }

    /// How often `flow` happened in `month` (0 is the first), cell by cell.
    #[must_use]
    pub fn flow(&self, month: usize, flow: Flow) -> &[u32] {
        let at = (month * Flow::COUNT + flow as usize) * self.cells;
        &self.flows[at..at + self.cells]
    }

    /// `stock` at the end of month `end` (0 is the opening), cell by cell.
    #[must_use]
    pub fn stock(&self, end: usize, stock: Stock) -> &[u32] {
        let at = (end * Stock::COUNT + stock as usize) * self.cells;
        &self.stocks[at..at + self.cells]
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        (self.flows.capacity() + self.now.capacity() + self.stocks.capacity()) * 4
            + self.served.bytes()
    }

    /// `stock` at this instant, everywhere.
    #[must_use]
    pub fn stock_now(&self, stock: Stock) -> u64 {
        let at = stock as usize * self.cells;
        self.now[at..at + self.cells]
            .iter()
            .map(|&count| u64::from(count))
            .sum()
    }

    /// Records a move between legal states at `now`, of somebody in the old one since `since`.
    #[inline]
    pub fn moved(&mut self, person: &Person, from: Legal, since: Tick, now: Tick) {
        self.integrals.moved(
            usize::from(person.attributes.region),
            from,
            person.legal,
            since,
            now,
        );
    }

    /// Whether the stocks counted by walking over everybody are those kept by moves.
    ///
    /// # Errors
    /// The first stock that differs, in words.
    pub fn check_against<'a>(
        &self,
        people: impl Iterator<Item = &'a Person>,
    ) -> Result<(), String> {
        let mut counts = vec![0u32; self.now.len()];
        for person in people {
            let mut bits = counted::stocks_of(person);
            while bits != 0 {
                counts[bits.trailing_zeros() as usize * self.cells + cell(&person.attributes)] += 1;
                bits &= bits - 1;
            }
        }
        match counts
            .iter()
            .zip(&self.now)
            .position(|(walked, kept)| walked != kept)
        {
            None => Ok(()),
            Some(at) => Err(format!(
                "stock {}: {} counted by walking, {} by moves",
                Stock::ALL[at / self.cells].name(),
                counts[at],
                self.now[at]
            )),
        }
    }
}
