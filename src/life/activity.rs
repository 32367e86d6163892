//! Activities: what can happen to somebody, in the words of a life and of an event log.

use crate::ledger::Flow;
use crate::person::index_enum;

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The court of the home region.
    Court,
    /// The police of the home region, and the intervention team there.
    Police,
    /// The prison.
    Prison,
    /// The officer.
    Probation,
    /// The local treatment system.
    Treatment,
    /// Nobody.
    Nobody,
}

/// Declares the activities, each once: its words after a date, who does it, and the facts of the
/// ledger it is (none where only the person's record shows it). Facts named first only class another.
macro_rules! activities {
    (
        classing [$($class:ident)+]
        $($name:ident = $words:literal by $service:ident $([$($flow:ident)+])?;)+
    ) => {
        index_enum! {
            /// Something that happened to somebody, in words that follow a date.
            Activity { $(#[doc = $words] $name = $words),+ }
        }

        impl Activity {
            /// What a recorded fact is called; nothing for one that only classes another.
            #[must_use]
            pub fn of(flow: Flow) -> Option<Activity> {
                match flow {
                    $($($(Flow::$flow)|+ => Some(Activity::$name),)?)+
                    $(Flow::$class)|+ => None,
                }
            }

            /// Who does it.
            #[must_use]
            pub fn service(self) -> Service {
                match self { $(Activity::$name => Service::$service),+ }
            }
        }
    };
}

activities! {
    classing [
        AllocatedAboveCeiling ReceivedAboveCapacity RecalledUpTo12Months ReleasedEarly ReleasedOnCurfew
        RequirementDelivered RequirementLinked MatchedToCustody
        StartedAsRecorded LinkedUnderOrder ScreenedAsRecorded TestedAsRecorded KnownOnProbation KnownAsRecorded
        Attended ContinuityCohort ContinuedAsRecorded ReferredAsRecorded
        DiedUnderSupervision DiedOfPoisoningUnderSupervision
        DiedInWeek1 DiedInWeek2 DiedInWeeks3To4 DiedOfPoisoningInjecting PoisonedInjecting
        DevelopedNeedOpiate DevelopedNeedPsychoactive StartedOnRemand
        ReoffendingCohort ReoffendedWithinYear ReoffendedWithinTwoYears
        ReoffendingCohortUpTo6Months ReoffendedUpTo6Months
        ReoffendingCohortUpTo12Months ReoffendedUpTo12Months
    ]

    Found = "found at the start" by Nobody;
    Entered = "entered from outside" by Nobody [Entered];
    InCourt = "appeared in court" by Court;
    GivenDrr = "given a drug rehabilitation requirement" by Court [GivenDrr];
    GivenAtr = "given an alcohol treatment requirement" by Court [GivenAtr];
    RequirementCompleted = "completed the treatment requirement" by Probation [CompletedDrr CompletedAtr CompletedMhtr];
    RequirementFailed = "did not complete the treatment requirement" by Probation [FailedDrr FailedAtr FailedMhtr];
    GivenMhtr = "given a mental health treatment requirement" by Court [GivenMhtr];

    Remanded = "received on remand" by Prison [ReceivedOnRemand];
    Received = "received under sentence" by Prison [ReceivedUnderSentence];
    ReceivedForBreach = "received for breach of the order" by Prison [ReceivedForBreach];
    Held = "received for a non-criminal reason" by Prison [ReceivedNonCriminal];
    Recalled = "received on recall" by Prison [ReceivedOnRecall];
    Sentenced = "sentenced while in custody" by Prison [SentencedInside];

    Moved = "moved to another prison" by Prison [MovedPrison];
    HeldBack = "due to move, no suitable prison had room" by Prison [HeldBack];
    PutOff = "due to move, put off because of treatment" by Prison [MovePutOff];
    NeedBegan = "developed a drug problem in custody" by Nobody [DevelopedNeed];

    NeedFound = "screened, need found" by Prison [ScreenedWithNeed];
    NeedNotFound = "screened, no need found" by Prison;
    NoOffer = "found to need treatment that the prison does not offer" by Prison [FoundNoOffer];
    TriageArranged = "agreed to triage in custody" by Prison;
    QueuedInside = "joined the queue for treatment in custody" by Prison [SoughtInside];
    StartedInside = "started treatment in custody" by Prison [StartedInside];
    Substituted = "given substitution treatment" by Prison [StartedSubstitution];
    Detoxified = "given detoxification" by Prison [StartedDetoxification];
    DetoxifiedOfAlcohol = "given alcohol detoxification" by Prison [StartedAlcoholDetoxification];
    TooShort = "had too little time left to start treatment" by Prison [TooShortToTreat];
    Suitable = "found suitable for a programme of high intensity" by Prison [FoundSuitable];
    PlaceKept = "had a place of a programme kept in another prison" by Prison [PlaceKept];
    OnProgramme = "started a programme in custody" by Prison [StartedProgramme];
    Graduated = "completed a programme in custody" by Prison [CompletedProgramme];
    OffProgramme = "gave up waiting for a programme" by Prison [LeftProgramme];
    FellBack = "had too little time left for a programme" by Prison [FellBack];
    TakenOver = "had treatment taken over by the receiving prison" by Prison [TreatedOnTransfer];
    Interrupted = "had treatment interrupted by the move" by Prison [InterruptedByTransfer];
    CompletedInside = "completed treatment in custody" by Prison [CompletedInside];
    DroppedOutInside = "dropped out of treatment in custody" by Prison [DroppedOutInside];
    DetoxifiedWithNeed = "ended detoxification with need" by Prison [DetoxifiedWithNeed];
    LeftQueueInside = "left the queue for treatment in custody" by Prison [LeftQueueInside];

    ReleasedFromSentence = "released from sentence" by Prison [ReleasedFromSentence];
    ReleasedFromRemand = "released from remand" by Prison [ReleasedFromRemand];
    ReleasedFromRecall = "released from recall" by Prison [ReleasedFromRecall];
    ReleasedOther = "released from non-criminal custody" by Prison [ReleasedNonCriminal];
    BroughtForward = "given an earlier release because prisons were full" by Prison [ReleasedBecauseFull];
    LeftWithNeed = "left treatment in custody with need" by Prison [TransferredOut];
    HousedWithHelp = "found a place to sleep by a service" by Probation [HousedWithHelp];
    Bridged = "given substitution until the first appointment" by Prison [BridgedAtRelease];
    NaloxoneIssued = "issued with naloxone" by Prison [IssuedNaloxone];
    MetAtGate = "met at the gate" by Treatment [MetAtGate];
    Planned = "had a release plan made" by Prison [Planned];
    ReferralSent = "had a referral sent" by Prison [ReferralSent];
    ReferralReceived = "had the referral received" by Treatment [ReferralReceived];
    Booked = "had an appointment booked" by Treatment [AppointmentBooked];
    Lost = "lost on the way to community treatment" by Nobody;

    Due = "due at an appointment for community treatment" by Treatment;
    QueuedOutside = "joined the queue for community treatment" by Treatment [SoughtOutside];
    StartedOutside = "started community treatment" by Treatment
        [StartedAsPrisonLeaver StartedUnderOrder StartedByProbation StartedByCjit StartedBySelf];
    Continued = "continued care within 21 days of release" by Treatment [Continued];
    CompletedOutside = "completed community treatment" by Treatment [CompletedOutside];
    DroppedOutOutside = "dropped out of community treatment" by Treatment [DroppedOutOutside];
    LeftOutside = "left community treatment for custody or by death" by Treatment [LeftOutside];
    GaveUp = "gave up waiting for community treatment" by Treatment [GaveUpWaiting];
    LeftQueueOutside = "left the queue for community treatment" by Treatment [LeftQueueOutside];

    OnLicence = "began licence or post-sentence supervision" by Probation;
    CommunityOrder = "began a community order" by Probation [StartedCommunityOrder];
    SuspendedOrder = "began a suspended sentence order" by Probation [StartedSuspendedOrder];
    OfficerChanged = "moved to another officer" by Probation [MovedToAnotherOfficer];
    Breached = "breached the order" by Probation [Breached];
    SupervisionCompleted = "completed supervision" by Probation [CompletedSupervision];
    Referred = "referred to treatment by probation" by Probation [ReferredByProbation];
    ReferralMissed = "seen by probation without the referral that was due" by Probation;
    Tested = "tested for drugs by probation" by Probation [TestedOnProbation];
    TestedPositive = "tested positive on probation" by Probation [TestedPositiveOnProbation];
    FoundByTest = "had a need found by the test" by Probation [FoundByTest];
    TestMissed = "seen by probation without the test that was due" by Probation;

    Reoffended = "reoffended, proven" by Nobody [Reoffended];
    TestedOnArrest = "tested on arrest" by Police [TestedOnArrest];
    AssessedOnArrest = "assessed after a test on arrest" by Police [AssessedOnArrest];

    SoughtTeam = "sent to an intervention team" by Treatment [SoughtTeam];
    TurnedAway = "turned away by an intervention team" by Treatment [TurnedAwayByTeam];
    TakenOn = "taken on by an intervention team" by Treatment [TakenOnByTeam];
    ReferredByTeam = "referred to treatment by an intervention team" by Treatment [ReferredByTeam];
    LeftTeam = "left an intervention team's caseload" by Treatment [LeftTeam TakenFromTeam];
    Poisoned = "poisoned, not fatally" by Nobody [Poisoned];
    DiedOfPoisoning = "died of drug poisoning" by Nobody [DiedOfPoisoning];
    DiedOfOther = "died of another cause" by Nobody [DiedOfOther];
    DiedInCustody = "died in custody" by Prison [DiedInCustody];

    AtLiberty = "at liberty without supervision" by Nobody;
    Desisted = "moved one class of persistence down" by Nobody [Desisted];
    WindowClosed = "four years without a return" by Nobody [WindowClosed];
    LeftModel = "no longer followed" by Nobody;
}

impl Activity {
    /// The fact by which a service records it, where it may fail to.
    #[must_use]
    pub fn record(self) -> Option<Flow> {
        match self {
            Activity::Continued => Some(Flow::ContinuedAsRecorded),
            Activity::Referred => Some(Flow::ReferredAsRecorded),
            _ => None,
        }
    }
}
