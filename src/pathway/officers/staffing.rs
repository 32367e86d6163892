//! Staffing: how many seats a team has, how many are filled, and recruitment.
//!
//! The scenario gives officers in post; posts are more by the share that is vacant. For every
//! vacant post somebody is being recruited, who starts when the lag is over, in the lowest empty
//! seat. More officers begin to be recruited on the date of the change and start after the lag.
//! Fewer come about by not replacing those who leave, but for the share of a cut that falls at once;
//! recruits there is no post for any more do not start.

use super::holder::{Holder, word};
use super::seat::Seat;
use super::{Officers, Team, Terms, tenure};

use crate::engine::luck::unit;
use crate::engine::{Luck, Tick};
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::services::id_of_seat;
use crate::pathway::step::Step;
use crate::person::Provider;

/// Fills the seats of the opening, and sets recruits on their way.
pub fn open(scene: &mut Scene) {
    for team in 0..scene.services.officers.teams.len() {
        follow_terms(scene, team);
        for within in 0..scene.services.officers.teams[team].in_post {
            let number = scene.services.officers.number(team, within);
            tenure::begins(scene, number);
            tenure::may_be_found_absent(scene, number);
        }
        recruit(scene, team, |_, lag, part| lag * part);
    }
}

/// Dated parameters have changed from `old`: hazards are re-timed, posts follow.
pub fn change(scene: &mut Scene, old: &Terms) {
    for team in 0..scene.services.officers.teams.len() {
        for within in 0..scene.services.officers.teams[team].seats.len() {
            let number = scene.services.officers.number(team, within);
            tenure::follow_terms(scene, number, old);
        }
        restaff(scene, team);
    }
    if scene.terms.officers.is_unified() && !old.is_unified() {
        for team in 0..scene.services.officers.teams.len() {
            tenure::give_to_waiting(scene, team);
        }
    }
}

/// Posts follow the terms; cuts that fall at once end tenures, and recruitment begins or lapses.
fn restaff(scene: &mut Scene, team: usize) {
    let before = scene.services.officers.teams[team].in_post;
    follow_terms(scene, team);
    let after = scene.services.officers.teams[team].in_post;
    let cut = before.saturating_sub(after) as f64 * scene.terms.officers.cut_at_once;
    dismiss(scene, team, (cut + 0.5) as usize);
    let added = after.saturating_sub(before);
    // Those added start when the lag is over; recruits for the posts added that are meant to be
    // vacant are spread over one lag more, as in a team of long standing.
    recruit(scene, team, |which, lag, part| match which < added {
        true => lag,
        false => lag * (1.0 + part),
    });
}

/// Ends the tenure of the last `count` officers of a team, and then hands their cases on.
fn dismiss(scene: &mut Scene, team: usize, count: usize) {
    let officers = &scene.services.officers;
    let seats = officers.teams[team].seats.iter().enumerate().rev();
    let filled = seats.filter(|(_, seat)| seat.is_filled());
    let last: Vec<u16> = filled
        .take(count)
        .map(|(within, _)| officers.number(team, within))
        .collect();
    for &number in &last {
        tenure::ends(scene, number);
    }
    for &number in &last {
        tenure::hand_over(scene, number);
    }
}

/// Makes the seats the terms ask for and counts posts and officers meant to be in post.
fn follow_terms(scene: &mut Scene, team: usize) {
    let terms = &scene.terms.officers;
    let officers = &mut scene.services.officers;
    let staffing = terms.staffing[team];
    let first = officers.number(team, 0);
    let of = &mut officers.teams[team];
    of.posts = of.seats_for(staffing.posts, first, &scene.luck, terms);
    of.in_post = of
        .seats_for(staffing.in_post, first, &scene.luck, terms)
        .min(of.posts);
}

impl Team {
    /// How many of the first seats together come nearest to `tenths` of full time; makes those that
    /// are missing. `first` is the number of the first seat.
    fn seats_for(&mut self, tenths: f64, first: u16, luck: &Luck, terms: &Terms) -> usize {
        let mut together = 0.0;
        for within in 0.. {
            if within == self.seats.len() {
                let seat = new_seat(self, first + within as u16, luck, terms);
                self.seats.push(seat);
                self.holders.push(Holder::none());
            }
            let more = f64::from(self.seats[within].fte());
            if together + more / 2.0 > tenths {
                return within;
            }
            together += more;
        }
        unreachable!("every seat adds working time")
    }

    /// Vacant posts.
    #[must_use]
    pub fn vacant(&self) -> usize {
        self.posts.saturating_sub(self.filled)
    }

    /// Recruits who will start.
    fn live(&self) -> u32 {
        self.recruits - self.surplus
    }
}

fn new_seat(team: &Team, number: u16, luck: &Luck, terms: &Terms) -> Seat {
    let fte = terms.fte(word(luck, number, purpose::SEAT_WORKING_TIME, 0));
    let grade = word(luck, number, purpose::SEAT_GRADE, 0);
    Seat::new(fte, terms.grade(team.provider, grade))
}

/// Sees to it that there is a recruit for every vacant post and no more: lapsed recruitments are
/// taken up again, new ones begin, and those too many will lapse. `delay` says in how many ticks the
/// n-th new one starts, given the lag and a part of it drawn for that one.
pub(super) fn recruit(scene: &mut Scene, team: usize, delay: impl Fn(usize, f64, f64) -> f64) {
    let of = &mut scene.services.officers.teams[team];
    let (vacant, live) = (of.vacant() as u32, of.live());
    if live > vacant {
        of.surplus += live - vacant;
        return;
    }
    let again = of.surplus.min(vacant - live);
    of.surplus -= again;
    let begun = vacant - live - again;
    of.recruits += begun;
    let posts = of.posts;
    for which in 0..begun as usize {
        // The seats from the last post down lend their numbers; a recruit starts in any.
        let number = scene.services.officers.number(team, posts - 1 - which);
        let drawn = word(
            &scene.luck,
            number,
            purpose::RECRUITMENT,
            u64::from(scene.now.0),
        );
        let ticks = delay(which, scene.terms.officers.hiring_lag, unit(drawn));
        let at = scene.now.after_f64(ticks);
        scene.schedule(at, Step::OfficerStarts, id_of_seat(number));
    }
}

/// A recruit of the team in which seat `number` is has finished: starts in the lowest empty seat,
/// unless there is no post any more.
pub fn starts(scene: &mut Scene, number: u16) {
    let officers = &mut scene.services.officers;
    let which = officers.team_of(number);
    let team = &mut officers.teams[which];
    let among = team.recruits;
    team.recruits -= 1;
    if lapses(&scene.luck, number, scene.now, team.surplus, among) {
        team.surplus -= 1;
        return;
    }
    let Some(empty) = team.seats.iter().position(|seat| !seat.is_filled()) else {
        return;
    };
    let seat = officers.number(which, empty);
    tenure::begins(scene, seat);
    for team in scene.services.officers.teams_beside(which) {
        tenure::give_to_waiting(scene, team);
    }
}

/// Whether a recruit is one of the `surplus` out of `among` who will not start: in the end just so
/// many are.
fn lapses(luck: &Luck, number: u16, now: Tick, surplus: u32, among: u32) -> bool {
    let drawn = word(luck, number, purpose::RECRUIT_LAPSES, u64::from(now.0));
    (u128::from(drawn) * u128::from(among)) >> 64 < u128::from(surplus)
}

impl Officers {
    /// The teams of the unit of a team.
    fn teams_beside(&self, team: usize) -> std::ops::Range<usize> {
        let first = team / Provider::COUNT * Provider::COUNT;
        first..first + Provider::COUNT
    }
}
