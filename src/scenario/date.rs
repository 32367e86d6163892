//! A civil date: proleptic Gregorian, no time of day, no zone, no clock.

use std::fmt;

/// A day of the civil calendar, held as days since 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The day of this year, month (1 to 12) and day of month; nothing if the calendar has none.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self(days_before(year, month) + day as i32 - 1))
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub const fn days_since_1970(self) -> i32 {
        self.0
    }

    /// The date so many days after 1 January 1970.
    #[must_use]
    pub const fn from_days_since_1970(days: i32) -> Self {
        Self(days)
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        // Counting from 1 March puts the leap day last, so that months have fixed offsets.
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.ymd().1
    }

    /// The day of the month.
    #[must_use]
    pub fn day(self) -> u32 {
        self.ymd().2
    }

    /// Day of the week, Monday 0 to Sunday 6.
    #[must_use]
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// The date so many days later (earlier if negative).
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day so many months later, or the month's last day if it is shorter.
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let count = year * 12 + month as i32 - 1 + months;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u32 + 1);
        Self(days_before(year, month) + day.min(days_in_month(year, month)) as i32 - 1)
    }

    /// Days from another date to this one; negative if this one is earlier.
    #[must_use]
    pub fn days_since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// The first day of this date's month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        self.add_days(1 - self.day() as i32)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A text that is no date of the calendar in the form 2019-05-14.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl std::str::FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let shape = |(at, byte): (usize, u8)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if text.len() != 10 || !text.bytes().enumerate().all(shape) {
            return Err(NotADate);
        }
        let part = |range| text.get(range).and_then(|part: &str| part.parse().ok());
        let (year, month, day) = (part(0..4), part(5..7), part(8..10));
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) => {
                Date::new(year as i32, month, day).ok_or(NotADate)
            }
            _ => Err(NotADate),
        }
    }
}

/// Days from 1 January 1970 to the first of a month.
fn days_before(year: i32, month: u32) -> i32 {
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let shifted_month = (month as i32 + 9) % 12;
    let day_of_year = (153 * shifted_month + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> Date {
        Date::new(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn known_days() {
        assert_eq!(date(1970, 1, 1).days_since_1970(), 0);
        assert_eq!(date(2000, 3, 1).days_since_1970(), 11_017);
        assert_eq!(date(2019, 4, 1).to_string(), "2019-04-01");
        assert_eq!(date(2019, 4, 1).weekday(), 0, "1 April 2019 was a Monday");
        assert_eq!(date(1969, 12, 31).weekday(), 2, "a Wednesday");
    }

    #[test]
    fn every_day_of_two_centuries_leads_back_to_itself() {
        let mut expected = date(1900, 1, 1);
        while expected < date(2100, 12, 31) {
            let (year, month, day) = expected.ymd();
            assert_eq!(Date::new(year, month, day), Some(expected));
            expected = expected.add_days(1);
        }
    }

    #[test]
    fn days_the_calendar_lacks_are_refused() {
        for (year, month, day) in [
            (2019, 2, 29),
            (1900, 2, 29),
            (2019, 13, 1),
            (2019, 0, 1),
            (2019, 4, 31),
        ] {
            assert_eq!(Date::new(year, month, day), None);
        }
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn months_are_clipped_to_their_last_day() {
        assert_eq!(date(2019, 1, 31).add_months(1), date(2019, 2, 28));
        assert_eq!(date(2019, 1, 31).add_months(13), date(2020, 2, 29));
        assert_eq!(date(2019, 4, 1).add_months(60), date(2024, 4, 1));
        assert_eq!(date(2019, 4, 1).add_months(-4), date(2018, 12, 1));
    }
}
