//! A small deterministic model for the tests of the experiment and the report.

use super::*;

const INDICATORS: [Indicator; 3] = [
    Indicator {
        id: "prison_population",
        name: "People in prison",
        unit: "people",
        meaning: "people in custody at the end of the month",
        source: "test",
        headline: true,
        better: Direction::Neither,
    },
    Indicator {
        id: "continuity_21d",
        name: "Continuity of care",
        unit: "share",
        meaning: "in treatment within 21 days, of those released with need",
        source: "test",
        headline: true,
        better: Direction::Higher,
    },
    Indicator {
        id: "deaths",
        name: "Deaths",
        unit: "people",
        meaning: "deaths in the month",
        source: "test",
        headline: false,
        better: Direction::Lower,
    },
];

const MONTHS: i32 = 18;

/// Numbers that depend on scenario luck, replication and column only.
pub(crate) struct StandIn {
    pub name: String,
    pub layout: Layout,
    pub shift: f64,
    pub broken: Vec<u32>,
}

impl StandIn {
    pub(crate) fn new(name: &str) -> Self {
        let layout = Layout {
            indicators: &INDICATORS,
            columns: columns(),
        };
        Self {
            name: name.to_owned(),
            layout,
            shift: 0.0,
            broken: Vec::new(),
        }
    }
}

fn columns() -> Vec<Column> {
    let month = |n: i32| Period::Month {
        year: 2019 + (n + 3) / 12,
        month: ((n + 3) % 12 + 1) as u8,
    };
    let column = |period, indicator, breakdown, group: &str| Column {
        period,
        indicator,
        breakdown,
        group: group.to_owned(),
    };
    let mut all = vec![column(Period::Run, 1, "national", "England and Wales")];
    for n in 0..MONTHS {
        all.push(column(month(n), 0, "national", "England and Wales"));
        all.push(column(month(n), 2, "national", "England and Wales"));
        all.push(column(month(n), 2, "region", "=HYPERLINK(\"x\")"));
        all.push(column(month(n), 1, "region", "empty, \u{1b}[31mred"));
    }
    all
}

/// A well-mixed number from 0 to 1 (the finaliser of SplitMix64).
fn mixed(index: u32, place: usize) -> f64 {
    let mut word = (u64::from(index) << 32 | place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((word ^ (word >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}

impl Study for StandIn {
    // What a careless model would let leak from one replication into the next.
    type World = Vec<f64>;

    fn name(&self) -> &str {
        &self.name
    }

    fn layout(&self) -> &Layout {
        &self.layout
    }

    fn new_world(&self) -> Self::World {
        Vec::new()
    }

    fn replicate(
        &self,
        world: &mut Self::World,
        index: u32,
        progress: &(dyn Fn(f64) + Sync),
    ) -> Result<Replication, Fault> {
        if self.broken.contains(&index) {
            return Err(Fault::broken_identity(
                index,
                format!("in {index}, out {}", index + 1),
            ));
        }
        world.clear();
        world.extend(
            self.layout
                .columns
                .iter()
                .enumerate()
                .map(|(place, column)| {
                    let value = mixed(index, place);
                    match (column.indicator, column.breakdown) {
                        (0, _) => 80_000.0 + 1_000.0 * value + self.shift,
                        (1, "region") => f64::NAN,
                        (1, _) => value,
                        _ => (value * 10.0).floor(),
                    }
                }),
        );
        progress(0.5);
        Ok(Replication {
            index,
            values: world.as_slice().into(),
        })
    }

    fn published(&self, column: &Column) -> Option<Published> {
        let april = Period::Month {
            year: 2019,
            month: 4,
        };
        let has = column.is_national() && (column.period == april || column.period == Period::Run);
        let source = "OMSQ 2019, table 1.1".to_owned();
        let value = if column.indicator == 0 {
            82_634.0
        } else {
            0.345
        };
        (has && column.indicator < 2).then_some(Published { value, source })
    }

    fn targets(&self) -> Vec<Target> {
        vec![
            target("T1", "prison_population", "2019-04", 79_000.0, 82_000.0),
            target("T2", "probation_caseload", "2019-04", 150e3, 160e3),
            target("T3", "deaths", "2019-05", 1_000.0, 2_000.0),
        ]
    }

    fn bytes_per_world(&self) -> u64 {
        1 << 20
    }

    fn events_per_replication(&self) -> u64 {
        1_000_000
    }
}

/// A test of an indicator with a band.
pub(crate) fn target(id: &str, indicator: &str, period: &str, low: f64, high: f64) -> Target {
    let text = str::to_owned;
    let row = TargetRow {
        id: text(id),
        indicator: text(indicator),
        breakdown: text("national"),
        group: text("England and Wales"),
        period: period.parse().expect("a period"),
        value: 0.5 * (low + high),
        unit: text("people"),
        tolerance: 0.5 * (high - low),
        tolerance_kind: ToleranceKind::Absolute,
        tolerance_was: text(""),
        role: TargetRole::Test,
        source: text("A1"),
        quantity: text(""),
        cause: text("the cause"),
        r#unsafe: text("what is unsafe"),
        note: text(""),
    };
    let measured = INDICATORS.iter().find(|one| one.id == indicator);
    Target::of(row, measured)
}

/// Runs the stand-in.
pub(crate) fn outcome_of(
    study: &StandIn,
    replications: std::ops::Range<u32>,
    threads: usize,
) -> Outcome<'_> {
    let progress = Progress::new(u64::from(replications.end - replications.start), &|_| ());
    let workers = Workers::new(threads).expect("threads");
    workers
        .run(study, replications, &progress)
        .expect("nothing is broken")
}
