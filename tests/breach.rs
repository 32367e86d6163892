//! Breach of orders: it leads to custody as often as the scenario says, for twelve months or less, and
//! the receptions it makes are those that the balance has taken off what courts pass otherwise.

use std::path::Path;
use std::sync::Arc;
use throughcare::engine::Tick;
use throughcare::ledger::Flow;
use throughcare::life::follow;
use throughcare::pathway::watch::{Moment, Observer};
use throughcare::pathway::{Plan, Step, World};
use throughcare::person::{Band, Legal, Person};
use throughcare::scenario::{Overlays, Scenario};

const SAMPLE: f64 = 0.05;
const SEED: u64 = 31;

fn scenario(era: &str, set: &[&str]) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{era}.toml"));
    let overlays = Overlays {
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        years: Some(1),
        ..Overlays::default()
    };
    Scenario::load(&path, &overlays).unwrap_or_else(|error| panic!("{error}"))
}

fn plan(scenario: &Scenario) -> Arc<Plan> {
    Arc::new(Plan::new(scenario, SAMPLE).expect("the scenario can be simulated"))
}

fn run(scenario: &Scenario) -> World {
    let plan = plan(scenario);
    let mut world = World::new(Arc::clone(&plan));
    world.open(SEED, 0).expect("no loop");
    world.run_until(plan.horizon()).expect("no loop");
    world.check(plan.horizon()).expect("the identities hold");
    world
}

fn by_month(world: &World, flow: Flow) -> Vec<u32> {
    let of_month = |month| world.ledger().flow(month, flow).iter().sum();
    (0..12).map(of_month).collect()
}

fn in_all(world: &World, flow: Flow) -> f64 {
    by_month(world, flow).into_iter().map(f64::from).sum()
}

/// Where those who have breached an order go.
#[derive(Default)]
struct Breaches {
    /// Those whom the court has dealt with and who have not left the order yet.
    between: Vec<u32>,
    to_custody: u32,
    at_liberty: u32,
}

impl Observer for Breaches {
    fn watches(&self, _: u32) -> bool {
        true
    }

    fn wants_flows(&self) -> bool {
        false
    }

    fn finds(&mut self, _: Tick, _: u32, _: &Person) {}

    fn sees(&mut self, moment: &Moment<'_>) {
        let Some(before) = moment.before else { return };
        let after = moment.after;
        if moment.step == Step::AnswersForBreach && before.counts != after.counts {
            return self.between.push(moment.id);
        }
        let waiting = self.between.iter().position(|&id| id == moment.id);
        let Some(place) = waiting.filter(|_| before.legal != after.legal) else {
            return;
        };
        self.between.swap_remove(place);
        match after.legal {
            Legal::Sentenced => {
                assert!(after.band <= Band::To12Months, "{:?}", after.band);
                self.to_custody += 1;
            }
            Legal::AtRisk => self.at_liberty += 1,
            other => panic!("a breach has led to {other:?}"),
        }
    }
}

#[test]
fn every_breach_leads_to_custody_or_just_ends_the_order() {
    let plan = plan(&scenario("2019", &[]));
    let (world, seen) =
        follow(&plan, (SEED, 0), Breaches::default(), |_, _| true).expect("the identities hold");
    assert!(seen.between.is_empty(), "{} in between", seen.between.len());
    let (custody, liberty) = (f64::from(seen.to_custody), f64::from(seen.at_liberty));
    assert_eq!(custody, in_all(&world, Flow::ReceivedForBreach));
    assert_eq!(custody + liberty, in_all(&world, Flow::Breached));
    // The share stated, within four standard errors.
    let (all, share) = (custody + liberty, 0.3);
    let error = (all * share * (1.0 - share)).sqrt();
    assert!(
        (custody - share * all).abs() < 4.0 * error,
        "{custody} of {all}"
    );
}

#[test]
fn with_a_share_of_nought_nobody_is_received_for_breach_and_with_one_everybody() {
    let none = run(&scenario("2019", &["probation.breach_to_custody=0"]));
    assert!(in_all(&none, Flow::Breached) > 100.0);
    assert_eq!(in_all(&none, Flow::ReceivedForBreach), 0.0);
    let all = run(&scenario("2019", &["probation.breach_to_custody=1"]));
    assert_eq!(
        by_month(&all, Flow::ReceivedForBreach),
        by_month(&all, Flow::Breached)
    );
}

/// Receptions by band count breaches: what the balance takes off the others for them is what comes, and
/// all sentences that begin in custody are still those published. Four standard errors of a Poisson
/// count, and the tenth by which reoffending may be off the balance, which takes everybody at the
/// class's rate.
#[test]
fn in_each_era_receptions_are_as_published_with_those_for_breach_among_them() {
    for era in ["2006", "2019", "2025"] {
        let scenario = scenario(era, &[]);
        let values = scenario.at(0);
        let published: f64 = ["le6m", "m6_12", "m12_4y", "y4plus", "life", "ipp"]
            .map(|band| values.number(&format!("court.custody_receptions.{band}")))
            .iter()
            .sum();
        let world = run(&scenario);
        let sentences = [
            Flow::ReceivedUnderSentence,
            Flow::ReceivedForBreach,
            Flow::SentencedInside,
        ];
        let begun: f64 = sentences.map(|flow| in_all(&world, flow)).iter().sum();
        for (found, a_year) in [
            (
                in_all(&world, Flow::ReceivedForBreach),
                values.number("court.sentenced_for_breach"),
            ),
            (begun, published),
        ] {
            let wanted = a_year * SAMPLE;
            let allowed = 4.0 * wanted.sqrt() + 0.1 * wanted;
            assert!(
                (found - wanted).abs() < allowed,
                "{era}: {found}, not {wanted}"
            );
        }
    }
}
