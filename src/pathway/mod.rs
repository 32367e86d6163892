//! The pathway, one file per stage in walking order.
//!
//! ```text
//!   from outside ─┐                                        ┌─ death, desistance
//!   (cohort)      ▼                                        │  (harm, return_to_custody)
//!              court ──► custody ──► release ──► continuity ──► community_treatment
//!                │          │           │                            ▲   ▲
//!                │     prison_treatment └──► supervision ── referral ┘   │
//!                └── orders ───────────────────► │                       │
//!   return_to_custody ─► court, cjit (test on arrest) ───────────────────┘
//!   breach (supervision) ─► court ─► custody, or at liberty
//! ```
//!
//! Stages never call each other: they put each other's [`Step`]s on the agenda. What several stages
//! need (leaving a place, caseloads, a referral) stands in [`services`], [`handover`] and `referral`; rates of hazards meet in
//! [`risks`]. In which prison somebody is held, and when they move on, stands in [`estate`].

pub mod cjit;
pub mod commissioning;
pub mod community_treatment;
pub mod continuity;
pub mod court;
pub mod custody;
pub mod drug_supply;
pub mod estate;
pub mod growth;
pub mod handover;
pub mod harm;
pub mod homes;
pub mod officers;
pub mod plan;
pub mod prison_treatment;
pub mod purpose;
mod referral;
pub mod release;
pub mod return_to_custody;
pub mod risks;
pub mod scene;
pub mod services;
pub mod step;
pub mod supervision;
pub mod terms;
pub mod time;
pub mod waits;
pub mod watch;
pub mod whole_numbers;
pub mod world;

pub use plan::Plan;
pub use step::Step;
pub use terms::Refusal;
pub use world::World;

use crate::cohort::entrants;
use scene::Scene;
use services::{Services, seat_of_id};

/// Lets one step happen.
pub(crate) fn take(scene: &mut Scene, step: Step, id: u32) {
    match step {
        Step::TermsChange | Step::MonthEnds => {}
        Step::RoomIsSought => custody::full::relieve(scene),
        Step::Arrives => entrants::arrives(scene, id),
        Step::AppearsInCourt => court::appears(scene, id),
        Step::AnswersForBreach => court::breach::is_answered_for(scene, id),
        Step::RequirementBegins => court::requirements::begins(scene, id),
        Step::RequirementEnds => court::requirements::ends(scene, id),
        Step::IsSentencedOnRecall => court::sentences_on_recall(scene, id),
        Step::IsRemanded | Step::IsReceived => is_taken_in(scene, step, id),
        Step::IsReceivedForBreach | Step::IsHeld => is_taken_in(scene, step, id),
        Step::IsRecalled => custody::is_recalled(scene, id),
        Step::BeginsSentence => custody::begins_sentence(scene, id),
        Step::CustodyEnds => custody::ends(scene, id),
        Step::IsAllocated => is_allocated(scene, id),
        Step::IsMoved => estate::moves::is_moved(scene, id),
        Step::IsScreened => is_screened(scene, id),
        Step::TriageDue => prison_treatment::screening::triage(scene, id),
        Step::StartInside => prison_treatment::queue::start_from(scene, Services::pool_of(id)),
        Step::TooLateToStart => prison_treatment::queue::too_late(scene, id),
        Step::CareBeginsInside => prison_treatment::episode::has_begun(scene, id),
        Step::PlaceIsKept => prison_treatment::programme::is_kept(scene, id),
        Step::CareEndsInside => prison_treatment::episode::ends(scene, id),
        Step::NeedMayBegin => drug_supply::need_may_begin(scene, id),
        Step::MoveMadeUp => estate::moves::is_made_up(scene, id),
        Step::CurfewEnds => custody::curfew::ends(scene, id),
        Step::ProgrammeFades => return_to_custody::programme_fades(scene, id),
        Step::IsReleased => release::is_released(scene, id),
        Step::CascadeBegins => continuity::cascade(scene, id),
        Step::CareContinues => continuity::started(scene, id),
        Step::StartsLicence => supervision::starts_licence(scene, id),
        Step::StartsOrder => supervision::starts_order(scene, id),
        Step::SupervisionEnds => supervision::ends(scene, id),
        Step::IsEnforced => supervision::is_enforced(scene, id),
        Step::OfficerLeaves | Step::OfficerReturns => officer_changes(scene, step, id),
        Step::OfficerFallsAbsent | Step::OfficerStarts => officer_changes(scene, step, id),
        Step::ReferralContact => supervision::referral_contact(scene, id),
        Step::TestContact => supervision::test_contact(scene, id),
        Step::TestedOnArrest => cjit::tests(scene, id),
        Step::AppointmentDue => community_treatment::appointment(scene, id),
        Step::StartOutside => starts_outside(scene, id),
        Step::MayWorkWithTeam => cjit::caseload::is_ordered(scene, id),
        Step::MayBePickedUp => cjit::caseload::is_released_unsupervised(scene, id),
        Step::SeeksTeam => cjit::caseload::seeks(scene, id),
        Step::StartTeam => cjit::caseload::take_on(scene, Services::team_of(id, scene.services)),
        Step::TeamEnds => cjit::caseload::ends(scene, id),
        Step::CareEndsOutside => community_treatment::ends(scene, id),
        Step::GivesUp => community_treatment::gives_up(scene, id),
        Step::SeeksTreatment => community_treatment::seeks(scene, id),
        Step::IsPoisoned => harm::is_poisoned(scene, id),
        Step::Dies => harm::dies(scene, id),
        Step::WeeksPass => harm::weeks_pass(scene, id),
        Step::Reoffends => return_to_custody::reoffends(scene, id),
        Step::Desists => return_to_custody::desists(scene, id),
        Step::BecomesAtRisk => return_to_custody::becomes_at_risk(scene, id),
        Step::WindowCloses => return_to_custody::window_closes(scene, id),
    }
}

/// Received into custody, but for a recall.
fn is_taken_in(scene: &mut Scene, step: Step, id: u32) {
    match step {
        Step::IsRemanded => custody::is_remanded(scene, id),
        Step::IsReceived => custody::is_received(scene, id),
        Step::IsReceivedForBreach => custody::is_received_for_breach(scene, id),
        _ => custody::is_held(scene, id),
    }
}

/// An officer leaves, falls absent, returns or starts.
fn officer_changes(scene: &mut Scene, step: Step, id: u32) {
    let seat = seat_of_id(id);
    match step {
        Step::OfficerLeaves => officers::tenure::leaves(scene, seat),
        Step::OfficerReturns => officers::tenure::returns(scene, seat),
        Step::OfficerFallsAbsent => officers::tenure::falls_absent(scene, seat),
        _ => officers::staffing::starts(scene, seat),
    }
}

/// The queue of a treatment area moves on.
fn starts_outside(scene: &mut Scene, id: u32) {
    let area = Services::pool_of(id) - scene.services.inside.len();
    community_treatment::start_from(scene, area);
}

/// Given a prison; and who begins a sentence in treatment is assessed for a programme.
fn is_allocated(scene: &mut Scene, id: u32) {
    estate::moves::is_allocated(scene, id);
    prison_treatment::programme::is_sentenced(scene, id);
}

/// Screened for need; and exposed to the drugs inside from now on.
fn is_screened(scene: &mut Scene, id: u32) {
    drug_supply::is_exposed(scene, id);
    prison_treatment::screening::screens(scene, id);
}
