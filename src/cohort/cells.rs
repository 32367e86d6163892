//! Cells: what of somebody the margins of the opening count, within a stratum of the stock.

use super::record::Record;
use crate::pathway::court::requirements;
use crate::person::{Care, Fact, Substance};

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The group of somebody in treatment in custody; that of no need for everybody else.
    pub inside: usize,
    /// In community treatment.
    pub outside: bool,
    /// Supervised with a drug problem.
    pub problem: bool,
    /// The treatment requirement in force.
    pub required: Required,
    /// On an intervention team's caseload.
    pub team: bool,
}

/// The treatment requirement of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// None in force.
    Nothing,
    /// For drugs.
    Drugs,
    /// For alcohol.
    Alcohol,
}

impl Required {
    const ALL: [Required; 3] = [Required::Nothing, Required::Drugs, Required::Alcohol];
}

impl Cell {
    /// How many there are.
    pub const COUNT: usize = Substance::COUNT * 2 * 2 * Required::ALL.len() * 2;

    /// The cell somebody belongs to.
    #[must_use]
    pub fn of(record: &Record) -> Cell {
        let group = record.attributes.substance;
        let person = record.person();
        Cell {
            inside: match record.care {
                Care::Inside => group as usize,
                _ => 0,
            },
            outside: record.care == Care::Outside,
            problem: record.legal.supervised() && group.drugs(),
            required: match requirements::is_on(&person) {
                true if record.facts.has(Fact::OnDrr) => Required::Drugs,
                true => Required::Alcohol,
                false => Required::Nothing,
            },
            team: record.facts.has(Fact::OnTeam),
        }
    }

    /// Its number, below [`Cell::COUNT`].
    #[must_use]
    pub fn number(self) -> usize {
        let care = (self.inside * 2 + usize::from(self.outside)) * 2 + usize::from(self.problem);
        (care * Required::ALL.len() + self.required as usize) * 2 + usize::from(self.team)
    }

    /// The cell of a number.
    #[must_use]
    pub fn numbered(number: usize) -> Cell {
        let care = number / 2 / Required::ALL.len();
        Cell {
            inside: care / 4,
            outside: care / 2 % 2 == 1,
            problem: care % 2 == 1,
            required: Required::ALL[number / 2 % Required::ALL.len()],
            team: number % 2 == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn a_cell_comes_back_from_its_number() {
        for number in 0..Cell::COUNT {
            assert_eq!(Cell::numbered(number).number(), number);
        }
    }
}
