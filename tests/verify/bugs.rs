//! Bugs planted in the cases on purpose: which rows see them.

use super::*;
use throughcare::verify::Verdict::{Fail, Pass};

fn planted(rows: &[Row], plants: Plants) -> Report {
    assert_passes(rows);
    answer(rows, plants)
}

#[test]
fn one_place_too_many_shows_in_blocking_and_waits() {
    let plants = Plants {
        extra_places: 1,
        ..Plants::default()
    };
    let report = planted(&rows_of("MMCK-A"), plants);
    assert_eq!(finding(&report, "blocking").verdict, Fail);
    assert_eq!(finding(&report, "mean wait of admitted").verdict, Fail);
}

#[test]
fn last_come_first_served_shows_in_spread_and_tail_but_not_in_the_mean() {
    let plants = Plants {
        lifo: true,
        ..Plants::default()
    };
    let report = planted(&rows_of("MMC-A"), plants);
    assert_eq!(finding(&report, "mean wait Wq").verdict, Pass);
    assert_eq!(finding(&report, "sd of individual wait").verdict, Fail);
    assert_eq!(finding(&report, "P(Wq>5 d)").verdict, Fail);
    assert_eq!(finding(&report, "90th percentile").verdict, Fail);
}

#[test]
fn fresh_stays_for_an_opening_stock_show_in_its_decline() {
    let plants = Plants {
        fresh_stock: true,
        ..Plants::default()
    };
    let model =
        "stock 3000 in equilibrium, lognormal stay mean 220 d cv 1.2, arrivals step +10% at day 0";
    let parameters = format!(r#"{{"model": "{model}", "lam0_per_day": 13.6363}}"#);
    let scale = 3000.0 / 78_000.0;
    let step = case(
        "MTGI",
        &parameters,
        &[
            ("E[stock] day 90", 80785.62225 * scale),
            ("E[stock] day 365", 84125.7913 * scale),
        ],
    );
    let report = planted(&step, plants);
    assert_eq!(verdicts(&report), [Fail, Fail]);

    let mut rows = rows_of("MGI-A");
    rows.retain(|row| row.quantity.starts_with("fraction of an equilibrium"));
    assert_eq!(rows.len(), 2);
    let report = planted(&rows, plants);
    assert_eq!(verdicts(&report), [Fail, Fail]);
}

#[test]
fn release_after_the_starts_of_an_instant_shows_where_arrivals_meet_releases() {
    let plants = Plants {
        late_release: true,
        ..Plants::default()
    };
    let report = planted(&rows_of("TRACE-INSTANT"), plants);
    assert_eq!(verdicts(&report), [Fail, Fail]);
}

#[test]
fn occasions_shifted_by_one_more_decision_show_in_twin_worlds() {
    let plants = Plants {
        shifted_occasion: true,
        ..Plants::default()
    };
    let report = planted(&rows_of("IDENT-CRN"), plants);
    assert_eq!(verdicts(&report), [Fail]);
}

#[test]
fn a_wrong_exact_value_fails() {
    for (id, quantity) in [
        ("MMC-A", "mean wait Wq"),
        ("MMC-A", "90th percentile"),
        ("SAMP-TRI", "quantile 0.5"),
        ("MGI-A", "Var[stock at day 365]"),
        ("CASC-HMIP", "prevalence"),
    ] {
        let mut rows = rows_of(id);
        rows.retain(|row| row.quantity.starts_with(quantity));
        rows[0].exact *= if quantity.starts_with("Var") {
            1.6
        } else {
            1.04
        };
        let report = answer(&rows[..1], Plants::default());
        assert_eq!(verdicts(&report), [Fail], "{id} {quantity}");
    }
}
