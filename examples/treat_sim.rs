//! An urgent care centre on the engine: mean waits, and what one more examination room changes.
//!
//! `cargo run --release --example treat_sim -- [replications]`

use throughcare::engine::Luck;
use throughcare::reference::treat_sim::{Outcome, Rooms, STAGES, Stage, TreatSim};

fn replicate(rooms: Rooms, replications: u32) -> Result<Vec<Outcome>, Box<dyn std::error::Error>> {
    let mut centre = TreatSim::new(rooms)?;
    let mut agenda = TreatSim::agenda();
    let mut outcomes = Vec::new();
    for replication in 0..replications {
        outcomes.push(centre.run(Luck::new(1, replication), &mut agenda)?);
    }
    Ok(outcomes)
}

/// Mean over the replications in which anybody started.
fn mean_wait(outcomes: &[Outcome], stage: Stage) -> f64 {
    let waits: Vec<f64> = outcomes
        .iter()
        .filter_map(|outcome| outcome.at(stage).mean())
        .collect();
    waits.iter().sum::<f64>() / waits.len() as f64
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = std::env::args().nth(1);
    let replications = given.map_or(Ok(1_000), |text| text.parse())?;
    let rooms = Rooms::default();
    let base = replicate(rooms, replications)?;
    let more = replicate(rooms.with_more(Stage::Examination, 1), replications)?;
    let arrivals: u64 = base.iter().map(|outcome| outcome.arrivals).sum();
    println!(
        "{:.2} arrivals a day",
        arrivals as f64 / f64::from(replications)
    );
    println!(
        "{:<16} {:>10} {:>18}",
        "wait, minutes", "3 rooms", "4 examination rooms"
    );
    for stage in STAGES {
        println!(
            "{:<16} {:>10.2} {:>18.2}",
            format!("{stage:?}"),
            mean_wait(&base, stage),
            mean_wait(&more, stage)
        );
    }
    Ok(())
}
