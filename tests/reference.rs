//! The reference models against closed forms and against figures agreed between independent
//! programs. Seeds are fixed; a miss is a bug, not bad luck.

use rayon::prelude::*;
use throughcare::engine::{Agenda, Luck, Tick};
use throughcare::reference::heap::{HeapAgenda, Packed, Plain};
use throughcare::reference::hold::{self, Hold};
use throughcare::reference::mmc::{Mmc, SHARE_GAVE_UP, WAIT_OF_SERVED};
use throughcare::reference::pathway_1::agreed::{
    self, AGREED, AGREED_OF_APPOINTMENTS, Agreed, Figure,
};
use throughcare::reference::pathway_1::{Appointments, HORIZON, Pathway1, Tally};
use throughcare::reference::schedule::Schedule;
use throughcare::reference::treat_sim::{Outcome, Rooms, Stage, TreatSim};

const SEED: u64 = 20_190_101;

/// Mean and standard error.
fn estimate(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

/// Asserts that values agree with a figure that has a standard error of its own, within four
/// combined standard errors.
fn agree(what: &str, values: &[f64], figure: f64, error: f64) {
    let (mean, own) = estimate(values);
    let allowed = 4.0 * own.hypot(error);
    assert!(
        (mean - figure).abs() <= allowed,
        "{what}: {mean} is not {figure} ± {allowed}"
    );
}

#[test]
fn mmc_agrees_with_the_closed_form_of_erlang_a() {
    let outcomes: Vec<_> = (0..24)
        .into_par_iter()
        .map_init(
            || (Mmc::new(100_000).unwrap(), Mmc::agenda()),
            |(model, agenda), replication| model.run(Luck::new(SEED, replication), agenda).unwrap(),
        )
        .collect();
    let of = |value: fn(&throughcare::reference::mmc::Outcome) -> f64| -> Vec<f64> {
        outcomes.iter().map(value).collect()
    };
    agree(
        "share who give up",
        &of(|run| run.share_gave_up()),
        SHARE_GAVE_UP,
        5e-6,
    );
    agree(
        "wait of those served",
        &of(|run| run.mean_wait()),
        WAIT_OF_SERVED,
        5e-6,
    );
}

fn replicate<S: Schedule + Send>(
    people: u32,
    appointments: Appointments,
    replications: u32,
    agenda: impl Fn() -> S + Sync + Send,
) -> Vec<Tally> {
    (0..replications)
        .into_par_iter()
        .map_init(
            || (Pathway1::new(people, appointments).unwrap(), agenda()),
            |(world, agenda), replication| world.run(Luck::new(SEED, replication), agenda).unwrap(),
        )
        .collect()
}

#[test]
fn pathway_1_agrees_with_three_other_programs() {
    let tallies = replicate(agreed::PEOPLE, Appointments::None, 40, Pathway1::agenda);
    for Agreed {
        meaning,
        of,
        figure,
        ..
    } in AGREED
    {
        let Figure::Mean { mean, error } = figure else {
            panic!("{meaning}: only a range is agreed");
        };
        let values: Vec<f64> = tallies.iter().map(of).collect();
        agree(meaning, &values, mean, error);
    }
}

#[test]
fn appointments_agree_with_three_other_programs_and_change_nothing_else() {
    let with = replicate(20_000, Appointments::Batched, 10, Pathway1::agenda);
    let without = replicate(20_000, Appointments::None, 10, Pathway1::agenda);
    for (with, without) in with.iter().zip(&without) {
        let unseen = Tally {
            appointments: 0,
            missed: 0,
            breaches: 0,
            positive_tests: 0,
            ..*with
        };
        assert_eq!(unseen, *without);
    }
    let of = |value: &dyn Fn(&Tally) -> f64| -> Vec<f64> { with.iter().map(value).collect() };
    let explained = of(&|run| {
        let outside = run.missed as f64 / 0.15;
        let inside = run.positive_tests as f64 / 0.3;
        (outside + inside) / run.appointments as f64
    });
    for Agreed {
        meaning,
        of: value,
        figure,
        ..
    } in AGREED_OF_APPOINTMENTS
    {
        let Figure::Range { low, high } = figure else {
            panic!("{meaning}: no range is agreed");
        };
        // The ranges are those of single runs of the other programs; the mean must lie inside.
        let mean = estimate(&of(&value)).0;
        assert!((low..=high).contains(&mean), "{meaning}: {mean}");
    }
    agree("appointments inside and outside", &explained, 1.0, 0.0);
}

/// The hash of a few replications together.
fn hash(tallies: &[Tally]) -> Vec<u64> {
    tallies.iter().map(Tally::hash).collect()
}

#[test]
fn one_result_whatever_the_agenda_the_batching_and_the_threads() {
    let mut hashes = Vec::new();
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(|| {
            for appointments in [Appointments::Queued, Appointments::Batched] {
                let wheel = replicate(3_000, appointments, 4, Pathway1::agenda);
                let heap = replicate(3_000, appointments, 4, || HeapAgenda::<Plain>::new(HORIZON));
                hashes.extend([hash(&wheel), hash(&heap)]);
            }
        });
    }
    assert_eq!(hashes.len(), 8);
    assert!(
        hashes.windows(2).all(|pair| pair[0] == pair[1]),
        "{hashes:?}"
    );
    assert!(hashes[0].windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn a_world_reset_in_place_is_a_new_world() {
    let mut world = Pathway1::new(2_000, Appointments::Queued).unwrap();
    let mut agenda = Pathway1::agenda();
    let first = world.run(Luck::new(SEED, 0), &mut agenda).unwrap();
    let other = world.run(Luck::new(SEED, 1), &mut agenda).unwrap();
    let again = world.run(Luck::new(SEED, 0), &mut agenda).unwrap();
    assert_eq!(first, again);
    assert_ne!(first, other);
}

fn held<S: Schedule>(mut agenda: S) -> (u64, u64) {
    let mut model = Hold::new(2_000).unwrap();
    model.reset(Luck::new(SEED, 0), &mut agenda);
    let steps = model.run(&mut agenda, Tick(20 * hold::UNIT)).unwrap();
    (steps, model.hash())
}

#[test]
fn hold_comes_out_the_same_on_the_wheel_and_on_heaps() {
    let horizon = Tick(20 * hold::UNIT);
    let wheel = held(Agenda::new(horizon, hold::BUCKET_BITS));
    assert_eq!(wheel, held(HeapAgenda::<Plain>::new(horizon)));
    assert_eq!(wheel, held(HeapAgenda::<Packed>::new(horizon)));
    // 2,000 ids · 20 units · rate 1, give or take four standard deviations of a Poisson count.
    assert!(wheel.0.abs_diff(40_000) < 800, "{} steps", wheel.0);
}

fn days(rooms: Rooms, replications: u32) -> Vec<Outcome> {
    (0..replications)
        .into_par_iter()
        .map_init(
            || (TreatSim::new(rooms).unwrap(), TreatSim::agenda()),
            |(centre, agenda), replication| {
                centre.run(Luck::new(SEED, replication), agenda).unwrap()
            },
        )
        .collect()
}

fn waits(days: &[Outcome], stage: Stage) -> Vec<f64> {
    days.iter().filter_map(|day| day.at(stage).mean()).collect()
}

/// Published means are rounded: half a unit of their last digit is allowed beside 4 standard errors.
#[test]
fn treat_sim_has_the_arrivals_and_waits_of_the_literature() {
    let outcomes = days(Rooms::default(), 4_000);
    let arrivals: Vec<f64> = outcomes.iter().map(|day| day.arrivals as f64).collect();
    agree("arrivals", &arrivals, 229.50, 0.0);
    for (stage, published, half_digit) in [
        (Stage::Triage, 31.0, 0.5),
        (Stage::Registration, 104.0, 0.5),
        (Stage::Examination, 25.0, 0.5),
        (Stage::Treatment, 133.0, 0.5),
        (Stage::Stabilisation, 151.0, 0.5),
        (Stage::TraumaTreatment, 17.7, 0.05),
    ] {
        let (mean, error) = estimate(&waits(&outcomes, stage));
        assert!(
            (mean - published).abs() <= 4.0 * error + half_digit,
            "{stage:?}: {mean} ± {error} is not {published}"
        );
    }
}

#[test]
fn one_more_examination_room_moves_nobody_who_does_not_pass_through_it() {
    let base = days(Rooms::default(), 200);
    let rooms = Rooms::default().with_more(Stage::Examination, 1);
    let more = days(rooms, 200);
    for (base, more) in base.iter().zip(&more) {
        assert_eq!(base.arrivals, more.arrivals);
        for stage in [
            Stage::Triage,
            Stage::Registration,
            Stage::Stabilisation,
            Stage::TraumaTreatment,
        ] {
            assert_eq!(base.at(stage), more.at(stage), "{stage:?}");
        }
    }
    let waited = |days: &[Outcome]| -> u64 {
        days.iter()
            .map(|day| day.at(Stage::Examination).waited)
            .sum()
    };
    assert!(waited(&more) < waited(&base));
}
