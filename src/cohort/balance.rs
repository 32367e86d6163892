//! The balance of an era: what follows from the other values of a scenario if a year's flows are
//! to keep its opening stock.
//!
//! Lengths of orders and licences follow from stock over flow (Little's law), given that breach,
//! recall and new cases cut them; disposals by class from receptions, orders and the class shares
//! of each; the people at risk from who leaves supervision, over the window with desistance; and
//! first entrants from what their returns do not supply. Every value so derived is stated in the
//! scenario, and a test compares the two to the digits stated.

mod breach;
mod flows;
mod lengths;
mod requirements;
mod returns;
mod supervised;

use self::breach::Breaches;
use self::flows::Flows;
use self::requirements::Requirement;
use self::returns::Return;
use self::supervised::{Licences, Order};
use crate::person::{Band, Persistence};
use crate::scenario::{OpeningStock, Scenario, Values};

const CLASSES: usize = Persistence::COUNT;
const BANDS: usize = 4;
const DAYS_PER_YEAR: f64 = 365.25;

/// One derived value beside what the scenario states.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Line {
    /// The key of a parameter, or status and band of a row of the opening stock.
    pub name: String,
    /// What the scenario states.
    pub stated: f64,
    /// What follows from the rest of it.
    pub derived: f64,
    /// Digits after the point that a value of this kind is stated with; −1 is tens.
    pub decimals: i32,
}

impl Line {
    /// The derived value as it is to be stated.
    #[must_use]
    pub fn rounded(&self) -> f64 {
        let scale = libm::pow(10.0, f64::from(self.decimals));
        (self.derived * scale).round() / scale
    }

    /// Whether the scenario states it so.
    #[must_use]
    pub fn holds(&self) -> bool {
        (self.rounded() - self.stated).abs() < 1e-9 * self.stated.abs().max(1.0)
    }
}

/// Every derived value of `scenario`, with what it states.
#[must_use]
pub fn of(scenario: &Scenario) -> Vec<Line> {
    Balance::new(scenario).lines(scenario)
}

/// By class.
type Classes = [f64; CLASSES];

/// What is worked out, in the order in which one thing needs the other.
struct Balance {
    remand_days: f64,
    noncriminal_days: f64,
    hiring_lag_days: f64,
    sentenced_on_recall: f64,
    sentenced_for_breach: f64,
    /// Years of a community and of a suspended order.
    orders: [f64; 2],
    /// Years of a licence by band.
    licences: [f64; BANDS],
    /// People on licence by band and class.
    on_licence: [Classes; BANDS],
    band: [Classes; BANDS],
    /// Custody, community order, suspended order.
    disposals: [Classes; 3],
    at_risk: Classes,
    entrants: Classes,
    offences: f64,
    /// Share of offences that are of people with a drug problem.
    with_problem: f64,
    /// People on an order with a requirement for drugs, and for alcohol.
    required: [f64; 2],
}

impl Balance {
    fn new(scenario: &Scenario) -> Balance {
        let (values, stock) = (scenario.at(0), scenario.opening_stock());
        let returns = Return::read(&values);
        let orders = ["co", "sso"].map(|kind| Order::read(&values, stock, kind));
        let lengths = orders.each_ref().map(|order| order.years(&returns));
        let licences = Licences::read(&values, stock, &returns);
        let level = licences.level();
        let on_licence = licences.people(level);
        let free: [Classes; 2] = [0, 1].map(|kind| orders[kind].people(&returns, lengths[kind]));
        let breaches = Breaches::read(&values, &orders, &free, &licences);
        let flows = Flows::read(&values, &licences, &on_licence, &orders, &breaches);
        let supervised = by_class(|class| {
            let licence: f64 = on_licence.iter().map(|band| band[class]).sum();
            [
                licence * returns.on_licence,
                free[0][class] + free[1][class],
                licence,
            ]
        });
        let leaving = by_class(|class| {
            flows.all(class) - returns.case[class] * (supervised[class][0] + supervised[class][1])
        });
        let at_risk = returns.at_risk(leaving);
        let entrants = by_class(|class| leaving[class] - returns.case[class] * at_risk[class]);
        let at_liberty =
            |class: usize| supervised[class][1] + supervised[class][2] + at_risk[class];
        let offences = by_class(|class| returns.hazard[class] * at_liberty(class));
        Balance {
            remand_days: days(
                stock,
                "custody/remand",
                values.number("court.remand_entries"),
            ),
            noncriminal_days: days(
                stock,
                "custody/noncriminal",
                values.number("court.noncriminal_entries"),
            ),
            hiring_lag_days: hiring_lag(&values),
            sentenced_on_recall: licences.sentenced_on_recall(&on_licence).iter().sum(),
            sentenced_for_breach: (0..CLASSES).map(|class| breaches.of_class(class)).sum(),
            orders: lengths,
            licences: licences.years(level),
            on_licence,
            band: licences.shares(&breaches),
            disposals: [flows.custody, flows.orders[0], flows.orders[1]],
            required: [Requirement::drugs(&values), Requirement::alcohol(&values)]
                .map(|kind| kind.people(&returns, &orders, lengths)),
            with_problem: returns::of_people_with_a_problem(&values, &offences),
            offences: offences.iter().sum(),
            at_risk,
            entrants,
        }
    }

    fn lines(&self, scenario: &Scenario) -> Vec<Line> {
        let (values, stock) = (scenario.at(0), scenario.opening_stock());
        let key = |name: String, derived: f64, decimals| Line {
            stated: values.number(&name),
            name,
            derived,
            decimals,
        };
        let row = |status: &str, band: &str, derived: f64| Line {
            name: format!("{status}, {band}"),
            stated: count(stock, status, band),
            derived,
            decimals: 0,
        };
        let mut lines = self.single(&key);
        for class in Persistence::ALL {
            let (at, name) = (*class as usize, class.name());
            lines.extend(self.of_class(at, name, &key));
            lines.push(row("atrisk/at_liberty", name, self.at_risk[at]));
        }
        let [drugs, alcohol] = self.required;
        lines.push(row("subset/drr_on_order", "all", drugs));
        lines.push(row("subset/atr_on_order", "all", alcohol));
        for (at, band) in Band::DETERMINATE.iter().enumerate() {
            let people = self.on_licence[at].iter().sum();
            lines.push(row("supervised/licence_pss", band.name(), people));
        }
        lines
    }

    fn single(&self, key: &impl Fn(String, f64, i32) -> Line) -> Vec<Line> {
        let line = |name: &str, derived, decimals| key(name.to_owned(), derived, decimals);
        vec![
            line("custody.remand_days", self.remand_days, 1),
            line("custody.noncriminal_days", self.noncriminal_days, 1),
            line("court.sentenced_for_breach", self.sentenced_for_breach, 0),
            line("court.sentenced_on_recall", self.sentenced_on_recall, 0),
            line("probation.hiring_lag_days", self.hiring_lag_days, 0),
            line("probation.order_years.co", self.orders[0], 3),
            line("probation.order_years.sso", self.orders[1], 3),
            line("probation.licence_years.m12_4y", self.licences[2], 3),
            line("probation.licence_years.y4plus", self.licences[3], 3),
            line("arrest.offences", self.offences, -1),
            line("arrest.offences_with_problem", self.with_problem, 3),
        ]
    }

    fn of_class(
        &self,
        at: usize,
        name: &str,
        key: &impl Fn(String, f64, i32) -> Line,
    ) -> Vec<Line> {
        let all: f64 = self.disposals.iter().map(|given| given[at]).sum();
        let mut lines: Vec<Line> = ["custody", "co", "sso"]
            .iter()
            .zip(&self.disposals)
            .map(|(given, flow)| key(format!("court.disposal.{given}.{name}"), flow[at] / all, 4))
            .collect();
        for (band, shares) in Band::DETERMINATE.iter().zip(&self.band) {
            lines.push(key(
                format!("court.band.{}.{name}", band.name()),
                shares[at],
                4,
            ));
        }
        lines.push(key(
            format!("court.first_entrants.{name}"),
            self.entrants[at],
            0,
        ));
        lines
    }
}

/// The lag at which as many officers start as leave.
fn hiring_lag(values: &Values) -> f64 {
    let vacant = values.number("probation.vacancy");
    let leaving = values.number("probation.leaving_rate") * (1.0 - vacant);
    DAYS_PER_YEAR * vacant / leaving
}

/// Mean stay in days: stock over entries a year.
fn days(stock: &OpeningStock, status: &str, entries: f64) -> f64 {
    count(stock, status, "all") / entries * DAYS_PER_YEAR
}

fn count(stock: &OpeningStock, status: &str, band: &str) -> f64 {
    stock.find(status, band).map_or(0.0, |row| row.count)
}

fn name(class: usize) -> &'static str {
    Persistence::ALL[class].name()
}

fn by_class<T>(of: impl FnMut(usize) -> T) -> [T; CLASSES] {
    std::array::from_fn(of)
}

fn by_band<T>(of: impl FnMut(usize) -> T) -> [T; BANDS] {
    std::array::from_fn(of)
}
