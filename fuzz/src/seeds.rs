//! Writes the files to begin with, for every target, into `corpus/`.

use std::path::Path;
use std::{fs, io};

use throughcare_fuzz::generator::{grown, spoilt};

/// Files for a target.
const SEEDS: u64 = 200;

fn main() -> io::Result<()> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let scenario = fs::read_to_string(shipped.join("2019.toml"))?;
    let scenario = scenario
        .replace("\"data/", "\"shipped:data/")
        .replace("\"shared/", "\"shipped:shared/")
        .into_bytes();
    write("scenario", |number| spoilt(&scenario, number))?;
    write("lever_file", grown)?;
    for entry in fs::read_dir(shipped.join("data"))? {
        let path = entry?.path();
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let original = fs::read(&path)?;
        let target = stem.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        write(target, |number| spoilt(&original, number))?;
    }
    Ok(())
}

fn write(target: &str, file: impl Fn(u64) -> Vec<u8>) -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    fs::create_dir_all(&folder)?;
    (0..SEEDS).try_for_each(|number| fs::write(folder.join(format!("{number:03}")), file(number)))
}
