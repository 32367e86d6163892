//! Meters: person-time and place-time that cost money, read at each month's end.

use crate::person::index_enum;

index_enum! {
    /// Something that runs while somebody is somewhere, or while a place is there.
    Meter {
        /// People in prison.
        Custody = "custody",
        /// People supervised in the community.
        Supervision = "supervision",
        /// Treatment places in custody, used or not; what they cost differs by tier ([`super::Tiers`]).
        PlacesInside = "places_inside",
        /// Of those, used.
        BusyInside = "busy_inside",
        /// People waiting for a treatment place in custody.
        WaitingInside = "waiting_inside",
        /// Community treatment places, used or not.
        PlacesOutside = "places_outside",
        /// Of those, used.
        BusyOutside = "busy_outside",
        /// People waiting for a community treatment place.
        WaitingOutside = "waiting_outside",
        /// Places on the caseloads of intervention teams, used or not.
        TeamPlaces = "team_places",
        /// Of those, used.
        TeamBusy = "team_busy",
        /// People waiting for an intervention team.
        TeamWaiting = "team_waiting",
        /// People in prison, for random tests for drugs.
        DrugTests = "drug_tests",
        /// Time, for what is spent on keeping drugs out of prisons.
        SupplyReduction = "supply_reduction",
    }
}

/// Readings of all meters, in ticks since the start, month by month.
#[derive(Clone, Debug, Default)]
pub struct Meters(Vec<[u64; Meter::COUNT]>);

impl Meters {
    /// Forgets everything.
    pub fn reset(&mut self) {
        self.0.clear();
    }

    /// Adds the readings at the end of a month.
    pub fn read(&mut self, readings: [u64; Meter::COUNT]) {
        self.0.push(readings);
    }

    /// Ticks of `meter` in `month`.
    #[must_use]
    pub fn ticks(&self, month: usize, meter: Meter) -> u64 {
        let at = |month: usize| self.0[month][meter as usize];
        at(month) - if month > 0 { at(month - 1) } else { 0 }
    }
}
