//! Files that are nearly scenarios and tables, by number: the same number gives the same file.

/// Luck that depends on nothing but its number (SplitMix64).
struct Dice(u64);

impl Dice {
    fn of(number: u64) -> Self {
        Self(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5ce4_a110)
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.word() % bound.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, among: &[&'a str]) -> &'a str {
        among[self.below(among.len())]
    }
}

/// What does harm where something else was expected.
const HOSTILE: &[&str] = &[
    "",
    "NaN",
    "inf",
    "-inf",
    "-0.0",
    "1e999",
    "1,000",
    "0x10",
    "99999999999999999999",
    "-1",
    "0",
    "1e-320",
    "\u{feff}",
    "\u{202e}",
    "\u{1b}[2J",
    "\u{0}",
    "\r",
    "\n",
    "\n\n",
    "\t",
    "\"",
    "\"\"\"",
    "'''",
    "'",
    "\\",
    "\\u0000",
    "[",
    "[[",
    "]",
    "{",
    "}",
    "=",
    ",",
    ".",
    ".a.a.a.a",
    "#",
    "=1+1",
    "@SUM(A1)",
    "../../etc/passwd",
    "shipped:2019",
    "shipped:",
    "é",
    "日本",
    "\u{10ffff}",
    "2019-02-30",
    "2019-04-01",
    "9999-12-31",
    "2019-04-01T00:00:00Z",
    "true",
    "[[change]]\n",
    "[release.link]\n",
    "extends = \"x.toml\"\n",
];

const KEYS: &[&str] = &[
    "parameter",
    "from",
    "until",
    "ramp_days",
    "set",
    "add",
    "multiply",
    "unit",
    "areas",
    "source",
    "note",
    "value",
    "range",
    "distribution",
    "quality",
    "era",
    "start",
    "title",
    "horizon_years",
    "extends",
    "text",
    "prmeter",
];

const GROUPS: &[&str] = &[
    "[release.link]",
    "[court]",
    "[[change]]",
    "[data]",
    "[need.opiate]",
    "[release]",
    "[probation.quality]",
    "[x]",
    "[[release]]",
    "[community]",
];

const NAMES: &[&str] = &[
    "sent",
    "plan",
    "remand_entries",
    "regions",
    "prisons",
    "high",
    "low",
    "housed_first_night",
    "floor",
    "funding",
    "community.funding",
    "release.link.sent",
];

const VALUES: &[&str] = &[
    "0.5",
    "1",
    "-1",
    "0",
    "30600",
    "1e5",
    "nan",
    "inf",
    "\"share\"",
    "\"per_year\"",
    "\"J053\"",
    "\"assumption\"",
    "\"low\"",
    "\"beta\"",
    "[0.1, 0.9]",
    "[0.9, 0.1]",
    "2020-04-01",
    "2021-04-01",
    "2019-04-01",
    "180",
    "[\"London\"]",
    "[\"Wales\", \"England\"]",
    "[]",
    "\"community.funding\"",
    "\"release.link.sent\"",
    "\"need.opiate.high\"",
    "{}",
    "{ text = \"\" }",
    "\"shipped:data/regions.csv\"",
    "true",
    "\"shipped:2019\"",
];

/// A file with one to four stretches of it cut, doubled, swapped or overwritten.
pub fn spoilt(original: &[u8], number: u64) -> Vec<u8> {
    let mut dice = Dice::of(number);
    let mut bytes = original.to_vec();
    for _ in 0..=dice.below(4) {
        spoil(&mut bytes, &mut dice);
    }
    bytes
}

fn spoil(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let start = dice.below(bytes.len());
    let end = (start + dice.below(30)).min(bytes.len());
    match dice.below(6) {
        0 => drop(bytes.drain(start..end)),
        1 => {
            let doubled = bytes[start..end].to_vec();
            bytes.splice(start..start, doubled);
        }
        2 => {
            let noise: Vec<u8> = (0..dice.below(8)).map(|_| dice.word() as u8).collect();
            bytes.splice(start..end, noise);
        }
        3 => {
            // A line goes elsewhere.
            let from = bytes[..start]
                .iter()
                .rposition(|b| *b == b'\n')
                .map_or(0, |at| at + 1);
            let to = bytes[start..]
                .iter()
                .position(|b| *b == b'\n')
                .map_or(bytes.len(), |at| start + at + 1);
            let line: Vec<u8> = bytes.drain(from..to).collect();
            let at = dice.below(bytes.len());
            bytes.splice(at..at, line);
        }
        4 => {
            // A number or a word gives way to what does harm.
            let plain = |b: &u8| b.is_ascii_alphanumeric() || *b == b'.' || *b == b'_';
            let from = bytes[..start]
                .iter()
                .rposition(|b| !plain(b))
                .map_or(0, |at| at + 1);
            let to = bytes[start..]
                .iter()
                .position(|b| !plain(b))
                .map_or(bytes.len(), |at| start + at);
            bytes.splice(from..to.max(from), dice.pick(HOSTILE).bytes());
        }
        _ => {
            bytes.splice(start..start, dice.pick(HOSTILE).bytes());
        }
    }
}

/// A file of lines that each might stand in a scenario.
pub fn grown(number: u64) -> Vec<u8> {
    let mut dice = Dice::of(number);
    let mut text = String::new();
    for _ in 0..1 + dice.below(14) {
        text += &line(&mut dice);
        text += dice.pick(&["\n", "\n", "\n", "\n", "\r\n", " # x\n", ""]);
    }
    text.into_bytes()
}

fn line(dice: &mut Dice) -> String {
    match dice.below(8) {
        0 | 1 => dice.pick(GROUPS).to_owned(),
        2 => {
            let mut fields = Vec::new();
            for _ in 0..1 + dice.below(5) {
                fields.push(format!("{} = {}", dice.pick(KEYS), dice.pick(VALUES)));
            }
            format!("{} = {{ {} }}", dice.pick(NAMES), fields.join(", "))
        }
        3 => format!("{} = {}", dice.pick(NAMES), dice.pick(VALUES)),
        4 => format!("{} = {}", dice.pick(KEYS), dice.pick(HOSTILE)),
        _ => format!("{} = {}", dice.pick(KEYS), dice.pick(VALUES)),
    }
}
