//! Plain words for the kinds people are of.

use crate::person::{
    Age, Attributes, Band, Care, Legal, Persistence, Person, Route, Sex, Substance,
};

/// A legal state.
#[must_use]
pub fn legal(legal: Legal) -> &'static str {
    match legal {
        Legal::Remand => "on remand",
        Legal::Sentenced => "serving a sentence",
        Legal::Indeterminate => "serving an indeterminate sentence",
        Legal::Recalled => "in custody on recall",
        Legal::NonCriminal => "in custody for a non-criminal reason",
        Legal::OnLicence => "on licence or post-sentence supervision",
        Legal::CommunityOrder => "on a community order",
        Legal::SuspendedOrder => "on a suspended sentence order",
        Legal::AtRisk => "at liberty without supervision",
        Legal::Gone => "no longer followed",
        Legal::Dead => "dead",
    }
}

/// Where somebody is in treatment; nothing for nowhere.
#[must_use]
pub fn care(care: Care) -> Option<&'static str> {
    Some(match care {
        Care::None => return None,
        Care::TriageDue => "awaiting triage in custody",
        Care::WaitingInside => "waiting for treatment in custody",
        Care::NotOffered => "in need of treatment that the prison does not offer",
        Care::Inside => "in treatment in custody",
        Care::AppointmentDue => "with an appointment for community treatment ahead",
        Care::WaitingOutside => "waiting for community treatment",
        Care::Outside => "in community treatment",
    })
}

/// Where somebody stands, by law and in treatment.
#[must_use]
pub fn state(person: &Person) -> String {
    let legal = legal(person.legal);
    care(person.care).map_or_else(|| legal.to_owned(), |care| format!("{legal}, {care}"))
}

/// A substance group, as a need.
#[must_use]
pub fn need(substance: Substance) -> &'static str {
    match substance {
        Substance::None => "no need",
        Substance::Opiate => "opiates",
        Substance::NonOpiate => "drugs other than opiates",
        Substance::NonOpiateAndAlcohol => "drugs other than opiates, and alcohol",
        Substance::Alcohol => "alcohol",
    }
}

/// A band of sentence length.
#[must_use]
pub fn band(band: Band) -> &'static str {
    match band {
        Band::UpTo6Months => "six months or less",
        Band::To12Months => "over six to twelve months",
        Band::To4Years => "twelve months to under four years",
        Band::Over4Years => "four years and over",
        Band::Indeterminate => "indeterminate",
    }
}

/// How an episode of community treatment came about.
#[must_use]
pub fn route(route: Route) -> &'static str {
    match route {
        Route::PrisonLeaver => "through the gate",
        Route::CourtOrder => "by a requirement of the order",
        Route::Probation => "on an officer's referral",
        Route::Cjit => "after a test on arrest",
        Route::SelfReferral => "without a referral",
    }
}

/// Who somebody is.
#[must_use]
pub fn who(attributes: &Attributes) -> String {
    let sex = match attributes.sex {
        Sex::Male => "man",
        Sex::Female => "woman",
    };
    let age = match attributes.age {
        Age::Young => "18 to 29",
        Age::Middle => "30 to 49",
        Age::Older => "50 or over",
    };
    let persistence = match attributes.persistence {
        Persistence::Low => "rarely returns",
        Persistence::Mid => "returns now and then",
        Persistence::High => "returns often",
    };
    let need = need(attributes.substance);
    format!("a {sex} aged {age}, {need}, who {persistence}")
}
