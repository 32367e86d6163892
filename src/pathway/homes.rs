//! Homes: the local treatment systems and delivery units people belong to.
//!
//! A region's people stand along a line from 0 to 1, each at the place their luck gives them. The
//! line is cut twice, into local treatment systems and into probation delivery units, so the people
//! of one area mostly share an office. A sample keeps whole areas and units, chosen along the line
//! by size.

use crate::scenario::{Area, Areas, DeliveryUnit, DeliveryUnits, Regions};

/// A part of a region that a run keeps.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The region it lies in.
    pub region: u8,
    /// Its place in its table.
    pub row: usize,
    /// Share of the region's people among the pieces kept.
    pub share: f64,
}

/// Every region cut into pieces.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    all: Vec<Piece>,
    /// Where each region's pieces begin; one more entry for the end.
    first: Vec<usize>,
    /// Where along its region's line each piece ends, as words of luck.
    ends: Vec<u64>,
    /// What each piece kept is called.
    names: Vec<String>,
}

impl Pieces {
    fn new(regions: usize, sample: f64, part_of: &[(usize, f64)]) -> Pieces {
        let mut pieces = Pieces::default();
        for region in 0..regions {
            pieces.first.push(pieces.all.len());
            let within: Vec<(usize, f64)> = (0..part_of.len())
                .filter(|&row| part_of[row].0 == region)
                .map(|row| (row, part_of[row].1))
                .collect();
            let kept = kept(&within, sample);
            let total: f64 = kept.iter().map(|(_, share)| share).sum();
            let mut end = 0.0;
            for (row, share) in kept {
                let share = share / total;
                end += share;
                pieces.all.push(Piece {
                    region: region as u8,
                    row,
                    share,
                });
                pieces.ends.push(to_word(end));
            }
            // Rounding must not leave anybody beyond the last piece.
            if let Some(last) = pieces.ends.last_mut() {
                *last = u64::MAX;
            }
        }
        pieces.first.push(pieces.all.len());
        pieces
    }

    /// The pieces kept, region by region.
    #[must_use]
    pub fn all(&self) -> &[Piece] {
        &self.all
    }

    /// What each piece kept is called.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    fn named<'a>(mut self, name: impl Fn(usize) -> &'a String) -> Pieces {
        self.names = self
            .all
            .iter()
            .map(|piece| name(piece.row).clone())
            .collect();
        self
    }

    /// The piece in which somebody from `region` whose luck is `word` lives.
    #[must_use]
    pub fn at(&self, region: u8, word: u64) -> u8 {
        let region = usize::from(region);
        let (from, to) = (self.first[region], self.first[region + 1]);
        (from + self.ends[from..to].partition_point(|&end| end < word)) as u8
    }
}

/// A share of the line as a word of luck.
fn to_word(share: f64) -> u64 {
    const WORDS: f64 = 18_446_744_073_709_551_616.0;
    (share * WORDS) as u64
}

/// The parts a sample keeps: as many as its share of them, at least one, each chance in proportion
/// to size. They are those met at even steps along the line, half a step in.
fn kept(parts: &[(usize, f64)], sample: f64) -> Vec<(usize, f64)> {
    let many = ((parts.len() as f64 * sample + 0.5) as usize).max(1);
    if many >= parts.len() {
        return parts.to_vec();
    }
    let total: f64 = parts.iter().map(|(_, share)| share).sum();
    let mut chosen = Vec::new();
    let (mut end, mut step) = (0.0, 0);
    for &(row, share) in parts {
        end += share;
        let before = step;
        while step < many && (step as f64 + 0.5) / many as f64 * total < end {
            step += 1;
        }
        if step > before {
            chosen.push((row, share));
        }
    }
    chosen
}

/// Where people live.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    /// Local treatment systems.
    pub areas: Pieces,
    /// Probation delivery units.
    pub units: Pieces,
    /// How many cases a full-time officer of each unit holds, as a standard normal score.
    pub load_scores: Vec<f64>,
}

impl Homes {
    /// The homes of a run with `sample` of the people.
    #[must_use]
    pub fn new(regions: &Regions, areas: &Areas, units: &DeliveryUnits, sample: f64) -> Homes {
        let of_area = |area: &Area| (area.region, area.share);
        let of_unit = |unit: &DeliveryUnit| (unit.region, unit.share);
        let places: Vec<_> = areas.rows().iter().map(of_area).collect();
        let offices: Vec<_> = units.rows().iter().map(of_unit).collect();
        let offices =
            Pieces::new(regions.count(), sample, &offices).named(|row| &units.rows()[row].name);
        Homes {
            areas: Pieces::new(regions.count(), sample, &places)
                .named(|row| &areas.rows()[row].name),
            load_scores: offices
                .all()
                .iter()
                .map(|piece| units.rows()[piece.row].load_score)
                .collect(),
            units: offices,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_live_where_the_shares_say() {
        let parts = [(1, 0.75), (0, 0.5), (1, 0.25), (0, 0.5)];
        let pieces = Pieces::new(2, 1.0, &parts);
        assert_eq!(
            pieces
                .all()
                .iter()
                .map(|piece| piece.row)
                .collect::<Vec<_>>(),
            [1, 3, 0, 2]
        );
        let half = 1 << 63;
        assert_eq!((pieces.at(0, 0), pieces.at(0, half - 9)), (0, 0));
        assert_eq!((pieces.at(0, half + 9), pieces.at(0, u64::MAX)), (1, 1));
        assert_eq!((pieces.at(1, half + 9), pieces.at(1, u64::MAX)), (2, 3));
    }

    #[test]
    fn a_sample_keeps_whole_parts_and_large_ones_more_often() {
        let parts: Vec<(usize, f64)> = (0..10).map(|row| (0, [0.28, 0.08][row.min(1)])).collect();
        let pieces = |sample| Pieces::new(1, sample, &parts);
        assert_eq!(pieces(1.0).all().len(), 10);
        assert_eq!(pieces(0.001).all().len(), 1);
        let four = pieces(0.4);
        assert_eq!(four.all()[0].row, 0, "the largest holds the first step");
        let total: f64 = four.all().iter().map(|piece| piece.share).sum();
        assert!((total - 1.0).abs() < 1e-12 && four.all().len() <= 4);
    }
}
