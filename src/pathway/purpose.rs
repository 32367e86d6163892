//! What each random word is for. Numbers are given once; append, never renumber.

use crate::engine::Purpose;

macro_rules! purposes {
    ($($(#[$doc:meta])* $name:ident = $number:literal;)+) => {
        $($(#[$doc])* pub const $name: Purpose = Purpose($number);)+
        /// Every purpose with its number, for the test that none is given twice.
        pub const ALL: &[(&str, Purpose)] = &[$((stringify!($name), $name)),+];
    };
}

purposes! {
    /// Gap to the next candidate of an arrival layer (layer, candidate).
    ARRIVAL_GAP = 1;
    /// A candidate's mark for thinning.
    ARRIVAL_MARK = 2;
    /// Sex, once a life.
    SEX = 3;
    /// Age band, once a life.
    AGE = 4;
    /// Substance group, once a life.
    SUBSTANCE = 5;
    /// Home (area and delivery unit), once a life.
    AREA = 6;
    /// Provider, once a life.
    PROVIDER = 7;
    /// Persistence class, once a life.
    PERSISTENCE = 8;
    /// Disposal, at the n-th appearance.
    DISPOSAL = 9;
    /// Sentence band, at the n-th appearance.
    BAND = 10;
    /// Whether remanded, at the n-th appearance.
    REMANDED = 11;
    /// Treatment requirement, at the n-th appearance.
    REQUIREMENT = 12;
    /// Whether the requirement is taken up, at the n-th appearance.
    REQUIREMENT_TAKEN_UP = 13;
    /// Stay on remand, n-th custody spell.
    REMAND_STAY = 14;
    /// Stay under sentence, n-th custody spell.
    SENTENCE_STAY = 15;
    /// Kind of recall, n-th custody spell.
    RECALL_KIND = 16;
    /// Stay on recall, n-th custody spell.
    RECALL_STAY = 17;
    /// What follows a recall, n-th custody spell.
    AFTER_RECALL = 18;
    /// New sentence passed on a recalled person, n-th custody spell.
    RECALL_SENTENCE_BAND = 19;
    /// Need found at screening, n-th custody spell.
    SCREENING = 20;
    /// Agrees to treatment, n-th custody spell.
    AGREES = 21;
    /// Days to triage, n-th custody spell.
    TRIAGE = 22;
    /// Course of an episode in custody, n-th custody spell.
    COURSE = 23;
    /// Length of a journey in custody, n-th custody spell.
    JOURNEY = 24;
    /// Whether supervised after release, n-th custody spell.
    SUPERVISED = 25;
    /// Length of licence, n-th custody spell.
    LICENCE = 26;
    /// Housed on the night of release, n-th custody spell.
    HOUSED = 27;
    /// Opioid substitution at release, n-th custody spell.
    BRIDGED = 28;
    /// Naloxone at release, n-th custody spell.
    NALOXONE = 29;
    /// Released on a Friday, n-th custody spell.
    FRIDAY = 30;
    /// Met at the gate, n-th custody spell.
    PEER = 31;
    /// Release plan, n-th custody spell.
    PLAN = 32;
    /// Referral sent, n-th custody spell.
    SENT = 33;
    /// Referral received, n-th custody spell.
    RECEIVED = 34;
    /// Appointment booked, n-th custody spell.
    BOOKED = 35;
    /// Appointment attended, n-th custody spell.
    ATTENDED = 36;
    /// Turns up without a referral, n-th custody spell.
    SELF_PRESENTS = 37;
    /// Days from release to the appointment, n-th custody spell.
    APPOINTMENT_DAYS = 38;
    /// Length of an order, n-th supervision.
    ORDER = 39;
    /// Need known to the officer, n-th supervision.
    NEED_KNOWN = 40;
    /// Whether a contact does what was due (supervision, contact).
    CONTACT_QUALITY = 41;
    /// Whether a referred person attends (supervision, referral).
    REFERRAL_ATTENDED = 42;
    /// Days from referral to appointment (episode).
    REFERRAL_DAYS = 43;
    /// What a test finds (supervision).
    TEST_FINDS = 44;
    /// Length of stay in community treatment (episode).
    COMMUNITY_STAY = 45;
    /// How a stay in community treatment ends (episode).
    COMMUNITY_END = 46;
    /// Patience in the queue (episode).
    PATIENCE = 47;
    /// Whether a poisoning is fatal (n-th poisoning).
    FATAL = 48;
    /// Whether a proven offence leads to a disposal the model follows (n-th offence).
    FOLLOWED = 49;
    /// Whether an offence on licence becomes a new case (n-th offence).
    NEW_CASE = 50;
    /// Test on arrest and what follows (n-th offence).
    ARREST_TEST = 51;
    /// Assessment and referral by the intervention team (n-th offence).
    ARREST_REFERRAL = 52;
    /// Hazard budget: proven reoffence (n-th).
    RETURN_BUDGET = 53;
    /// Hazard budget: desistance (class).
    DESIST_BUDGET = 54;
    /// Hazard budget: poisoning (n-th).
    POISONING_BUDGET = 55;
    /// Hazard budget: death of another cause, once a life.
    OTHER_DEATH_BUDGET = 56;
    /// Hazard budget: recall or breach (supervision).
    ENFORCEMENT_BUDGET = 57;
    /// Hazard budget: referral contact (supervision, contact).
    REFERRAL_BUDGET = 58;
    /// Hazard budget: test contact (supervision, contact).
    TEST_BUDGET = 59;
    /// Hazard budget: seeking treatment (n-th).
    SEEKING_BUDGET = 60;
    /// Recorded or not: continuity (custody spell).
    RECORDED_CONTINUITY = 61;
    /// Recorded or not: referral (supervision, contact).
    RECORDED_REFERRAL = 62;
    /// Opening stock: length of the whole stay.
    OPENING_STAY = 63;
    /// Opening stock: share of it already behind.
    OPENING_ELAPSED = 64;
    /// Opening stock: in treatment at the start.
    OPENING_CARE = 65;
    /// Opening stock: residual of the stay in treatment.
    OPENING_CARE_STAY = 66;
    /// Opening stock: length of the licence behind a recall.
    OPENING_LICENCE = 67;
    /// Opening stock: what the court will give somebody found on remand.
    AFTER_REMAND = 68;
    /// Opening stock: home region.
    OPENING_REGION = 69;
    /// Opening stock: tested under the present supervision already.
    OPENING_TESTED = 70;
    /// Opening: who of a cell is taken once more to meet the published stock.
    OPENING_PICK = 71;
    /// Which prison (prison; spell, planned move).
    PRISON = 90;
    /// Security category under sentence, n-th custody spell.
    CATEGORY = 91;
    /// Whether the last part is served in open conditions, n-th custody spell.
    OPEN_CONDITIONS = 92;
    /// Days to the next move to another prison (spell, planned move).
    MOVE_DELAY = 93;
    /// Whether a move interrupts treatment (spell, planned move).
    MOVE_INTERRUPTS = 94;
    /// Days to triage after a move (spell, planned move).
    TRIAGE_ANEW = 95;
    /// Which prisons a sample keeps (prison).
    SAMPLED_PRISON = 96;
    /// Officers: working time of a seat.
    SEAT_WORKING_TIME = 110;
    /// Officers: grade of a seat.
    SEAT_GRADE = 111;
    /// Officers, hazard budget: leaves the service (seat, tenure).
    OFFICER_LEAVES = 112;
    /// Officers, hazard budget: falls absent (seat, tenure and spell).
    OFFICER_FALLS_ABSENT = 113;
    /// Officers: length of an absence (seat, tenure and spell).
    ABSENCE_DAYS = 114;
    /// Officers: absent when the world opens (seat).
    OPENING_ABSENT = 115;
    /// Officers: how far the recruitment for a vacant post has come (seat, instant).
    RECRUITMENT = 116;
    /// Officers: whether a recruit has no post to start in (seat, instant).
    RECRUIT_LAPSES = 117;
    /// Which of equally loaded officers gets somebody's case (person, seat).
    OFFICER_CHOICE = 118;
    /// Whether an indeterminate sentence is for public protection, at the n-th appearance.
    IPP = 130;
    /// Excluded from release by the standard fraction, n-th custody spell.
    EXCLUDED_FROM_FRACTION = 131;
    /// May leave days before the release date, n-th custody spell.
    EARLY_RELEASE = 132;
    /// Granted home detention curfew, n-th custody spell.
    CURFEW = 133;
    /// Severity of need, once a life.
    SEVERITY = 160;
    /// Uses crack besides opiates, once a life.
    CRACK = 161;
    /// Injects, once a life.
    INJECTING = 162;
    /// Uses new psychoactive substances, once a life.
    NEW_PSYCHOACTIVE = 163;
    /// Suitable for a programme of high intensity, n-th custody spell.
    SUITABLE = 164;
    /// Days to a transfer for treatment (spell, planned move).
    PROGRAMME_MOVE = 166;
    /// Substitution or detoxification, n-th custody spell.
    SUBSTITUTION = 167;
    /// Whether moves are put off for treatment, n-th custody spell.
    HELD_IN_TREATMENT = 168;
    /// Days between instants at which a need may begin (spell, instant).
    NEW_NEED_GAP = 170;
    /// Whether a need begins at such an instant (spell, instant).
    NEW_NEED = 171;
    /// The group of a need that begins in custody (spell, instant).
    NEW_NEED_GROUP = 172;
    /// Its severity (spell, instant).
    NEW_NEED_SEVERITY = 173;
    /// Whether the court knows of a need, n-th disposal.
    COURT_KNOWS = 190;
    /// Length of a treatment requirement, n-th supervision.
    REQUIREMENT_DAYS = 191;
    /// Whether a treatment requirement is completed, n-th supervision.
    REQUIREMENT_END = 192;
    /// Result of a test under supervision (supervision, contact).
    PROBATION_TEST = 193;
    /// Whether a test reveals a need (supervision, contact).
    TEST_REVEALS = 194;
    /// Whether an intervention team picks somebody up at the gate, n-th custody spell.
    CJIT_AT_GATE = 195;
    /// Whether probation works with an intervention team, n-th supervision.
    CJIT_JOINT = 196;
    /// Time on an intervention team's caseload, n-th time taken on.
    CJIT_STAY = 197;
    /// Whether an intervention team refers to treatment, n-th time taken on.
    CJIT_REFERS = 198;
    /// Whether a first test under supervision is recorded (supervision, contact).
    RECORDED_TEST = 199;
    /// Whether a need the officer knows of is recorded, n-th supervision.
    RECORDED_NEED_ON_PROBATION = 200;
    /// Whether a start of community treatment is recorded, n-th episode.
    RECORDED_START = 220;
    /// Whether a start under an order is found in the records, n-th episode.
    LINKED_START = 221;
    /// Whether need found at reception is recorded, n-th custody spell.
    RECORDED_NEED = 222;
    /// The same provider inside and out, n-th custody spell.
    ONE_PROVIDER = 223;
    /// Days until a referral is sent, n-th custody spell.
    SENT_DAYS = 224;
    /// Days until a referral is received, n-th custody spell.
    RECEIVED_DAYS = 225;
    /// Days until an appointment is booked, n-th custody spell.
    BOOKED_DAYS = 226;
    /// Whether a breach leads to custody, at the n-th appearance.
    BREACH_TO_CUSTODY = 240;
    /// Sentence band of custody for breach, at the n-th appearance.
    BREACH_BAND = 241;
    /// Whether the contacts of supervision are good (n-th offence).
    SUPERVISED_WELL = 242;
    /// Whether supervision prevents an offence (n-th).
    SUPERVISION_PREVENTS = 243;
    /// Whether a stay in community treatment is without substitution, n-th episode.
    UNSUBSTITUTED = 244;
    /// Length of a mental health requirement that stands alone, n-th supervision.
    MHTR_DAYS = 250;
    /// Whether a mental health requirement is completed, n-th supervision.
    MHTR_END = 251;
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_number_is_given_twice() {
        let mut numbers: Vec<u16> = super::ALL.iter().map(|(_, purpose)| purpose.0).collect();
        numbers.sort_unstable();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
