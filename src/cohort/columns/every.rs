//! The list of columns, and the few shapes that most of them have.

use super::{Column, MARK};
use crate::cohort::instant;
use crate::person::{
    Age, Band, Care, Fact, Legal, Persistence, Person, Provider, Route, Sentence, Severity, Sex,
    Substance, Tier,
};

/// A column of an enum.
macro_rules! kind {
    ($name:literal, $meaning:literal, $type:ident, $($field:ident).+) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, _| record.$($field).+.name().to_owned(),
            read: |cell, record| {
                record.$($field).+ = cell.kind($type::ALL, $type::name, record.$($field).+);
            },
        }
    };
}

/// A column of a part of the home region.
macro_rules! piece {
    ($name:literal, $meaning:literal, $pieces:ident, $field:ident) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, ground| {
                let piece = usize::from(record.attributes.$field);
                ground.plan.homes.$pieces.names()[piece].clone()
            },
            read: |cell, record| {
                let region = record.attributes.region;
                record.attributes.$field = cell.piece(&cell.ground.plan.homes.$pieces, region);
            },
        }
    };
}

/// A column of a date.
macro_rules! instant {
    ($name:literal, $meaning:literal, $field:ident) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, ground| instant::written(ground.start, record.$field),
            read: |cell, record| record.$field = cell.instant(),
        }
    };
}

/// A column of a number of occasions.
macro_rules! count {
    ($name:literal, $meaning:literal, $field:ident, $type:ident) => {
        Column {
            name: $name,
            meaning: $meaning,
            write: |record, _| record.counts.$field.to_string(),
            read: |cell, record| record.counts.$field = cell.count($type::MAX.into()) as $type,
        }
    };
}

/// Every column, in the order of the file.
pub static COLUMNS: &[Column] = &[
    Column {
        name: "key",
        meaning: "identity: a whole number below 2^62, each once; luck follows it",
        write: |record, _| (record.key & !MARK).to_string(),
        read: |cell, record| record.key = cell.key(),
    },
    Column {
        name: "region",
        meaning: "home region, as in the table of regions",
        write: |record, ground| {
            let region = usize::from(record.attributes.region);
            ground.plan.regions.rows()[region].region.clone()
        },
        read: |cell, record| {
            let regions = cell.ground.plan.regions.rows().iter();
            let names: Vec<&str> = regions.map(|region| region.region.as_str()).collect();
            record.attributes.region = cell.named(&names) as u8;
        },
    },
    piece!(
        "area",
        "home treatment area, as in the table of areas",
        areas,
        area
    ),
    piece!(
        "delivery_unit",
        "home delivery unit of probation, as in their table",
        units,
        unit
    ),
    kind!("sex", "sex", Sex, attributes.sex),
    kind!("age", "age band at the start", Age, attributes.age),
    kind!(
        "substance",
        "substance group of the treatment monitoring system",
        Substance,
        attributes.substance
    ),
    kind!(
        "severity",
        "severity of need, as the tiers of the treatment framework",
        Severity,
        attributes.severity
    ),
    kind!(
        "persistence",
        "persistence class (latent)",
        Persistence,
        attributes.persistence
    ),
    kind!(
        "provider",
        "provider of probation",
        Provider,
        attributes.provider
    ),
    kind!("legal", "legal state", Legal, legal),
    kind!(
        "band",
        "band of the present or last custodial sentence",
        Band,
        band
    ),
    kind!(
        "sentence",
        "what the court has given, or will give after remand",
        Sentence,
        sentence
    ),
    kind!("care", "where in treatment", Care, care),
    kind!(
        "route",
        "how the present episode of community treatment began",
        Route,
        route
    ),
    Column {
        name: "facts",
        meaning: "what is so of the person, with spaces between",
        write: |record, _| {
            let facts = Fact::ALL.iter().filter(|fact| record.facts.has(**fact));
            facts.map(|fact| fact.name()).collect::<Vec<_>>().join(" ")
        },
        read: |cell, record| record.facts = cell.facts(),
    },
    count!("custody_spells", "spells in custody so far", custody, u16),
    count!(
        "court_appearances",
        "appearances in court so far",
        court,
        u16
    ),
    count!(
        "supervisions",
        "spells of supervision so far",
        supervision,
        u16
    ),
    count!(
        "offences",
        "proven offences so far, and those that supervision prevented",
        offences,
        u16
    ),
    count!(
        "episodes",
        "episodes of community treatment so far",
        episodes,
        u16
    ),
    count!("poisonings", "poisonings so far", poisonings, u16),
    count!(
        "teams",
        "times taken on by an intervention team so far",
        teams,
        u8
    ),
    count!(
        "self_referrals",
        "referrals on their own so far",
        seeking,
        u16
    ),
    count!(
        "referral_contacts",
        "contacts at which a referral was due, under the present supervision",
        referral_contacts,
        u8
    ),
    count!(
        "test_contacts",
        "contacts at which a test was due, under the present supervision",
        test_contacts,
        u8
    ),
    Column {
        name: "days_back",
        meaning: "whole days: under sentence, those served before `since`, which reaches back four years; else those from the release from sentence that is followed up to `released`, after a recall",
        write: |record, _| record.days_back.to_string(),
        read: |cell, record| record.days_back = cell.count(u16::MAX.into()) as u16,
    },
    Column {
        name: "synthetic_prison",
        meaning: "prison held in, as in the table of prisons: a synthetic allocation, status assumption; empty for none",
        write: |record, ground| match record.person().prison() {
            Some(which) => ground.plan.sites.site(which).name.clone(),
            None => String::new(),
        },
        read: |cell, record| record.prison = cell.prison(),
    },
    Column {
        name: "moves",
        meaning: "moves to another prison planned in the present spell in custody, up to 255",
        write: |record, _| record.moves.to_string(),
        read: |cell, record| record.moves = cell.count(u8::MAX.into()) as u8,
    },
    kind!(
        "tier",
        "tier of treatment in custody, needed, waited for or given",
        Tier,
        tier
    ),
    Column {
        name: "programme_prison",
        meaning: "prison whose programme is waited for, travelled to or followed; empty for none",
        write: |record, ground| match record.site {
            Person::NO_PRISON => String::new(),
            site => ground.plan.sites.site(usize::from(site)).name.clone(),
        },
        read: |cell, record| record.site = cell.prison(),
    },
    instant!(
        "move_due",
        "when the next move to another prison is due; empty for never",
        move_due
    ),
    instant!("curfew_end", "when curfew at home ends", curfew_end),
    instant!("since", "when the legal state began", since),
    instant!(
        "until",
        "when the legal state ends if nothing ends it before; empty for never",
        until
    ),
    instant!(
        "received",
        "when the present or last spell in custody began",
        received
    ),
    instant!(
        "licence_end",
        "when licence or post-sentence supervision ends",
        licence_end
    ),
    instant!("released", "last release; empty for none", released),
    instant!(
        "care_since",
        "when the present stay in treatment, or in its queue, began",
        care_since
    ),
    instant!(
        "care_due",
        "when the next step of care is due; empty for none",
        care_due
    ),
    instant!(
        "reserved",
        "since when a place of the programme prison has been kept; empty for none",
        reserved
    ),
    instant!(
        "requirement_due",
        "when the treatment requirement of the present order ends; empty for none",
        requirement_due
    ),
    instant!(
        "team_since",
        "since when an intervention team has been waited for, or has had the person on its caseload",
        team_since
    ),
    instant!(
        "team_due",
        "when the time on an intervention team's caseload ends; empty for none",
        team_due
    ),
];
