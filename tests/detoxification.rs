//! Clinical treatment in custody: integrated, or detoxification in the older way.

mod sampled;

use sampled::{Sampled, total};
use throughcare::ledger::{Flow, TierCount};
use throughcare::pathway::World;
use throughcare::pathway::services::INSIDE_KINDS;
use throughcare::person::Tier;

const SAMPLED: Sampled = Sampled {
    era: "2006",
    sample: 0.1,
    seed: 3,
    years: 1,
};

fn run(set: &[&str]) -> World {
    SAMPLED.run("", set)
}

#[test]
fn treatment_goes_on_where_it_is_integrated_and_supported() {
    let everywhere = [
        "prison_tx.prisons_clinical=135",
        "prison_tx.prisons_psychosocial=135",
    ];
    let world = run(&everywhere);
    // Those found in detoxification at the start may end it.
    let begun = total(&world, Flow::StartedDetoxification);
    let ended = total(&world, Flow::DetoxifiedWithNeed);
    assert!(begun > 1_000.0 && ended < 0.1 * begun, "{begun} {ended}");
    let usual = run(&[]);
    let (begun, ended) = (
        total(&usual, Flow::StartedDetoxification),
        total(&usual, Flow::DetoxifiedWithNeed),
    );
    assert!(ended > 0.3 * begun, "{begun} {ended}");
    assert!(
        total(&usual, Flow::ContinuityCohort) < total(&world, Flow::ContinuityCohort),
        "fewer leave prison while in treatment"
    );
}

#[test]
fn the_older_way_substitutes_nobody() {
    let world = run(&["prison_tx.prisons_clinical=0"]);
    assert!(total(&world, Flow::StartedSubstitution) == 0.0);
    assert!(total(&world, Flow::StartedDetoxification) > 1_000.0);
    let none = run(&[
        "prison_tx.prisons_clinical=0",
        "prison_tx.prisons_detoxification=0",
    ]);
    let tiers = &none.ledger().tiers;
    let started = (0..12).map(|month| tiers.counted(month, Tier::Clinical, TierCount::Started));
    assert_eq!(started.sum::<u64>(), 0);
}

#[test]
fn a_detoxification_lasts_as_long_as_it_is_given() {
    let stay = |days: &str| {
        let world = run(&[
            "prison_tx.prisons_clinical=0",
            "prison_tx.p_complete.opiate=0",
            "prison_tx.p_exit_other=0",
            days,
        ]);
        let (tiers, months) = (&world.ledger().tiers, 6..12);
        let busy: u64 = months
            .clone()
            .map(|month| tiers.time(month, Tier::Clinical).busy)
            .sum();
        let started: u64 = months
            .map(|month| tiers.counted(month, Tier::Clinical, TierCount::Started))
            .sum();
        busy as f64 / started as f64 / f64::from(throughcare::pathway::time::TICKS_PER_DAY)
    };
    // Release and moves cut some short: at most the mean, and most of it.
    let (short, long) = (
        stay("prison_tx.detox_alone_days=7"),
        stay("prison_tx.detox_alone_days=14"),
    );
    assert!((5.0..7.5).contains(&short), "{short}");
    assert!((9.0..14.5).contains(&long), "{long}");
}

#[test]
fn what_is_added_to_clinical_treatment_goes_to_integrated_prisons() {
    let places = |set: &str| {
        let plan = SAMPLED.plan("", &[set]);
        let terms = plan.terms[0].1.prison_treatment.clone();
        let of = |which: &usize| terms.places[which * INSIDE_KINDS + Tier::Clinical as usize];
        let prisons = 0..terms.integrated.len();
        let (integrated, others): (Vec<_>, Vec<_>) =
            prisons.partition(|&which| terms.integrated[which]);
        let sum = |prisons: &[usize]| prisons.iter().map(of).sum::<u32>();
        (sum(&integrated), sum(&others))
    };
    let (with, without) = (
        places("prison_tx.added_funding.clinical=12000000"),
        places("prison_tx.added_funding.clinical=0"),
    );
    assert!(with.0 > without.0 && without.0 > 0, "{with:?} {without:?}");
    assert!(with.1 == without.1 && with.1 > 0, "{with:?} {without:?}");
}
