//! Allocation, exactly.

use super::allocation::{Allocated, is_high_risk};
use super::seat::{Grade, Seat};
use super::*;
use crate::engine::Luck;
use crate::pathway::estate::sites::Sites;
use crate::pathway::homes::Homes;
use crate::pathway::purpose;
use crate::pathway::terms::Reader;
use crate::person::{Age, Attributes, Band, Legal, Persistence, Severity, Sex, Substance};
use crate::scenario::{Overlays, Scenario};

const ME: u32 = 0;

/// The terms of the shipped scenario with some values set, for a country of one unit a region.
fn terms(set: &[&str]) -> Terms {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
    let overlays = Overlays {
        set: set.iter().map(|set| (*set).to_owned()).collect(),
        ..Overlays::default()
    };
    let scenario = Scenario::load(&path, &overlays).expect("the shipped scenario is sound");
    let (regions, areas, units) = (
        scenario.regions(),
        scenario.areas(),
        scenario.delivery_units(),
    );
    let homes = Homes::new(regions, areas, units, 1.0);
    let sites = Sites::new(scenario.prisons(), regions.count(), 1.0);
    Terms::read(&Reader::new(&scenario.at(0), regions, &homes, &sites, 1.0)).expect("sound terms")
}

/// One unit whose teams have filled seats of (cases, tenths of full time, grade).
fn unit(terms: &Terms, nps: &[(u32, u8, Grade)], crc: &[(u32, u8, Grade)]) -> Officers {
    units(terms, &[(0, nps, crc)])
}

/// Units of (region, seats of either provider).
type Unit<'a> = (u8, &'a [(u32, u8, Grade)], &'a [(u32, u8, Grade)]);

fn units(terms: &Terms, units: &[Unit<'_>]) -> Officers {
    let seat = |&(cases, fte, grade): &(u32, u8, Grade)| {
        let mut seat = Seat::new(fte, grade);
        seat.set(cases, true, terms);
        seat
    };
    let team = |region, provider, seats: &[(u32, u8, Grade)]| Team {
        region,
        provider,
        seats: seats.iter().map(seat).collect(),
        holders: seats.iter().map(|_| Holder::none()).collect(),
        posts: seats.len(),
        in_post: seats.len(),
        filled: seats.len(),
        recruits: 0,
        surplus: 0,
        waiting: Vec::new(),
    };
    let teams = |&(region, nps, crc): &Unit<'_>| {
        [
            team(region, Provider::Nps, nps),
            team(region, Provider::Crc, crc),
        ]
    };
    Officers {
        teams: units.iter().flat_map(teams).collect(),
        bits: bits_within_team(units.len() * Provider::COUNT),
        seat_of: vec![NO_CASE],
    }
}

fn somebody(key: u64, legal: Legal, band: Band) -> Person {
    let attributes = Attributes {
        region: 0,
        area: 0,
        unit: 0,
        sex: Sex::Male,
        age: Age::Middle,
        substance: Substance::None,
        severity: Severity::Low,
        persistence: Persistence::Low,
        provider: Provider::Nps,
    };
    Person {
        legal,
        band,
        ..Person::new(key, attributes)
    }
}

fn on_order(key: u64) -> Person {
    somebody(key, Legal::CommunityOrder, Band::UpTo6Months)
}

fn luck() -> Luck {
    Luck::new(5, 0)
}

/// Which seat of the unit a case goes to, and how.
fn allocated(officers: &mut Officers, terms: &Terms, person: &Person) -> (u16, Allocated) {
    let how = officers.take_on(&luck(), terms, ME, person);
    (officers.seat_of(ME), how)
}

use Grade::{ProbationOfficer as Po, ServiceOfficer as Pso};

#[test]
fn a_case_goes_to_the_lowest_band_for_the_working_time() {
    let terms = terms(&[]);
    // Bands: 8, 7 (15 at 0.4 are 37.5), 9.
    let mut officers = unit(
        &terms,
        &[(40, 10, Po), (15, 4, Po), (38, 8, Po)],
        &[(0, 10, Po)],
    );
    let given = allocated(&mut officers, &terms, &on_order(9));
    assert_eq!(given, (1, Allocated::Below));
    assert_eq!(officers.seat(1).cases(), 16);
    officers.let_go(&terms, ME, &on_order(9));
    assert_eq!(officers.seat(1).cases(), 15);
    assert_eq!(officers.seat_of(ME), NO_CASE);
}

#[test]
fn within_a_band_the_hash_of_person_and_seat_decides() {
    let terms = terms(&[]);
    let mut chosen = [0; 3];
    for key in 0..3_000 {
        // 30 and 34 are the same band of five; 35 is the next.
        let mut officers = unit(&terms, &[(34, 10, Po), (35, 10, Po), (30, 10, Po)], &[]);
        let (seat, _) = allocated(&mut officers, &terms, &on_order(key));
        let hash = |seat: u16| luck().word(key, purpose::OFFICER_CHOICE, u64::from(seat));
        assert_eq!(seat, if hash(0) < hash(2) { 0 } else { 2 });
        chosen[usize::from(seat)] += 1;
    }
    assert_eq!(chosen[1], 0);
    // 1,500 ± 4 standard errors of 27.
    assert!((1_390..1_610).contains(&chosen[0]), "{chosen:?}");
}

#[test]
fn a_case_leaves_a_unit_at_the_ceiling_for_room_in_the_region_and_nowhere_else() {
    let stays = terms(&["probation.caseload_ceiling=40"]);
    let moves = terms(&[
        "probation.caseload_ceiling=40",
        "probation.ceiling_moves_cases=1",
    ]);
    let full: &[_] = &[(50, 10, Po), (45, 10, Po)];
    let seats = |room| {
        let (of_nps, of_crc): (&[_], &[_]) = (&[(39, 10, Po)], &[(0, 10, Po)]);
        [
            (0, full, of_crc),
            (1, of_nps, of_crc),
            (room, of_nps, of_crc),
        ]
    };
    // The third unit is in the region of home, the second is not; another provider has room at home.
    let mut officers = units(&stays, &seats(0));
    let at_home = officers.number(0, 1);
    let given = allocated(&mut officers, &stays, &on_order(3));
    assert_eq!(given, (at_home, Allocated::Above));
    let mut officers = units(&moves, &seats(0));
    let there = officers.number(4, 0);
    let given = allocated(&mut officers, &moves, &on_order(3));
    assert_eq!(given, (there, Allocated::Below));
    let mut officers = units(&moves, &seats(2));
    let given = allocated(&mut officers, &moves, &on_order(3));
    assert_eq!(given, (at_home, Allocated::Above), "no room in the region");
}

#[test]
fn nobody_at_the_ceiling_gets_a_case_while_another_has_room() {
    let capped = terms(&["probation.caseload_ceiling=40"]);
    // The second is at 40 and in band 8, like the third with 39.9.
    let mut officers = unit(&capped, &[(50, 10, Po), (16, 4, Po), (31, 8, Po)], &[]);
    for key in 0..20 {
        let given = allocated(&mut officers, &capped, &on_order(key));
        assert_eq!(given, (2, Allocated::Below), "{key}");
        officers.let_go(&capped, ME, &on_order(key));
    }
    let mut full = unit(&capped, &[(50, 10, Po), (45, 10, Po), (49, 10, Po)], &[]);
    let (seat, how) = allocated(&mut full, &capped, &on_order(4));
    assert_eq!(how, Allocated::Above);
    assert_ne!(seat, 0, "all are full, and the first is in a higher band");
}

#[test]
fn the_highest_risks_go_to_probation_officers_while_there_are_any() {
    let terms = terms(&[]);
    let high = somebody(3, Legal::OnLicence, Band::Over4Years);
    let life = somebody(3, Legal::Recalled, Band::Indeterminate);
    let order = somebody(3, Legal::CommunityOrder, Band::Over4Years);
    assert!(is_high_risk(&high) && is_high_risk(&life) && !is_high_risk(&order));
    let both = || unit(&terms, &[(60, 10, Po), (10, 10, Pso)], &[]);
    assert_eq!(allocated(&mut both(), &terms, &high).0, 0);
    assert_eq!(allocated(&mut both(), &terms, &order).0, 1);
    let mut service = unit(&terms, &[(10, 10, Pso)], &[]);
    assert_eq!(allocated(&mut service, &terms, &high).0, 0);
}

#[test]
fn providers_keep_their_own_until_they_are_one() {
    let apart = terms(&[]);
    let one = terms(&["probation.unified=1"]);
    let both = || unit(&apart, &[(60, 10, Po)], &[(10, 10, Po)]);
    assert_eq!(allocated(&mut both(), &apart, &on_order(1)).0, 0);
    let mut officers = both();
    let first_of_crc = officers.number(1, 0);
    assert_eq!(allocated(&mut officers, &one, &on_order(1)).0, first_of_crc);
}

#[test]
fn without_anybody_in_post_a_case_waits() {
    let terms = terms(&[]);
    let mut officers = unit(&terms, &[(0, 10, Po)], &[(0, 10, Po)]);
    officers.teams[0].seats[0].set(0, false, &terms);
    let person = on_order(1);
    assert_eq!(
        allocated(&mut officers, &terms, &person),
        (WAITING, Allocated::Waits)
    );
    assert_eq!(officers.teams[0].waiting, [ME]);
    assert_eq!(officers.quality_of(ME, &terms), terms.unattended());
    officers.let_go(&terms, ME, &person);
    assert!(officers.teams[0].waiting.is_empty());
}

#[test]
fn quality_falls_with_the_caseload_to_its_floor_and_not_at_all_where_the_floor_is_one() {
    let curve = terms(&[]);
    let at = |load| curve.quality(load, false);
    assert_eq!(at(0.0), 1.0);
    assert!((at(60.0) - 0.625).abs() < 1e-12, "half-way to 0.25");
    assert!(at(40.0) > at(50.0) && at(50.0) > at(70.0));
    assert!(at(10_000.0) < 0.2501);
    assert_eq!(curve.quality(60.0, true), at(60.0) / 2.0);
    let neutral = terms(&["probation.quality.floor=1", "probation.absence_cover=1"]);
    assert!(
        [0.0, 40.0, 1e6]
            .iter()
            .all(|&load| neutral.quality(load, true) == 1.0)
    );
    assert_eq!(neutral.unattended(), Chance::new(1.0).expect("certain"));
}

#[test]
fn impossible_terms_are_refused_by_their_key() {
    let refused = |set: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml");
        let overlays = Overlays {
            set: vec![set.to_owned()],
            ..Overlays::default()
        };
        let scenario = Scenario::load(&path, &overlays).expect("each value is in range");
        let plan = crate::pathway::Plan::new(&scenario, 1.0);
        plan.expect_err(set).to_string()
    };
    assert!(refused("probation.unified=0.5").contains("neither 0 (two providers) nor 1"));
    let crowded = refused("probation.officers_fte.nps=60000");
    assert!(crowded.contains("probation.officers_fte.nps") && crowded.contains("256 seats"));
}

#[test]
fn seats_of_all_teams_have_numbers_of_their_own() {
    for units in [1, 12, 108, 255] {
        let (teams, room) = (units * Provider::COUNT, room_of_team(units));
        assert!(teams * room <= usize::from(WAITING), "{units}");
        assert!(teams * room * 2 > usize::from(WAITING), "{units}");
    }
    assert_eq!(room_of_team(108), 256);
}
