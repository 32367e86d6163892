//! Releases from sentence: what had been served, and who reoffends within two years, are what the
//! lives themselves say.

mod sampled;

use sampled::Sampled;
use std::collections::BTreeMap;
use throughcare::cohort::history;
use throughcare::engine::Tick;
use throughcare::indicators::groups;
use throughcare::indicators::list;
use throughcare::indicators::measure::{Measured, When};
use throughcare::ledger::{Flow, Ledger};
use throughcare::life::follow::follow;
use throughcare::pathway::time::{START, TICKS_PER_DAY, days};
use throughcare::pathway::watch::{Moment, Observer};
use throughcare::person::{Band, Fact, Legal, Person, Sex};

const THREE_YEARS: Sampled = Sampled {
    era: "2019",
    sample: 0.02,
    seed: 5,
    years: 3,
};
const TWO_YEARS: u32 = days(730);

/// A life as far as it matters here.
#[derive(Clone, Copy, Default)]
struct Life {
    /// Since when the stay counts that ends in release from sentence.
    inside: Option<Tick>,
    /// Days served before what dates can hold.
    before: u32,
    /// The release from sentence that has been followed by recalls at most.
    released: Option<Tick>,
    /// Whether there has been a recall since.
    recalled: bool,
}

/// Writes down lives, and counts from them alone.
#[derive(Default)]
struct Clerk {
    lives: BTreeMap<u32, Life>,
    served: BTreeMap<Band, (u32, u64)>,
    again: BTreeMap<Tick, u32>,
    after_recall: u32,
}

impl Clerk {
    fn moves(&mut self, at: Tick, id: u32, from: Legal, after: &Person) {
        let life = self.lives.entry(id).or_default();
        match (from, after.legal) {
            (Legal::Remand, Legal::Sentenced) => {
                life.inside.get_or_insert(at);
            }
            (_, Legal::Remand | Legal::Sentenced) => (life.inside, life.before) = (Some(at), 0),
            _ => {}
        }
        life.recalled |= after.legal == Legal::Recalled;
    }

    fn leaves(&mut self, at: Tick, id: u32, before: &Person) {
        let life = self.lives.entry(id).or_default();
        if before.legal == Legal::Sentenced {
            let from = life.inside.expect("somebody released was inside");
            let served = self.served.entry(before.band).or_default();
            served.0 += 1;
            served.1 += u64::from(at.since(from)) + u64::from(days(life.before));
        }
        (life.released, life.recalled) = (Some(at), false);
    }

    fn reoffends(&mut self, at: Tick, id: u32) {
        let life = self.lives.entry(id).or_default();
        let Some(released) = life.released.take() else {
            return;
        };
        if at.since(released) <= TWO_YEARS {
            *self.again.entry(released).or_default() += 1;
            self.after_recall += u32::from(life.recalled);
        }
    }
}

impl Observer for Clerk {
    fn watches(&self, _: u32) -> bool {
        true
    }

    fn finds(&mut self, _: Tick, id: u32, person: &Person) {
        let dated = person.received > Tick(0) && !person.facts.has(Fact::AfterRecall);
        let from = if dated { person.received } else { person.since };
        // Somebody who was on remand two years before the start has no date of reception.
        let known = dated || person.legal == Legal::Sentenced;
        let life = Life {
            inside: known.then_some(from),
            before: person.days_back.into(),
            ..Life::default()
        };
        self.lives.insert(id, life);
    }

    fn sees(&mut self, moment: &Moment<'_>) {
        let (at, id) = (moment.at, moment.id);
        let from = moment.before.map_or(Legal::Gone, |person| person.legal);
        if moment.flows.contains(&Flow::Reoffended) {
            self.reoffends(at, id);
        }
        if let (true, Some(before)) = (
            moment.flows.contains(&Flow::ReleasedFromSentence),
            moment.before,
        ) {
            self.leaves(at, id, before);
        }
        if from != moment.after.legal {
            self.moves(at, id, from, moment.after);
        }
    }
}

fn served(ledger: &Ledger, band: Band) -> (u32, u64) {
    (0..ledger.month())
        .map(|month| ledger.served.of(month, band))
        .map(|(released, ticks)| (released.iter().sum::<u32>(), ticks.iter().sum::<u64>()))
        .fold((0, 0), |all, month| (all.0 + month.0, all.1 + month.1))
}

/// Everybody is followed; what was served and who reoffended is added up from the lives.
#[test]
fn the_ledger_has_what_the_lives_say() {
    let plan = THREE_YEARS.plan("", &[]);
    let (world, clerk) =
        follow(&plan, (THREE_YEARS.seed, 0), Clerk::default(), |_, _| true).expect("sound");
    let ledger = world.ledger();
    for band in Band::DETERMINATE {
        assert_eq!(
            Some(&served(ledger, band)),
            clerk.served.get(&band),
            "{band:?}"
        );
    }
    assert_eq!(served(ledger, Band::Indeterminate), (0, 0));
    let month = |month: usize| -> u32 {
        ledger
            .flow(month, Flow::ReoffendedWithinTwoYears)
            .iter()
            .sum()
    };
    let of_lives = |month: usize| -> u32 {
        let released = clerk.again.iter();
        released
            .filter(|(at, _)| plan.months.of(**at) == month)
            .map(|(_, people)| people)
            .sum()
    };
    for which in 0..plan.months.count() {
        assert_eq!(month(which), of_lives(which), "month {which}");
    }
    assert!(
        clerk.after_recall > 20,
        "{} after a recall",
        clerk.after_recall
    );
}

/// Longer follow-up finds nobody fewer, in no month and no group of people.
#[test]
fn over_two_years_as_many_reoffend_as_over_one_and_more() {
    let world = THREE_YEARS.run("", &[]);
    let ledger = world.ledger();
    let mut more = 0;
    for month in 0..12 {
        let one = ledger.flow(month, Flow::ReoffendedWithinYear);
        let two = ledger.flow(month, Flow::ReoffendedWithinTwoYears);
        let cohort = ledger.flow(month, Flow::ReoffendingCohort);
        for ((one, two), cohort) in one.iter().zip(two).zip(cohort) {
            assert!(
                one <= two && two <= cohort,
                "{one} of {cohort} in a year, {two} in two"
            );
            more += two - one;
        }
    }
    assert!(more > 50, "{more} in the second year");
}

/// Two years after its end lie inside the run, or a month has no value.
#[test]
fn a_month_has_a_value_only_when_its_two_years_are_over() {
    let plan = THREE_YEARS.plan("", &[]);
    let world = THREE_YEARS.run("", &[]);
    let measured = Measured {
        plan: &plan,
        ledger: world.ledger(),
    };
    let which = list::all()
        .iter()
        .position(|one| one.id == "reoffending_2y")
        .expect("it is measured");
    let groups = groups::all(&plan.regions, &plan.sites);
    for month in 0..plan.months.count() {
        let when = When::Months(month..month + 1);
        let value = measured.value(list::measure(which), &groups[0], &when);
        assert_eq!(value.is_nan(), month >= 12, "month {month}: {value}");
    }
}

/// Of people found under long sentences the dates reach back four years; what lies before is known all
/// the same. By renewal theory they have served m (1 + cv²) / 2 on average.
#[test]
fn people_found_under_long_sentences_have_served_as_theory_says() {
    const MEAN: f64 = 1500.0;
    let sampled = Sampled {
        sample: 0.2,
        years: 1,
        ..THREE_YEARS
    };
    let set = [
        "custody.served_days.y4plus=1500",
        "custody.served_cv.y4plus=0.6",
    ];
    let plan = sampled.plan("", &set);
    let cohort = history::cohort(&plan).expect("the years before the start run");
    let found: Vec<f64> = cohort
        .records
        .iter()
        .filter(|one| one.legal == Legal::Sentenced && one.band == Band::Over4Years)
        .filter(|one| one.attributes.sex == Sex::Male)
        .map(|one| {
            f64::from(START.since(one.since)) / f64::from(TICKS_PER_DAY) + f64::from(one.days_back)
        })
        .collect();
    let mean = found.iter().sum::<f64>() / found.len() as f64;
    let stays = plan.terms[0].1.custody.stays(Sex::Male);
    let expected = MEAN * stays * (1.0 + 0.6 * 0.6) / 2.0;
    assert!(found.len() > 1_000, "{} people", found.len());
    assert!(
        (mean / expected - 1.0).abs() < 0.06,
        "{mean} days behind, {expected} expected"
    );
}

/// Prisons with clinical treatment follow the lever from its date, and the opening is of before.
#[test]
fn prisons_with_treatment_are_those_that_are_given_it() {
    let whole = Sampled {
        era: "2006",
        sample: 1.0,
        seed: 5,
        years: 1,
    };
    let change =
        "[[change]]\nparameter = \"prison_tx.prisons_clinical\"\nafter_days = 100\nset = 60\n";
    let plan = whole.plan(change, &[]);
    let ledger = Ledger::new(START, plan.months.count(), plan.regions.count());
    let measured = Measured {
        plan: &plan,
        ledger: &ledger,
    };
    let groups = groups::all(&plan.regions, &plan.sites);
    let value = |id: &str, when: When| {
        let which = list::all().iter().position(|one| one.id == id);
        measured.value(list::measure(which.expect(id)), &groups[0], &when)
    };
    for (id, before, after) in [
        ("prisons_clinical", 45.0, 60.0),
        ("prisons_psychosocial", 17.0, 17.0),
    ] {
        assert_eq!(value(id, When::Opening), before);
        assert_eq!(value(id, When::Months(0..1)), before);
        assert_eq!(value(id, When::Months(11..12)), after);
    }
}
