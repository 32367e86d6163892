//! Writes luck as raw bytes, for statistical batteries: the words in the orders in which a model
//! uses them.
//!
//! ```sh
//! cargo run --release --example luck_stream -- persons | dieharder -g 200 -a
//! cargo run --release --example luck_stream -- mixed 1000000 > words.bin
//! ```
//!
//! The second argument is how many words to write (little-endian, 64 bits); without it they never
//! end.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use rand::Rng;
use throughcare::engine::luck::{Luck, Purpose};

const SEED: u64 = 2019;
const MODES: &str = "persons, purposes, occasions, mixed, replications, stream, streams";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mode = arguments.next().unwrap_or_default();
    let count = match arguments.next().map(|text| text.parse::<u64>()) {
        None => u64::MAX,
        Some(Ok(count)) => count,
        Some(Err(error)) => return refuse(&format!("the number of words: {error}")),
    };
    let Some(words) = words(&mode) else {
        return refuse(&format!("mode \"{mode}\" is not one of: {MODES}"));
    };
    match write(words.take(usize::try_from(count).unwrap_or(usize::MAX))) {
        Ok(()) => ExitCode::SUCCESS,
        // A battery that has read enough closes the pipe.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => refuse(&error.to_string()),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("luck_stream: {why}");
    ExitCode::from(2)
}

/// The words of a mode: which part of a word's name counts up.
fn words(mode: &str) -> Option<Box<dyn Iterator<Item = u64>>> {
    let luck = Luck::new(SEED, 0);
    Some(match mode {
        "persons" => Box::new((0..).map(move |person| luck.word(person, Purpose(1), 0))),
        "purposes" => Box::new((0..).map(move |n: u64| {
            // There are 65,536 purposes: then the next person.
            luck.word(n >> 16, Purpose(n as u16), 0)
        })),
        "occasions" => Box::new((0..).map(move |occasion| luck.word(1, Purpose(1), occasion))),
        "mixed" => Box::new((0..).map(move |n: u64| {
            // As a model asks: for each person 16 purposes, for each purpose 8 occasions.
            luck.word(n >> 7, Purpose((n >> 3 & 15) as u16), n & 7)
        })),
        "replications" => Box::new((0..).map(|n: u64| {
            // After all 2³² replications, the next person.
            Luck::new(SEED, n as u32).word(1 + (n >> 32), Purpose(1), 0)
        })),
        "stream" => {
            let mut stream = luck.stream(1, Purpose(1), 0);
            Box::new(std::iter::repeat_with(move || stream.next_u64()))
        }
        "streams" => Box::new((0..).flat_map(move |person| {
            // Two words from the stream of each person.
            let mut stream = luck.stream(person, Purpose(1), 0);
            [stream.next_u64(), stream.next_u64()]
        })),
        _ => return None,
    })
}

fn write(words: impl Iterator<Item = u64>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    for word in words {
        out.write_all(&word.to_le_bytes())?;
    }
    out.flush()
}
