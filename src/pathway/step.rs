//! The steps of the pathway: what can be due, in order of class.

use crate::engine::{Class, Due};

/// Declares the steps with their class; a step's number is its place within the class.
macro_rules! steps {
    ($($class:ident { $(#[$first_doc:meta])* $first:ident $(, $(#[$doc:meta])* $step:ident)* $(,)? })+) => {
        /// What is due to somebody (or to a pool, or to everybody).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Step { $($(#[$first_doc])* $first, $($(#[$doc])* $step),*),+ }

        impl Step {
            /// The order class of the step and its number within it.
            #[inline]
            #[must_use]
            pub const fn place(self) -> (Class, u8) {
                match self {
                    $(Step::$first $(| Step::$step)* => (Class::$class, self as u8 - Step::$first as u8)),+
                }
            }

            /// The step that is due.
            #[inline]
            #[must_use]
            pub fn of(due: Due) -> Step {
                match due.class() {
                    $(Class::$class => [Step::$first $(, Step::$step)*][usize::from(due.kind())]),+
                }
            }
        }

        #[cfg(test)]
        const EVERY: &[Step] = &[$(Step::$first $(, Step::$step)*),+];
    };
}

steps! {
    Calendar {
        /// Dated parameters change.
        TermsChange,
        /// A candidate of an arrival layer stands at the door.
        Arrives,
    }
    Ends {
        /// Remand, sentence, recall or other custody ends.
        CustodyEnds,
        /// Goes through the gate.
        IsReleased,
        /// Licence, post-sentence supervision or an order ends on its date.
        SupervisionEnds,
        /// Four years without a return.
        WindowCloses,
        /// A proven reoffence.
        Reoffends,
        /// One persistence class down.
        Desists,
        /// A poisoning, fatal or not.
        IsPoisoned,
        /// Death of another cause.
        Dies,
        /// Recall from licence, or breach of an order.
        IsEnforced,
        /// A stay in treatment in custody ends.
        CareEndsInside,
        /// A stay in community treatment ends.
        CareEndsOutside,
        /// Out of patience in the community queue.
        GivesUp,
        /// The next band of weeks since release begins.
        WeeksPass,
        /// An officer leaves the service; the people move to others.
        OfficerLeaves,
        /// An officer returns from absence.
        OfficerReturns,
        /// The time of a treatment requirement is over.
        RequirementEnds,
        /// The time on an intervention team's caseload is over.
        TeamEnds,
        /// Too little time is left to start in the tier, or the programme, waited for.
        TooLateToStart,
        /// A year since release: what a programme in custody has done is over.
        ProgrammeFades,
        /// Home detention curfew ends on its date.
        CurfewEnds,
    }
    Joins {
        /// Sentencing, or remand.
        AppearsInCourt,
        /// Before the court for breach of an order.
        AnswersForBreach,
        /// Received on remand.
        IsRemanded,
        /// Received under sentence.
        IsReceived,
        /// Received for breach of an order.
        IsReceivedForBreach,
        /// Given a new sentence while recalled.
        IsSentencedOnRecall,
        /// Begins to serve a sentence without leaving custody.
        BeginsSentence,
        /// Held for a non-criminal reason.
        IsHeld,
        /// Received on recall.
        IsRecalled,
        /// Begins licence or post-sentence supervision.
        StartsLicence,
        /// Begins a community or suspended sentence order.
        StartsOrder,
        /// At liberty and unsupervised from now on.
        BecomesAtRisk,
        /// Given a prison, and the next move planned.
        IsAllocated,
        /// Moves to another prison.
        IsMoved,
        /// Screened for need at reception.
        IsScreened,
        /// The links from the gate to the appointment.
        CascadeBegins,
        /// Triage in custody: joins the prison's queue.
        TriageDue,
        /// Appointment in the community: joins the area's queue.
        AppointmentDue,
        /// An officer falls absent.
        OfficerFallsAbsent,
        /// A recruited officer starts.
        OfficerStarts,
        /// The treatment requirement of an order begins.
        RequirementBegins,
        /// Asks for a place on an intervention team's caseload.
        SeeksTeam,
        /// Probation may work on an order with an intervention team.
        MayWorkWithTeam,
        /// An intervention team may pick somebody up at the gate.
        MayBePickedUp,
        /// An instant at which a need may begin in custody.
        NeedMayBegin,
        /// A move put off for treatment is made up for.
        MoveMadeUp,
    }
    Matching {
        /// Starts from a prison's queue.
        StartInside,
        /// Starts from an area's queue.
        StartOutside,
        /// Taken on from an intervention team's queue.
        StartTeam,
    }
    Contacts {
        /// An officer's contact at which a referral is due.
        ReferralContact,
        /// An officer's contact at which a test is due.
        TestContact,
        /// Seeks treatment on one's own.
        SeeksTreatment,
        /// A stay in community treatment has begun: does it continue care from custody?
        CareContinues,
        /// Test on arrest.
        TestedOnArrest,
        /// An episode of treatment in custody has begun from a queue: how, and does a programme suit?
        CareBeginsInside,
        /// A place of a programme is kept for somebody from now on.
        PlaceIsKept,
    }
    Reporting {
        /// Counts, and the snapshot officers' contacts see in the month to come.
        MonthEnds,
        /// A week has passed in which prisons may have become full.
        RoomIsSought,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Tick;

    #[test]
    fn a_step_survives_the_agenda() {
        for &step in EVERY {
            let (class, kind) = step.place();
            assert_eq!(Step::of(Due::new(Tick(9), class, 4, kind)), step);
        }
    }
}
