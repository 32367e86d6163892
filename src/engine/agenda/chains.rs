//! Unsorted keys by bucket: chains of small chunks in one vector.
//!
//! A chunk is [`CHUNK`] words: a link, then keys. A bucket is no more than a cursor, the index of
//! the word after its last key; at a multiple of the chunk length its last chunk is full, and at 0
//! it has none. A link is the cursor left behind when the chunk was begun.

/// Words of a chunk. Long, because following a link waits for memory; not longer, because every
/// bucket that holds anything has one.
const CHUNK: usize = 64;

/// The keys of buckets that have not been opened.
#[derive(Clone)]
pub struct Chains {
    cursors: Vec<u32>,
    words: Vec<u64>,
    /// The end of the first free chunk, linked like the chunks of a bucket.
    free: usize,
}

impl Chains {
    /// As many empty buckets.
    pub fn new(buckets: usize) -> Chains {
        Chains {
            cursors: vec![0; buckets],
            words: Vec::new(),
            free: 0,
        }
    }

    /// Empties all, keeping the memory.
    pub fn clear(&mut self) {
        self.cursors.fill(0);
        self.words.clear();
        self.free = 0;
    }

    /// Whether the bucket has any key.
    pub fn holds(&self, bucket: usize) -> bool {
        self.cursors[bucket] != 0
    }

    /// Puts a key into a bucket.
    #[inline]
    pub fn push(&mut self, bucket: usize, key: u64) {
        let mut cursor = self.cursors[bucket];
        if (cursor as usize).is_multiple_of(CHUNK) {
            cursor = self.begin_chunk(cursor);
        }
        self.words[cursor as usize] = key;
        self.cursors[bucket] = cursor + 1;
    }

    /// Links a chunk to what `left` is the end of, and says where its first key goes.
    fn begin_chunk(&mut self, left: u32) -> u32 {
        let start = if self.free == 0 {
            let start = self.words.len();
            self.words.resize(start + CHUNK, 0);
            start
        } else {
            let start = self.free - CHUNK;
            self.free = self.words[start] as usize;
            start
        };
        self.words[start] = u64::from(left);
        u32::try_from(start + 1).expect("under 2³² words: people are fewer than 2²⁴")
    }

    /// Empties a bucket into `keys`, last in first out.
    pub fn drain(&mut self, bucket: usize, keys: &mut Vec<u64>) {
        let mut end = std::mem::take(&mut self.cursors[bucket]) as usize;
        while end != 0 {
            let start = (end - 1) / CHUNK * CHUNK;
            keys.extend_from_slice(&self.words[start + 1..end]);
            end = std::mem::replace(&mut self.words[start], self.free as u64) as usize;
            self.free = start + CHUNK;
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.cursors.capacity() * 4 + self.words.capacity() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_gives_back_what_was_put_in_and_its_chunks_serve_again() {
        let mut chains = Chains::new(3);
        for round in 0..4 {
            for key in 0..6 * CHUNK as u64 {
                chains.push((key % 3) as usize, key + round);
            }
            for bucket in [2, 0, 1] {
                assert!(chains.holds(bucket));
                let mut keys = Vec::new();
                chains.drain(bucket, &mut keys);
                keys.sort_unstable();
                let put = (bucket as u64..6 * CHUNK as u64)
                    .step_by(3)
                    .map(|key| key + round);
                assert_eq!(keys, put.collect::<Vec<_>>());
                assert!(!chains.holds(bucket));
            }
            assert_eq!(
                chains.words.len(),
                9 * CHUNK,
                "34 or 33 keys in 3 chunks each"
            );
        }
    }
}
