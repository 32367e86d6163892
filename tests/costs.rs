//! Pounds are quantity times price, line by line of the account; a price moves nothing but pounds.

mod twins;

use std::sync::Arc;
use throughcare::economics::{LINES, Priced};
use throughcare::indicators::costs::Account;
use throughcare::indicators::groups;
use throughcare::indicators::measure::{Measure, Measured, When};
use throughcare::ledger::{Flow, Ledger, Meter, Part};
use throughcare::pathway::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::Scenario;
use twins::{SAMPLE, differs, run_plan, stocks_differ};

const MONTHS: usize = 12;

/// What gives every line something to count, in 2019.
const ALL_THERE: &[&str] = &[
    "release.housed_unaided=0.5",
    "prison_tx.dedicated_prisons=60",
    "cost.supply_reduction=1000000",
    "court.attach.mhtr=0.1",
];

fn scenario(more: &[String]) -> Scenario {
    let set: Vec<&str> = ALL_THERE
        .iter()
        .copied()
        .chain(more.iter().map(String::as_str))
        .collect();
    twins::scenario("", &set, 1)
}

fn planned(scenario: &Scenario) -> Plan {
    Plan::new(scenario, SAMPLE).expect("the scenario can be simulated")
}

/// Pounds of every line over the year, and public spending in millions.
fn pounds(plan: &Plan, ledger: &Ledger) -> (Vec<f64>, f64) {
    let measured = Measured { plan, ledger };
    let of_line = |which| {
        (0..MONTHS)
            .map(|month| measured.pounds_of_line(which, month))
            .sum()
    };
    let public = measured.value(
        Measure::Cost(Account::Public),
        &groups::all(&plan.regions, &plan.sites)[0],
        &When::Months(0..MONTHS),
    );
    ((0..LINES.len()).map(of_line).collect(), public)
}

fn doubled(scenario: &Scenario, key: &str) -> String {
    format!("{key}={:?}", 2.0 * scenario.at(0).number(key))
}

#[test]
fn a_doubled_price_doubles_its_line_and_moves_the_total_by_as_much() {
    let base = scenario(&[]);
    let plan = planned(&base);
    let world = run_plan(&Arc::new(plan.clone()));
    let (once, public) = pounds(&plan, world.ledger());
    for line in LINES {
        let key = line.keys[0];
        let plan = planned(&scenario(&[doubled(&base, key)]));
        let (twice, more) = pounds(&plan, world.ledger());
        let mut added = 0.0;
        for (which, other) in LINES.iter().enumerate() {
            let times = if other.keys[0] == key { 2.0 } else { 1.0 };
            let (found, before) = (twice[which], once[which]);
            assert!(before > 0.0, "nothing of {:?} is counted", other.priced);
            assert_eq!(
                found.to_bits(),
                (times * before).to_bits(),
                "{key}: {:?}",
                other.keys
            );
            if other.is_public() {
                added += found - before;
            }
        }
        let risen = (more - public) * 1e6;
        assert!(
            (risen - added).abs() <= 1e-9 * public * 1e6,
            "{key}: {risen} and {added}"
        );
    }
}

#[test]
fn pounds_are_quantity_times_price() {
    let base = scenario(&[]);
    let world = run_plan(&Arc::new(planned(&base)));
    let plan = planned(&base);
    let (found, _) = pounds(&plan, world.ledger());
    for (line, found) in LINES.iter().zip(found) {
        let price: f64 = line.keys.iter().map(|key| base.at(0).number(key)).product();
        let expected = price * quantity(&plan, &world, line.priced);
        assert!(
            (found / expected - 1.0).abs() < 1e-9,
            "{:?}: {found} and {expected}",
            line.keys
        );
    }
}

/// What the ledger has counted of something in the year, grossed to the country: often, or in years.
fn quantity(plan: &Plan, world: &World, priced: Priced) -> f64 {
    let ledger = world.ledger();
    let years = |ticks: u64| ticks as f64 / f64::from(TICKS_PER_DAY) / DAYS_PER_YEAR;
    let sum = |counts: &[u32]| counts.iter().map(|&count| f64::from(count)).sum::<f64>();
    let year = |month| f64::from(plan.months.days(month..month + 1)) / DAYS_PER_YEAR;
    let months = 0..MONTHS;
    match priced {
        Priced::Metered(Meter::SupplyReduction) => months.map(year).sum(),
        Priced::Metered(meter) => {
            let ticks = months.map(|month| ledger.meters.ticks(month, meter)).sum();
            years(ticks) / SAMPLE
        }
        Priced::Places(tier) => {
            let ticks = months
                .map(|month| ledger.tiers.time(month, tier).places)
                .sum();
            years(ticks) / plan.sites.share_of_places(Part::ALL)
        }
        Priced::Each(flow) => {
            months
                .map(|month| sum(ledger.flow(month, flow)))
                .sum::<f64>()
                / SAMPLE
        }
        Priced::Standing(stock) => {
            let there = |month| sum(ledger.stock(month + 1, stock)) * year(month);
            months.map(there).sum::<f64>() / SAMPLE
        }
        Priced::Daily(stock) => quantity(plan, world, Priced::Standing(stock)) * DAYS_PER_YEAR,
        Priced::Working(what) => {
            let tenths = |month| sum(ledger.provisions.of(month + 1, what)) * year(month);
            months.map(tenths).sum::<f64>() / 10.0 / SAMPLE
        }
    }
}

#[test]
fn prices_move_no_flow_and_no_stock() {
    let base = scenario(&[]);
    let plan = planned(&base);
    // The price of a place buys places; every other is paid for what happens anyway.
    let buys = |key: &&str| !key.contains("place_cost");
    let keys = LINES.iter().map(|line| line.keys[0]).filter(buys);
    let mut set: Vec<String> = keys.map(|key| doubled(&base, key)).collect();
    set.sort_unstable();
    set.dedup();
    let mut dear = planned(&scenario(&set));
    dear.opening = Arc::clone(&plan.opening);
    let (cheap, dear) = (run_plan(&Arc::new(plan)), run_plan(&Arc::new(dear)));
    for &flow in Flow::ALL {
        let differs = differs(cheap.ledger(), dear.ledger(), flow, 0..MONTHS);
        assert!(!differs, "prices moved {}", flow.name());
    }
    assert!(!stocks_differ(cheap.ledger(), dear.ledger(), 0..=MONTHS));
    assert!(cheap.people() == dear.people());
}
