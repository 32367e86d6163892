//! Tests on probation, treatment requirements and sentencers' confidence: each does what its text says.

mod sampled;

use sampled::{Sampled, moved, total as in_all};
use throughcare::ledger::{Flow, Ledger, Provision, Stock};
use throughcare::pathway::{Plan, World};

const YEARS: u32 = 2;
/// A test reveals nothing.
const BLIND: &str = "probation.test_detection_effect=0";

fn sampled(years: u32) -> Sampled {
    Sampled {
        era: "2019",
        sample: 0.05,
        seed: 23,
        years,
    }
}

fn run(set: &[&str]) -> World {
    sampled(YEARS).run("", set)
}

fn count(world: &World, flow: Flow, months: std::ops::Range<usize>) -> f64 {
    let counts = months.flat_map(|month| world.ledger().flow(month, flow));
    counts.map(|&count| f64::from(count)).sum()
}

fn stock(world: &World, end: usize, stock: Stock) -> f64 {
    let counts = world.ledger().stock(end, stock).iter();
    counts.map(|&count| f64::from(count)).sum()
}

fn same(one: &Ledger, other: &Ledger, flow: Flow, months: usize) -> bool {
    (0..months).all(|month| one.flow(month, flow) == other.flow(month, flow))
}

/// Two counts of the same mean: within four standard errors of their difference (Poisson).
fn assert_alike(one: f64, other: f64, what: &str) {
    let allowed = 4.0 * (one + other).sqrt();
    assert!((one - other).abs() < allowed, "{what}: {one} and {other}");
}

#[test]
fn tests_that_reveal_nothing_move_themselves_and_nothing_else() {
    let known = run(&[BLIND]);
    let everyone = run(&[BLIND, "probation.test_everyone=1"]);
    for &flow in Flow::ALL {
        let tests = [
            Flow::TestedOnProbation,
            Flow::TestedPositiveOnProbation,
            Flow::TestedAsRecorded,
        ]
        .contains(&flow);
        let alike = same(known.ledger(), everyone.ledger(), flow, 24);
        assert_eq!(alike, !tests, "{}", flow.name());
    }
    let (few, many) = (
        in_all(&known, Flow::TestedOnProbation),
        in_all(&everyone, Flow::TestedOnProbation),
    );
    assert!(many > 2.0 * few, "{few} and {many}");
    assert!(in_all(&everyone, Flow::FoundByTest) == 0.0);
}

#[test]
fn tests_of_everyone_that_reveal_need_bring_referrals() {
    let blind = run(&[BLIND, "probation.test_everyone=1"]);
    let seeing = run(&[
        "probation.test_detection_effect=1",
        "probation.test_everyone=1",
    ]);
    assert!(in_all(&seeing, Flow::FoundByTest) > 0.0);
    assert!(
        in_all(&seeing, Flow::ReferredByProbation) > in_all(&blind, Flow::ReferredByProbation),
        "needs found lead to referrals"
    );
}

#[test]
fn how_far_the_court_looks_at_known_need_leaves_the_number_of_requirements() {
    let blindly = run(&["court.attach_known_multiplier=1"]);
    let looking = run(&["court.attach_known_multiplier=10"]);
    for flow in [Flow::GivenDrr, Flow::GivenAtr] {
        assert_alike(in_all(&blindly, flow), in_all(&looking, flow), flow.name());
    }
}

#[test]
fn requirements_follow_what_courts_know_and_trust() {
    let base = in_all(&run(&[]), Flow::GivenDrr);
    // Known to all: 4 over the mean of 4 × 0.65 and 0.35.
    let known = in_all(&run(&["court.need_known=1"]), Flow::GivenDrr);
    assert_alike(known * 2.95 / 4.0, base, "known to all");
    let doubtful = in_all(&run(&["court.confidence=0.2"]), Flow::GivenDrr);
    assert_alike(doubtful * 2.0, base, "half the confidence");
}

#[test]
fn a_requirement_that_nobody_completes_fails() {
    let world = run(&["court.completion.drr=0", "court.completion.atr=1"]);
    assert!(in_all(&world, Flow::CompletedDrr) == 0.0);
    assert!(in_all(&world, Flow::FailedDrr) > 0.0);
    assert!(in_all(&world, Flow::CompletedAtr) > in_all(&world, Flow::FailedAtr));
    assert!(stock(&world, 24, Stock::OnDrr) > 0.0 && stock(&world, 24, Stock::OnAtr) > 0.0);
}

#[test]
fn a_requirement_for_mental_health_is_followed_to_its_end_and_moves_nothing_else() {
    let often = "court.attach.mhtr=0.3";
    let none = run(&["court.attach.mhtr=0"]);
    let failing = run(&[often, "court.completion.mhtr=0"]);
    let completing = run(&[often, "court.completion.mhtr=1"]);
    let ends = ["completed_mhtr", "failed_mhtr"];
    assert_eq!(moved(&failing, &completing), ends);
    assert_eq!(
        moved(&none, &completing),
        [&["given_mhtr"], &ends[..]].concat()
    );
    assert!(in_all(&failing, Flow::CompletedMhtr) == 0.0);
    assert!(in_all(&none, Flow::GivenMhtr) == 0.0);
    assert!(in_all(&completing, Flow::CompletedMhtr) > in_all(&completing, Flow::FailedMhtr));
    let running = [
        stock(&none, 24, Stock::OnMhtr),
        stock(&failing, 24, Stock::OnMhtr),
    ];
    assert!(running[0] == 0.0 && running[1] > 0.0, "{running:?}");
}

#[test]
fn requirements_for_mental_health_last_as_long_as_their_parameter_says() {
    let mean = |days: &str| {
        let world = run(&[
            "court.attach.mhtr=0.3",
            "court.attach.drr=0",
            "court.attach.atr=0",
            days,
        ]);
        stock(&world, 24, Stock::OnMhtr)
    };
    let (short, long) = (
        mean("court.requirement_days.mhtr=30"),
        mean("court.requirement_days.mhtr=120"),
    );
    // Orders end before some of the longer ones do.
    assert!((2.5..4.2).contains(&(long / short)), "{short} and {long}");
}

#[test]
fn of_the_requirements_of_a_month_no_more_lead_to_treatment_than_were_given() {
    let world = run(&[]);
    for month in 0..24 {
        let count = |flow| count(&world, flow, month..month + 1);
        let given = count(Flow::GivenDrr) + count(Flow::GivenAtr);
        let (led, linked) = (
            count(Flow::RequirementDelivered),
            count(Flow::RequirementLinked),
        );
        assert!(linked <= led && led <= given, "{linked}, {led}, {given}");
    }
    let (led, given) = (
        count(&world, Flow::RequirementDelivered, 0..18),
        count(&world, Flow::GivenDrr, 0..18) + count(&world, Flow::GivenAtr, 0..18),
    );
    assert!((0.4..0.85).contains(&(led / given)), "{led} of {given}");
}

#[test]
fn confidence_that_is_certainty_already_rises_no_further() {
    // Far more is delivered than the reference, so that without an end confidence would be a hundredfold.
    let certain = [
        "court.confidence=1",
        "court.reference_confidence=1",
        "court.reference_delivery=0.01",
    ];
    let follow = "[[change]]\nparameter = \"court.confidence_feedback\"\nafter_days = 1\nset = 1\n";
    let [steady, follows] = ["", follow].map(|changes| sampled(2).run(changes, &certain));
    assert!(moved(&steady, &follows).is_empty());
    let doubtful = [
        "court.confidence=0.5",
        "court.reference_confidence=0.5",
        certain[2],
    ];
    let [before, after] = ["", follow].map(|changes| {
        let world = sampled(3).run(changes, &doubtful);
        count(&world, Flow::GivenDrr, 14..36)
    });
    assert_alike(after, 2.0 * before, "certain where half were confident");
}

#[test]
fn confidence_falls_where_treatment_is_not_delivered_and_not_before_a_year_has_passed() {
    let starved = "community.funding=0.2";
    // From the second day: the years before the start are the era's, whose confidence is given.
    let follow = "[[change]]\nparameter = \"court.confidence_feedback\"\nafter_days = 1\nset = 1\n";
    let [steady, follows] = ["", follow].map(|changes| sampled(3).run(changes, &[starved]));
    for flow in [Flow::GivenDrr, Flow::GivenAtr] {
        assert!(
            same(steady.ledger(), follows.ledger(), flow, 11),
            "{}",
            flow.name()
        );
        let (before, after) = (count(&steady, flow, 14..36), count(&follows, flow, 14..36));
        assert!(after < before, "{}: {before} and {after}", flow.name());
    }
}

#[test]
fn contacts_are_worse_with_fewer_officers() {
    let quality = |world: &World| {
        let of = |what| -> f64 {
            let counts = world.ledger().provisions.of(24, what).iter();
            counts.map(|&count| f64::from(count)).sum()
        };
        of(Provision::CasesWellMet) / of(Provision::CasesHeld)
    };
    let usual = quality(&run(&[]));
    let fewer = quality(&run(&[
        "probation.officers_fte.nps=2000",
        "probation.officers_fte.crc=2000",
    ]));
    let perfect = quality(&run(&[
        "probation.quality.floor=1",
        "probation.absence_cover=1",
    ]));
    assert!(fewer < usual && usual < perfect, "{fewer}, {usual}");
    assert!((perfect - 1.0).abs() < 1e-12);
}

/// Better contacts prevent more; where supervision did harm, better contacts would do more of it.
#[test]
fn with_fewer_officers_more_reoffend_if_contacts_prevent_and_fewer_if_they_harm() {
    let few = [
        "probation.officers_fte.nps=1000",
        "probation.officers_fte.crc=800",
    ];
    for (effect, sign) in [
        ("return.supervision_rr=0.7", 1.0),
        ("return.supervision_rr=1.5", -1.0),
    ] {
        let usual = in_all(&run(&[effect]), Flow::Reoffended);
        let fewer = in_all(&run(&[effect, few[0], few[1]]), Flow::Reoffended);
        let allowed = 4.0 * (usual + fewer).sqrt();
        assert!(
            sign * (fewer - usual) > allowed,
            "{effect}: {usual} and {fewer}"
        );
    }
}

/// The class's rate is that of the era, with the contacts of the era.
#[test]
fn with_the_officers_of_the_era_what_supervision_prevents_leaves_reoffending_as_it_is() {
    let without = in_all(&run(&["return.supervision_rr=1"]), Flow::Reoffended);
    let with = in_all(&run(&["return.supervision_rr=0.7"]), Flow::Reoffended);
    assert_alike(without, with, "with and without the effect");
}

#[test]
fn supervision_that_prevents_everything_in_the_era_is_refused() {
    let set = ["return.supervision_rr=0", "probation.reference_quality=1"];
    let sampled = sampled(YEARS);
    let scenario = sampled.scenario("", &set);
    let refused = Plan::new(&scenario, sampled.sample).expect_err("nobody would reoffend");
    assert!(refused.to_string().contains("return.supervision_rr"));
}
