//! What a run counts, and the statistics it answers with.

use super::HORIZON;
use serde::{Deserialize, Serialize};
use throughcare_peers::Answer;

#[derive(Serialize, Deserialize, Default)]
pub struct Tally {
    pub receptions: u64,
    pub assessments: u64,
    pub custody_starts: u64,
    pub custody_completions: u64,
    pub releases: u64,
    pub referrals: u64,
    pub community_starts: u64,
    pub community_completions: u64,
    pub reneges: u64,
    pub appointments: u64,
    pub missed: u64,
    pub breaches: u64,
    pub positive_tests: u64,
    pub custody_wait: f64,
    pub community_wait: f64,
    pub time_inside: f64,
}

impl Tally {
    pub fn answer(&self) -> Answer {
        let events = self.receptions
            + self.assessments
            + self.custody_starts
            + self.custody_completions
            + self.releases
            + self.referrals
            + self.community_starts
            + self.community_completions
            + self.reneges
            + self.appointments;
        let ratio = |part: u64, whole: u64| part as f64 / whole as f64;
        let mut statistics = vec![
            (
                "custody_wait",
                self.custody_wait / self.custody_starts as f64,
            ),
            (
                "custody_started",
                ratio(self.custody_starts, self.assessments),
            ),
            (
                "community_wait",
                self.community_wait / self.community_starts as f64,
            ),
            (
                "community_started",
                ratio(self.community_starts, self.referrals),
            ),
            ("in_custody", self.time_inside / HORIZON),
            ("receptions", self.receptions as f64),
            ("community_completions", self.community_completions as f64),
        ];
        if self.appointments > 0 {
            statistics.push(("missed", ratio(self.missed, self.appointments)));
            statistics.push(("breaches", self.breaches as f64));
            statistics.push(("positive_tests", self.positive_tests as f64));
        }
        (events, statistics)
    }
}
