//! Luck: every random word by name, none by position in a stream.
//!
//! A word is a function of (seed, replication, person key, purpose, occasion). Nobody's luck
//! depends on who else is in the world, on the order of calls, or on the number of threads; so the
//! same person meets the same luck in two worlds that differ by a lever.
//!
//! The mixing is a chain of folded 64×64→128-bit multiplications (the low half of the product
//! exclusive-or the high half), as in the wyhash family. How the streams fare in statistical
//! batteries stands in `docs/luck.md`.

use rand::{TryRng, rand_core::Infallible};

/// What a draw is for. Numbers are given once and only ever appended to, by the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purpose(pub u16);

/// The luck of one replication.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    first: u64,
    second: u64,
    third: u64,
}

// Odd, with balanced bits: the fractional parts of the golden ratio, √3 and √5 (made odd).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const ROOT3: u64 = 0xbb67_ae85_84ca_a73b;
const ROOT5: u64 = 0x3c6e_f372_fe94_f82b;

#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ (product >> 64) as u64
}

/// A full-avalanche finisher (the 13th variant of Stafford's mixers), used only to build keys.
fn scramble(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

impl Luck {
    /// The luck of replication `replication` under `seed`.
    #[must_use]
    pub fn new(seed: u64, replication: u32) -> Luck {
        let first = scramble(scramble(seed ^ GOLDEN) ^ u64::from(replication).wrapping_mul(ROOT3));
        let second = scramble(first ^ ROOT5);
        let third = scramble(second ^ GOLDEN) | 1;
        Luck {
            first,
            second,
            third,
        }
    }

    /// The word of `person` for `purpose` on `occasion`, uniform on all of `u64`.
    ///
    /// `occasion` is a named index below 2⁴⁸ (0 for once a life, the n-th spell …), never a count
    /// of calls.
    #[inline]
    #[must_use]
    pub fn word(&self, person: u64, purpose: Purpose, occasion: u64) -> u64 {
        self.finish(self.mixed(person, purpose, occasion), 0)
    }

    /// An endless stream for the same name, for samplers that take an unknown number of words.
    #[must_use]
    pub fn stream(&self, person: u64, purpose: Purpose, occasion: u64) -> Stream {
        Stream {
            luck: *self,
            state: self.mixed(person, purpose, occasion),
            count: 0,
        }
    }

    #[inline]
    fn mixed(&self, person: u64, purpose: Purpose, occasion: u64) -> u64 {
        debug_assert!(occasion < 1 << 48);
        let who = fold(person ^ self.first, self.third);
        let what = u64::from(purpose.0) << 48 ^ occasion;
        fold(what ^ who.rotate_left(32) ^ GOLDEN, who ^ self.second)
    }

    /// Both factors move with the count: with one of them fixed, words a Fibonacci number apart agree.
    #[inline]
    fn finish(&self, state: u64, count: u64) -> u64 {
        let moved = state.wrapping_add(count.wrapping_mul(GOLDEN));
        fold(moved ^ ROOT3, moved ^ self.third ^ ROOT5)
    }
}

/// The successive words of one name; a generator for `rand` and `rand_distr`.
#[derive(Clone, Debug)]
pub struct Stream {
    luck: Luck,
    state: u64,
    count: u64,
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.try_next_u64()? >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let word = self.luck.finish(self.state, self.count);
        self.count += 1;
        Ok(word)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

/// A uniform number strictly between 0 and 1 from a word.
#[inline]
#[must_use]
pub fn unit(word: u64) -> f64 {
    ((word >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::Rng;

    #[test]
    fn a_stream_begins_with_the_word_of_its_name() {
        let luck = Luck::new(7, 3);
        let mut stream = luck.stream(11, Purpose(5), 2);
        assert_eq!(stream.next_u64(), luck.word(11, Purpose(5), 2));
        assert_ne!(stream.next_u64(), luck.word(11, Purpose(5), 2));
    }

    #[test]
    fn every_part_of_the_name_matters() {
        let base = Luck::new(1, 1).word(1, Purpose(1), 1);
        let others = [
            Luck::new(2, 1).word(1, Purpose(1), 1),
            Luck::new(1, 2).word(1, Purpose(1), 1),
            Luck::new(1, 1).word(2, Purpose(1), 1),
            Luck::new(1, 1).word(1, Purpose(2), 1),
            Luck::new(1, 1).word(1, Purpose(1), 2),
        ];
        assert!(others.iter().all(|&word| word != base));
    }
}
