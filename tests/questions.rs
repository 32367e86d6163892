//! Lever files that promise a figure reach it: a target met, the same money spent, the deaths of a cluster.

use std::path::Path;
use std::sync::Arc;

use throughcare::indicators::groups;
use throughcare::indicators::list;
use throughcare::indicators::measure::{Measured, When};
use throughcare::pathway::time::{START, days};
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Overlays, Scenario};

const SEED: u64 = 17;
const SAMPLE: f64 = 0.1;
const MONTHS_A_YEAR: usize = 12;

fn scenario(era: &str, lever: Option<&str>, set: &[&str], years: u32) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let overlays = Overlays {
        with: lever
            .map(|lever| folder.join(format!("levers/{lever}.toml")))
            .into_iter()
            .collect(),
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(years),
    };
    Scenario::load(&folder.join(format!("{era}.toml")), &overlays)
        .unwrap_or_else(|found| panic!("{found}"))
}

/// A world after its whole run, to be measured.
struct Ran {
    plan: Arc<Plan>,
    world: World,
}

impl Ran {
    fn new(scenario: &Scenario) -> Ran {
        let plan = Arc::new(Plan::new(scenario, SAMPLE).expect("the scenario can be simulated"));
        let mut world = World::new(Arc::clone(&plan));
        world.open(SEED, 0).expect("no loop");
        world.run_until(plan.horizon()).expect("no loop");
        Ran { plan, world }
    }

    /// An indicator of the country, over the last months of the run.
    fn last(&self, id: &str, months: usize) -> f64 {
        let groups = groups::all(&self.plan.regions, &self.plan.sites);
        let mut groups = groups.iter();
        let country = groups
            .find(|group| group.breakdown == "national")
            .expect("a country");
        let which = list::all()
            .iter()
            .position(|one| one.id == id)
            .expect("an indicator");
        let measured = Measured {
            plan: &self.plan,
            ledger: self.world.ledger(),
        };
        let end = self.plan.months.count();
        measured.value(
            list::measure(which),
            country,
            &When::Months(end - months..end),
        )
    }
}

/// Of a sample the share is off by a point by chance.
#[test]
fn a_recorded_continuity_of_75_percent_is_reached_where_the_files_say_so() {
    for (era, lever) in [
        ("2006", "continuity-75-2006"),
        ("2019", "continuity-75"),
        ("2025", "continuity-75"),
    ] {
        let ran = Ran::new(&scenario(era, Some(lever), &[], 3));
        let reached = ran.last("continuity_21d", MONTHS_A_YEAR);
        assert!((0.74..0.79).contains(&reached), "{era}: {reached}");
        let waiting = ran.last("community_wait", MONTHS_A_YEAR);
        assert!(
            waiting < 2.0,
            "{era}: places are short, {waiting} days of waiting"
        );
    }
}

/// Pounds that the places of a run cost, day by day, and what a place for a year in each area costs.
fn spent(era: &str, lever: Option<&str>, set: &[&str]) -> (f64, f64) {
    let scenario = scenario(era, lever, set, 6);
    let plan = Plan::new(&scenario, 1.0).expect("the scenario can be simulated");
    let a_place = scenario.at(0).number("community.place_cost");
    let open = |day: u32| {
        let places = &plan
            .terms_at(START.after(days(day)))
            .community_treatment
            .places;
        places
            .iter()
            .map(|area| f64::from(area.open()))
            .sum::<f64>()
    };
    let place_days: f64 = (0..scenario.horizon_days()).map(open).sum();
    let areas = plan.homes.areas.all().len() as f64;
    (place_days / 365.25 * a_place, areas * a_place)
}

#[test]
fn the_same_money_is_spent_at_once_or_over_four_years_when_nobody_has_to_be_hired() {
    for era in ["2019", "2025"] {
        let at_once = ["cost.hiring_lag_days=0"];
        let ((base, a_place_each), (once, _), (sustained, _)) = (
            spent(era, None, &at_once),
            spent(era, Some("80m-once"), &at_once),
            spent(era, Some("20m-for-four-years"), &at_once),
        );
        assert!(once - base > 14e6, "{era}: {}", once - base);
        assert!(
            (once - sustained).abs() < a_place_each,
            "{era}: {once} and {sustained}"
        );
        let [once, sustained] =
            ["80m-once", "20m-for-four-years"].map(|lever| spent(era, Some(lever), &[]).0 - base);
        assert!(
            once < 0.7 * sustained,
            "{era}: half of one year's money finds nobody in time: {once} and {sustained}"
        );
    }
}

/// 3.8 million pounds a year for 1,460 days, or 15.2 for 365.
#[test]
fn what_the_places_cost_and_what_pays_for_none_is_the_money_given() {
    let whole_run = 6 * MONTHS_A_YEAR;
    let given = |lever: Option<&str>| {
        let ran = Ran::new(&scenario("2019", lever, &[], 6));
        ran.last("cost_treatment_community", whole_run) + ran.last("community_unspent", whole_run)
    };
    let base = given(None);
    for lever in ["80m-once", "20m-for-four-years"] {
        let more = given(Some(lever)) - base;
        assert!((more - 15.19).abs() < 0.01, "{lever}: {more} million");
    }
}

/// Of the poisonings that a contaminated supply adds, 16 in 46 are fatal.
#[test]
fn poisonings_of_the_contaminated_region_are_as_often_fatal_as_in_the_cluster() {
    for era in ["2006", "2019", "2025"] {
        let scenario = scenario(era, Some("nitazene-year-in-one-region"), &[], 3);
        let mut rows = scenario.regions().rows().iter();
        let region = rows
            .position(|row| row.region == "West Midlands")
            .expect("a region");
        let [before, within] = [0, 400].map(|day| {
            let values = scenario.at(day);
            let poisonings = values.in_region("harm.potency_multiplier", region);
            let fatal = values.in_region("harm.fatal_multiplier", region);
            (
                poisonings,
                poisonings * fatal / (1.0 + values.number("harm.nonfatal_per_fatal")),
            )
        });
        let added = (within.1 - before.1) / (within.0 - before.0);
        assert!((added - 16.0 / 46.0).abs() < 0.002, "{era}: {added}");
        assert!(
            (within.1 / before.1 - 2.0).abs() < 0.005,
            "{era}: deaths double"
        );
    }
}
