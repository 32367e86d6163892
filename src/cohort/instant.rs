//! Instants as text: a date and a time of day to the millisecond, which names a tick exactly.

use crate::engine::Tick;
use crate::pathway::time::{START, TICKS_PER_DAY};
use crate::scenario::Date;

const MILLISECONDS_PER_DAY: u64 = 86_400_000;

/// The instant `at` of a run that starts on `start`, as `2019-05-14T09:00:00.000`; empty for never.
#[must_use]
pub fn written(start: Date, at: Tick) -> String {
    if at == Tick::NEVER {
        return String::new();
    }
    let days = at.0 / TICKS_PER_DAY;
    let date = start.add_days(days as i32 - (START.0 / TICKS_PER_DAY) as i32);
    let part = u64::from(at.0 % TICKS_PER_DAY);
    let per_day = u64::from(TICKS_PER_DAY);
    let milliseconds = (part * MILLISECONDS_PER_DAY + per_day / 2) / per_day;
    let seconds = milliseconds / 1_000;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!(
        "{date}T{hours:02}:{minutes:02}:{:02}.{:03}",
        seconds % 60,
        milliseconds % 1_000
    )
}

/// The tick that `text` names in a run that starts on `start`: a date, or a date and a time. What
/// lies before the origin is dated to it.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(start: Date, text: &str) -> Result<Tick, &'static str> {
    const FORM: &str = "write 2019-05-14 or 2019-05-14T09:00:00.000";
    if text.is_empty() {
        return Ok(Tick::NEVER);
    }
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00.000"));
    let date: Date = date.parse().map_err(|_| FORM)?;
    let milliseconds = milliseconds(time).ok_or(FORM)?;
    let days = i64::from(date.days_since(start)) + i64::from(START.0 / TICKS_PER_DAY);
    if days < 0 {
        return Ok(Tick(0));
    }
    let per_day = u64::from(TICKS_PER_DAY);
    let part = (milliseconds * per_day + MILLISECONDS_PER_DAY / 2) / MILLISECONDS_PER_DAY;
    let ticks = days as u64 * per_day + part;
    u32::try_from(ticks)
        .ok()
        .filter(|&ticks| ticks != u32::MAX)
        .map(Tick)
        .ok_or("is later than the model can reach: forty years after the start")
}

fn milliseconds(time: &str) -> Option<u64> {
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "000"));
    let mut parts = clock.split(':');
    let mut next = |below: u64| two_figures(parts.next()?).filter(|&part| part < below);
    let (hours, minutes, seconds) = (next(24)?, next(60)?, next(60)?);
    let plain = fraction.len() == 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let fraction: u64 = fraction.parse().ok().filter(|_| plain)?;
    parts
        .next()
        .is_none()
        .then_some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + fraction)
}

fn two_figures(text: &str) -> Option<u64> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Date {
        Date::new(2019, 4, 1).expect("a day")
    }

    #[test]
    fn every_tick_of_a_day_is_read_back() {
        for part in (0..TICKS_PER_DAY).step_by(7).chain([TICKS_PER_DAY - 1]) {
            let at = Tick(START.0 + 43 * TICKS_PER_DAY + part);
            let text = written(start(), at);
            assert_eq!(read(start(), &text), Ok(at), "{text}");
        }
        assert_eq!(written(start(), START), "2019-04-01T00:00:00.000");
        assert_eq!(read(start(), ""), Ok(Tick::NEVER));
        assert_eq!(written(start(), Tick::NEVER), "");
    }

    #[test]
    fn dates_before_the_origin_are_dated_to_it_and_others_refused() {
        assert_eq!(read(start(), "1990-01-01"), Ok(Tick(0)));
        for bad in [
            "2019-02-30",
            "2019-04-01T24:00:00.000",
            "2019-04-01T9:00:00",
            "2019-04-01T09:00",
            "yesterday",
            "2019-04-01T09:00:00.1",
            "2099-01-01",
        ] {
            assert!(read(start(), bad).is_err(), "{bad}");
        }
    }
}
