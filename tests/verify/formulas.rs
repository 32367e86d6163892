//! The families with other parameters than those of the built-in rows, against textbook formulas.

use super::*;

/// The chance that all of `c` servers are busy at `load` (Erlang C), by the recursion of Erlang B.
fn erlang_c(c: u32, load: f64) -> f64 {
    let blocked = erlang_b(c, load);
    let share = load / f64::from(c);
    blocked / (1.0 - share * (1.0 - blocked))
}

fn erlang_b(c: u32, load: f64) -> f64 {
    (1..=c).fold(1.0, |blocked, server| {
        load * blocked / (f64::from(server) + load * blocked)
    })
}

#[test]
fn a_queue_with_three_servers() {
    let (rate, service, c) = (1.3, 1.7, 3);
    let delayed = erlang_c(c, rate * service);
    let drain = f64::from(c) / service - rate;
    let wait = delayed / drain;
    let second = 2.0 * delayed / (drain * drain);
    let parameters = format!(
        r#"{{"model": "M/M/c FCFS", "lam_per_day": {rate}, "mean_service_days": {service}, "c": {c}}}"#
    );
    let questions = [
        ("server utilisation", rate * service / f64::from(c)),
        ("P(wait>0)", delayed),
        ("mean number waiting", rate * wait),
        ("mean number in system", rate * (wait + service)),
        ("mean wait Wq (days, incl. zero waits)", wait),
        (
            "sd of individual wait (days)",
            (second - wait * wait).sqrt(),
        ),
        ("mean time in system W (days)", wait + service),
        ("P(Wq>2.5 d)", delayed * (-drain * 2.5).exp()),
        (
            "95th percentile of Wq (days)",
            (delayed / 0.05).ln() / drain,
        ),
        ("30th percentile of Wq (days)", 0.0),
    ];
    assert_passes(&case("MMC", &parameters, &questions));
}

#[test]
fn a_loss_system_with_deterministic_service() {
    let parameters = r#"{"model": "M/G/c/c deterministic service", "lam_per_day": 2.0, "mean_service_days": 4.0, "c": 9, "K": 9}"#;
    let questions = [(
        "blocking probability (must equal Erlang B)",
        erlang_b(9, 8.0),
    )];
    assert_passes(&case("MGCC", parameters, &questions));
}

#[test]
fn a_single_server_with_gamma_service() {
    let (rate, mean, cv) = (0.5, 1.2, 0.6_f64);
    let load = rate * mean;
    let wait = rate * mean * mean * (1.0 + cv * cv) / 2.0 / (1.0 - load);
    let parameters = format!(
        r#"{{"model": "M/G/1", "lam_per_day": {rate}, "mean_service_days": {mean}, "cv": {cv}, "service": "gamma"}}"#
    );
    let questions = [
        ("mean wait Wq (days)", wait),
        ("mean queue Lq", rate * wait),
    ];
    assert_passes(&case("MG1", &parameters, &questions));
}

#[test]
fn a_network_of_two_nodes_with_feedback() {
    let parameters = r#"{"model": "open Jackson network", "gamma": [1.0, 0.0], "P": [[0.0, 0.8], [0.3, 0.0]], "c": [2, 3], "mean_service_days": [1.1, 1.4]}"#;
    let first: f64 = 1.0 / (1.0 - 0.8 * 0.3);
    let second = 0.8 * first;
    let waits = |flow: f64, c: u32, service: f64| {
        erlang_c(c, flow * service) / (f64::from(c) / service - flow)
    };
    let total = first * (waits(first, 2, 1.1) + 1.1) + second * (waits(second, 3, 1.4) + 1.4);
    let questions = [
        ("throughput node 1 /day", second),
        ("utilisation node 0", first * 1.1 / 2.0),
        ("mean wait node 0 days", waits(first, 2, 1.1)),
        ("mean wait node 1 days", waits(second, 3, 1.4)),
        ("mean number node 1", second * (waits(second, 3, 1.4) + 1.4)),
        ("mean total in network", total),
        ("mean sojourn per external arrival days (Little)", total),
    ];
    assert_passes(&case("JACK", parameters, &questions));
}

#[test]
fn a_sine_of_arrivals_with_exponential_stays() {
    let (mean, period) = (3.0, 11.0);
    let turn = std::f64::consts::TAU / period * mean;
    let amplitude = 8.0 * mean / (1.0 + turn * turn).sqrt();
    let lag = turn.atan() * period / std::f64::consts::TAU;
    let parameters = format!(
        r#"{{"model": "M_t/G/inf, lam(t)=20+8 sin(2 pi t/period)", "service": "exp", "mean_stay_days": {mean}, "cv": null, "period_days": {period}}}"#
    );
    let questions = [
        ("mean stock level", 20.0 * mean),
        ("amplitude of stock", amplitude),
        ("peak lag behind arrival peak (days)", lag),
        ("peak stock", 20.0 * mean + amplitude),
    ];
    assert_passes(&case("MTGI", &parameters, &questions));
}

#[test]
fn batches_of_five() {
    let parameters =
        r#"{"model": "M^X/M/inf", "batch_rate_per_day": 2.0, "batch": 5, "mean_stay_days": 3}"#;
    let questions = [
        ("mean stock", 30.0),
        ("variance of stock", 90.0),
        ("variance/mean", 3.0),
    ];
    assert_passes(&case("BATCH", parameters, &questions));
}

#[test]
fn alternation_from_the_community() {
    let parameters = r#"{"model": "closed", "mean_custody_d": 40, "mean_community_d": 60, "N": 5000, "p_custody_0": 0.0}"#;
    let rate = 1.0 / 40.0 + 1.0 / 60.0;
    let at = |day: f64| 0.4 * (1.0 - (-rate * day).exp());
    let questions = [
        ("P(custody) day 10", at(10.0)),
        ("P(custody) day 45", at(45.0)),
        ("equilibrium custody fraction", 0.4),
    ];
    assert_passes(&case("ALT", parameters, &questions));
}
