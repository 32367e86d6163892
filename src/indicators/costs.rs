//! What things cost, in millions of pounds, and what they are worth.

use super::measure::{MILLION, Measured, MonthsOf};
use crate::economics::{Counted, LINES, Line, Payer, Priced, Stream, factor};
use crate::ledger::{Flow, Meter, Part, Stock};
use crate::pathway::time::{DAYS_PER_YEAR, START, TICKS_PER_DAY};

/// Tenths of full time in which working time is counted.
const FULL_TIME: f64 = 10.0;

/// Which lines of the account are added up.
#[derive(Clone, Copy, Debug)]
pub enum Account {
    /// Those of some streams.
    Streams(&'static [Stream]),
    /// Those of one payer.
    Of(Payer),
    /// All public spending.
    Public,
}

impl Account {
    fn has(self, line: &Line) -> bool {
        match self {
            Account::Streams(streams) => streams.contains(&line.stream),
            Account::Of(payer) => line.payer == payer,
            Account::Public => line.is_public(),
        }
    }
}

impl Measured<'_> {
    pub(super) fn unspent(&self, months: MonthsOf) -> f64 {
        let pounds: f64 = months
            .map(|month| {
                let end = self.plan.months.end(month);
                self.plan.terms_at(end).prison_treatment.unspent * self.years_of(month)
            })
            .sum();
        pounds / MILLION / self.plan.sites.share_of_places(Part::ALL)
    }

    /// Money for community treatment less what its places cost.
    pub(super) fn unspent_outside(&self, months: MonthsOf) -> f64 {
        let pounds: f64 = months.clone().map(|month| self.money_outside(month)).sum();
        let places = Account::Streams(&[Stream::CommunityTreatment]);
        self.gross(pounds) / MILLION - self.cost(places, months)
    }

    /// Pounds given for community treatment in a month, to the day.
    fn money_outside(&self, month: usize) -> f64 {
        let end = self.plan.months.end(month);
        let before = month.checked_sub(1);
        let begin = before.map_or(START, |last| self.plan.months.end(last));
        let starts = self.plan.terms.iter().map(|(from, _)| *from);
        let ends = starts.skip(1).chain([end]).map(|next| next.min(end));
        let terms = self.plan.terms.iter().zip(ends);
        let given = terms.map(|((from, terms), until)| {
            let from = (*from).max(begin);
            let lasts = if until > from { until.since(from) } else { 0 };
            terms.community_treatment.money * years(u64::from(lasts))
        });
        given.sum()
    }

    pub(super) fn cost(&self, account: Account, months: MonthsOf) -> f64 {
        let pounds: f64 = months.map(|month| self.pounds(account, month)).sum();
        pounds / MILLION
    }

    /// Pounds of a month, in the whole country.
    fn pounds(&self, account: Account, month: usize) -> f64 {
        let lines = LINES.iter().enumerate();
        let mine = lines.filter(|(_, line)| account.has(line));
        mine.map(|(which, _)| self.pounds_of_line(which, month))
            .sum()
    }

    /// Pounds of line `which` of the account in a month, in the whole country.
    #[must_use]
    pub fn pounds_of_line(&self, which: usize, month: usize) -> f64 {
        let prices = &self.plan.terms_at(self.plan.months.end(month)).prices;
        prices.of(which) * self.count(&LINES[which], month)
    }

    /// What a line counts in a month, in the whole country: years of what runs, or how often.
    fn count(&self, line: &Line, month: usize) -> f64 {
        match line.priced {
            // Money for the whole country whatever the sample.
            Priced::Metered(Meter::SupplyReduction) => self.years_of(month),
            Priced::Metered(meter) => self.gross(years(self.ledger.meters.ticks(month, meter))),
            Priced::Places(tier) => {
                let there = years(self.ledger.tiers.time(month, tier).places);
                there / self.plan.sites.share_of_places(Part::ALL)
            }
            Priced::Each(flow) => self.gross(self.happened(flow, month)),
            Priced::Standing(stock) => self.years_in(stock, month),
            Priced::Daily(stock) => self.years_in(stock, month) * DAYS_PER_YEAR,
            Priced::Working(what) => {
                let tenths = sum(self.ledger.provisions.of(month + 1, what));
                self.gross(tenths / FULL_TIME) * self.years_of(month)
            }
        }
    }

    /// Person-years in a stock, as at the month's end.
    fn years_in(&self, stock: Stock, month: usize) -> f64 {
        let people = sum(self.ledger.stock(month + 1, stock));
        self.gross(people) * self.years_of(month)
    }

    fn happened(&self, flow: Flow, month: usize) -> f64 {
        sum(self.ledger.flow(month, flow))
    }

    /// Quality-adjusted life years lost to deaths by poisoning in some months, not discounted.
    pub(super) fn qalys_lost(&self, months: MonthsOf) -> f64 {
        months.map(|month| self.qalys_of(month)).sum()
    }

    fn qalys_of(&self, month: usize) -> f64 {
        let prices = &self.plan.terms_at(self.plan.months.end(month)).prices;
        self.gross(self.happened(Flow::DiedOfPoisoning, month)) * prices.qalys_per_death
    }

    /// Millions of pounds at the start of the run: health kept less public money spent and crime suffered,
    /// each discounted from the middle of its month. Its level means nothing; a difference of two scenarios does.
    pub(super) fn net_present_value(&self) -> f64 {
        let months = 0..self.plan.months.count();
        let pounds: f64 = months.map(|month| self.worth_of(month)).sum();
        pounds / MILLION
    }

    fn worth_of(&self, month: usize) -> f64 {
        let prices = &self.plan.terms_at(self.plan.months.end(month)).prices;
        let end = f64::from(self.plan.months.end(month).since(START));
        let years = years(end as u64) - self.years_of(month) / 2.0;
        let worth = |counted| factor(self.plan.discounting, counted, years);
        let crime = Account::Streams(&[Stream::Crime]);
        let money = self.pounds(Account::Public, month) + self.pounds(crime, month);
        let health = self.qalys_of(month) * prices.qaly;
        -money * worth(Counted::Money) - health * worth(Counted::Health)
    }

    /// How long a month is, in years.
    fn years_of(&self, month: usize) -> f64 {
        let end = self.plan.months.end(month);
        let begin = month
            .checked_sub(1)
            .map_or(START, |last| self.plan.months.end(last));
        years(u64::from(end.since(begin)))
    }
}

fn years(ticks: u64) -> f64 {
    ticks as f64 / (DAYS_PER_YEAR * f64::from(TICKS_PER_DAY))
}

fn sum(counts: &[u32]) -> f64 {
    counts.iter().map(|&count| u64::from(count)).sum::<u64>() as f64
}
