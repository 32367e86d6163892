//! Provision: the officers and places there are at each month's end, by region and service.

use crate::person::index_enum;

index_enum! {
    /// Something counted of services at a month's end. Working time is in tenths of full time.
    Provision {
        /// Officers in post, heads.
        OfficersInPost = "officers_in_post",
        /// Officers in post, tenths of full time.
        OfficersFte = "officers_fte",
        /// Vacant posts, tenths of full time.
        OfficersVacant = "officers_vacant",
        /// Officers absent, heads.
        OfficersAbsent = "officers_absent",
        /// Officers needed at the caseload aimed at, tenths of full time.
        OfficersNeeded = "officers_needed",
        /// Cases officers hold.
        CasesHeld = "cases_held",
        /// Cases that nobody holds yet.
        CasesWaiting = "cases_waiting",
        /// Officers with more than 40 cases.
        OfficersAbove40 = "officers_above_40",
        /// Officers with more than 50 cases.
        OfficersAbove50 = "officers_above_50",
        /// Officers with more than 70 cases.
        OfficersAbove70 = "officers_above_70",
        /// Cases held by officers with more than 50.
        CasesAbove50 = "cases_above_50",
        /// Cases held, each times the quality of its officer's contacts, in whole cases by team.
        CasesWellMet = "cases_well_met",
        /// Community treatment places that the money buys.
        PlacesFunded = "places_funded",
        /// Community treatment places that the keyworkers can serve.
        PlacesStaffed = "places_staffed",
        /// Community treatment places there are: in each area the fewer of the two.
        PlacesOpen = "places_open",
        /// Of those, places in areas where it is the keyworkers who bind.
        PlacesBoundByStaff = "places_bound_by_staff",
    }
}

index_enum! {
    /// Who provides: the two providers of probation, or the one service they have become. What
    /// probation does not provide is counted under the last.
    Service {
        /// National Probation Service, before the providers became one.
        Nps = "nps",
        /// Community rehabilitation companies.
        Crc = "crc",
        /// The one service after.
        Unified = "unified",
    }
}

impl Provision {
    /// Whether it is counted for each provider of probation.
    #[must_use]
    pub fn is_by_service(self) -> bool {
        self < Provision::PlacesFunded
    }
}

/// Counts of provision by instant (0 is the opening, then the month ends), region and service.
#[derive(Clone, Debug)]
pub struct Provisions {
    cells: usize,
    counts: Vec<u32>,
    at: usize,
}

/// Cells a count of provision is kept in: region × service.
#[must_use]
pub fn provision_cells(regions: usize) -> usize {
    regions * Service::COUNT
}

/// The region and the service a cell of provision stands for.
#[must_use]
pub fn of_provision_cell(cell: usize) -> (usize, Service) {
    (cell / Service::COUNT, Service::ALL[cell % Service::COUNT])
}

impl Provisions {
    pub(super) fn new(months: usize, regions: usize) -> Provisions {
        let cells = provision_cells(regions);
        Provisions {
            cells,
            counts: vec![0; (months + 1) * Provision::COUNT * cells],
            at: 0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.counts.fill(0);
        self.at = 0;
    }

    /// Counts are for the end of month `end` from now on.
    pub(super) fn begin(&mut self, end: usize) {
        self.at = end;
    }

    /// Adds to a count of the present instant.
    pub fn add(&mut self, what: Provision, region: usize, service: Service, count: u32) {
        let cell = region * Service::COUNT + service as usize;
        let place = (self.at * Provision::COUNT + what as usize) * self.cells + cell;
        // Past the last month nothing is kept.
        if let Some(kept) = self.counts.get_mut(place) {
            *kept += count;
        }
    }

    /// `what` at the end of month `end` (0 is the opening), cell by cell.
    #[must_use]
    pub fn of(&self, end: usize, what: Provision) -> &[u32] {
        let at = (end * Provision::COUNT + what as usize) * self.cells;
        &self.counts[at..at + self.cells]
    }
}
