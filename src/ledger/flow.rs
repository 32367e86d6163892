//! Recorded facts: past participles, one a kind of thing that happened.

use crate::person::index_enum;

index_enum! {
    /// Something that happened to somebody.
    Flow {
        /// Came from outside as a first-time entrant.
        Entered = "entered",
        /// Received on remand.
        ReceivedOnRemand = "received_on_remand",
        /// Received under sentence, without remand before and not for breach.
        ReceivedUnderSentence = "received_under_sentence",
        /// Received for breach of an order.
        ReceivedForBreach = "received_for_breach",
        /// Received for a non-criminal reason.
        ReceivedNonCriminal = "received_non_criminal",
        /// Received on recall.
        ReceivedOnRecall = "received_on_recall",
        /// Of those, from a sentence of twelve months or less.
        RecalledUpTo12Months = "recalled_le12m",
        /// Received into a prison that was full, because every suitable one was.
        ReceivedAboveCapacity = "received_above_capacity",
        /// Moved to another prison.
        MovedPrison = "moved_prison",
        /// Due to move, but no suitable prison had room.
        HeldBack = "held_back",
        /// Sentenced while on remand or recall.
        SentencedInside = "sentenced_inside",
        /// Released from a sentence.
        ReleasedFromSentence = "released_from_sentence",
        /// Released from remand.
        ReleasedFromRemand = "released_from_remand",
        /// Released from recall.
        ReleasedFromRecall = "released_from_recall",
        /// Released from non-criminal custody.
        ReleasedNonCriminal = "released_non_criminal",
        /// Of those from sentence, days before the release date under a rule begun since the start.
        ReleasedEarly = "released_early",
        /// Of those from sentence, on home detention curfew.
        ReleasedOnCurfew = "released_on_curfew",
        /// Given an earlier date because the prisons were full.
        ReleasedBecauseFull = "released_because_full",
        /// Began a community order.
        StartedCommunityOrder = "started_community_order",
        /// Began a suspended sentence order.
        StartedSuspendedOrder = "started_suspended_order",
        /// Drug rehabilitation requirement given.
        GivenDrr = "given_drr",
        /// Alcohol treatment requirement given.
        GivenAtr = "given_atr",
        /// Mental health treatment requirement given.
        GivenMhtr = "given_mhtr",
        /// Completed a drug rehabilitation requirement.
        CompletedDrr = "completed_drr",
        /// A drug rehabilitation requirement ended otherwise, with the order or before.
        FailedDrr = "failed_drr",
        /// Completed an alcohol treatment requirement.
        CompletedAtr = "completed_atr",
        /// An alcohol treatment requirement ended otherwise.
        FailedAtr = "failed_atr",
        /// Completed a mental health treatment requirement.
        CompletedMhtr = "completed_mhtr",
        /// A mental health treatment requirement ended otherwise.
        FailedMhtr = "failed_mhtr",
        /// A drug or alcohol requirement led to treatment within six months (by month of the requirement).
        RequirementDelivered = "requirement_delivered",
        /// Of those, found in the treatment records (by month of the requirement).
        RequirementLinked = "requirement_linked",
        /// Order ended for breach, with custody or without.
        Breached = "breached",
        /// Supervision ended on its date.
        CompletedSupervision = "completed_supervision",
        /// Need found at reception screening.
        ScreenedWithNeed = "screened_with_need",
        /// Of those, recorded.
        ScreenedAsRecorded = "screened_as_recorded",
        /// Offered a place in treatment in custody (joined the queue).
        SoughtInside = "sought_inside",
        /// Started treatment in custody.
        StartedInside = "started_inside",
        /// Of those, people on remand.
        StartedOnRemand = "started_on_remand",
        /// Found to need treatment where no treatment of the kind is offered.
        FoundNoOffer = "found_no_offer",
        /// Moved to another prison while in treatment, which went on.
        TreatedOnTransfer = "treated_on_transfer",
        /// Treatment in custody interrupted by a move to another prison.
        InterruptedByTransfer = "interrupted_by_transfer",
        /// Found to need treatment in custody, with too little time left to start it.
        TooShortToTreat = "too_short_to_treat",
        /// Started clinical treatment in custody by substitution.
        StartedSubstitution = "started_substitution",
        /// Started clinical treatment in custody by detoxification.
        StartedDetoxification = "started_detoxification",
        /// Started treatment for alcohol in custody by detoxification.
        StartedAlcoholDetoxification = "started_alcohol_detoxification",
        /// In treatment in custody, found suitable for a programme of high intensity.
        FoundSuitable = "found_suitable",
        /// A place of a programme in another prison kept, until somebody is moved there.
        PlaceKept = "place_kept",
        /// Started a programme of high intensity or in a dedicated prison.
        StartedProgramme = "started_programme",
        /// Completed one.
        CompletedProgramme = "completed_programme",
        /// Left the queue of a programme, or a place kept, unserved.
        LeftProgramme = "left_programme",
        /// Suitable for a programme, with too little time left; goes on in other treatment.
        FellBack = "fell_back",
        /// Due to move to another prison, put off because of treatment.
        MovePutOff = "move_put_off",
        /// Developed a drug problem in custody; counted in the group they were of before.
        DevelopedNeed = "developed_need",
        /// Of those, with opiates, diverted medicines among them.
        DevelopedNeedOpiate = "developed_need_opiate",
        /// Of those, with new psychoactive substances.
        DevelopedNeedPsychoactive = "developed_need_psychoactive",
        /// Completed treatment in custody.
        CompletedInside = "completed_inside",
        /// Dropped out of treatment in custody (died there included).
        DroppedOutInside = "dropped_out_inside",
        /// Ended detoxification in custody, with need and no treatment after it.
        DetoxifiedWithNeed = "detoxified_with_need",
        /// Released while in treatment: transferred with continuing need.
        TransferredOut = "transferred_out",
        /// Left the queue in custody unserved.
        LeftQueueInside = "left_queue_inside",
        /// Met at the gate by a peer or link worker.
        MetAtGate = "met_at_gate",
        /// Of the continuity cohort: release plan made.
        Planned = "planned",
        /// Referral sent.
        ReferralSent = "referral_sent",
        /// Referral received.
        ReferralReceived = "referral_received",
        /// Appointment booked.
        AppointmentBooked = "appointment_booked",
        /// Attended within 21 days, whether or not a place was free.
        Attended = "attended",
        /// Released from treatment in custody to the community (by month of release).
        ContinuityCohort = "continuity_cohort",
        /// Of those, started community treatment within 21 days (by month of release).
        Continued = "continued",
        /// Of those, recorded as such (by month of release).
        ContinuedAsRecorded = "continued_as_recorded",
        /// Matched to the custody record, the same by month of the match.
        MatchedToCustody = "matched_to_custody",
        /// Referred to treatment by probation.
        ReferredByProbation = "referred_by_probation",
        /// Of those, recorded.
        ReferredAsRecorded = "referred_as_recorded",
        /// Moved to another officer because theirs had left.
        MovedToAnotherOfficer = "moved_to_another_officer",
        /// Given to an officer at the ceiling or above, because all were.
        AllocatedAboveCeiling = "allocated_above_ceiling",
        /// Tested for drugs under supervision, first time.
        TestedOnProbation = "tested_on_probation",
        /// Tested positive under supervision.
        TestedPositiveOnProbation = "tested_positive_on_probation",
        /// Need not known to the officer found by a test.
        FoundByTest = "found_by_test",
        /// Of the first tests under supervision, recorded.
        TestedAsRecorded = "tested_as_recorded",
        /// Began supervision with a drug problem that the officer knows of.
        KnownOnProbation = "known_on_probation",
        /// Of those, recorded.
        KnownAsRecorded = "known_as_recorded",
        /// Started community treatment through the gate.
        StartedAsPrisonLeaver = "started_as_prison_leaver",
        /// Joined an area's queue for community treatment, be it for an instant.
        SoughtOutside = "sought_outside",
        /// Started community treatment under a court order.
        StartedUnderOrder = "started_under_order",
        /// Started community treatment on an officer's referral.
        StartedByProbation = "started_by_probation",
        /// Started community treatment after test on arrest.
        StartedByCjit = "started_by_cjit",
        /// Started community treatment on their own.
        StartedBySelf = "started_by_self",
        /// Of the starts of community treatment, recorded.
        StartedAsRecorded = "started_as_recorded",
        /// Of the starts under an order, found in the treatment records.
        LinkedUnderOrder = "linked_under_order",
        /// Completed community treatment.
        CompletedOutside = "completed_outside",
        /// Dropped out of community treatment.
        DroppedOutOutside = "dropped_out_outside",
        /// Left community treatment for custody or by death.
        LeftOutside = "left_outside",
        /// Gave up waiting for community treatment.
        GaveUpWaiting = "gave_up_waiting",
        /// Left the community queue for custody or by death.
        LeftQueueOutside = "left_queue_outside",
        /// Tested on arrest.
        TestedOnArrest = "tested_on_arrest",
        /// Assessed after a positive test on arrest.
        AssessedOnArrest = "assessed_on_arrest",
        /// Joined the queue of an intervention team.
        SoughtTeam = "sought_team",
        /// Turned away by an intervention team, its queue being full.
        TurnedAwayByTeam = "turned_away_by_team",
        /// Taken on by an intervention team.
        TakenOnByTeam = "taken_on_by_team",
        /// Referred to treatment by an intervention team.
        ReferredByTeam = "referred_by_team",
        /// Left an intervention team's caseload on the date.
        LeftTeam = "left_team",
        /// Left the team's queue or caseload for custody or by death.
        TakenFromTeam = "taken_from_team",
        /// Housed on the night of release by a service that finds or pays for the place.
        HousedWithHelp = "housed_with_help",
        /// Released on opioid substitution, with a script until the first appointment.
        BridgedAtRelease = "bridged_at_release",
        /// Naloxone issued at release.
        IssuedNaloxone = "issued_naloxone",
        /// Poisoned, not fatally.
        Poisoned = "poisoned",
        /// Of those poisoned not fatally, people who inject.
        PoisonedInjecting = "poisoned_injecting",
        /// Died of poisoning.
        DiedOfPoisoning = "died_of_poisoning",
        /// Of those, people who inject.
        DiedOfPoisoningInjecting = "died_of_poisoning_injecting",
        /// Died of another cause at liberty.
        DiedOfOther = "died_of_other",
        /// Died in custody.
        DiedInCustody = "died_in_custody",
        /// Died under supervision, any cause.
        DiedUnderSupervision = "died_under_supervision",
        /// Died of poisoning under supervision.
        DiedOfPoisoningUnderSupervision = "died_of_poisoning_under_supervision",
        /// Died in the first week after release.
        DiedInWeek1 = "died_in_week_1",
        /// Died in the second week after release.
        DiedInWeek2 = "died_in_week_2",
        /// Died in the third or fourth week after release.
        DiedInWeeks3To4 = "died_in_weeks_3_4",
        /// Proven reoffence.
        Reoffended = "reoffended",
        /// Released from a sentence (by month of release).
        ReoffendingCohort = "reoffending_cohort",
        /// Of those, a proven reoffence within a year (by month of release).
        ReoffendedWithinYear = "reoffended_within_year",
        /// Of those, a proven reoffence within two years, recalls on the way (by month of release).
        ReoffendedWithinTwoYears = "reoffended_within_two_years",
        /// Released from a sentence of six months or less (by month of release).
        ReoffendingCohortUpTo6Months = "reoffending_cohort_le6m",
        /// Of those, a proven reoffence within a year (by month of release).
        ReoffendedUpTo6Months = "reoffended_within_year_le6m",
        /// Released from a sentence of twelve months or less (by month of release).
        ReoffendingCohortUpTo12Months = "reoffending_cohort_le12m",
        /// Of those, a proven reoffence within a year (by month of release).
        ReoffendedUpTo12Months = "reoffended_within_year_le12m",
        /// One persistence class down.
        Desisted = "desisted",
        /// The window of four years closed without a return.
        WindowClosed = "window_closed",
    }
}
