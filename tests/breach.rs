//! Breach of orders: it leads to custody as often as the scenario says, for twelve months or less, and
//! the receptions it makes are those that the balance has taken off what courts pass otherwise.

mod sampled;

use sampled::Sampled;
use throughcare::engine::Tick;
use throughcare::ledger::Flow;
use throughcare::life::follow;
use throughcare::pathway::watch::{Moment, Observer};
use throughcare::pathway::{Step, World};
use throughcare::person::{Band, Legal, Person};

fn sampled(era: &'static str) -> Sampled {
    Sampled {
        era,
        sample: 0.05,
        seed: 31,
        years: 1,
    }
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
    let sampled = sampled("2019");
    let plan = sampled.plan("", &[]);
    let (world, seen) = follow(&plan, (sampled.seed, 0), Breaches::default(), |_, _| true)
        .expect("the identities hold");
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
    let none = sampled("2019").run("", &["probation.breach_to_custody=0"]);
    assert!(in_all(&none, Flow::Breached) > 100.0);
    assert_eq!(in_all(&none, Flow::ReceivedForBreach), 0.0);
    let all = sampled("2019").run("", &["probation.breach_to_custody=1"]);
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
        let sampled = sampled(era);
        let scenario = sampled.scenario("", &[]);
        let values = scenario.at(0);
        let published: f64 = ["le6m", "m6_12", "m12_4y", "y4plus", "life", "ipp"]
            .map(|band| values.number(&format!("court.custody_receptions.{band}")))
            .iter()
            .sum();
        let world = sampled.run("", &[]);
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
            let wanted = a_year * sampled.sample;
            let allowed = 4.0 * wanted.sqrt() + 0.1 * wanted;
            assert!(
                (found - wanted).abs() < allowed,
                "{era}: {found}, not {wanted}"
            );
        }
    }
}
