//! A folder with the shipped scenario in it, to be spoilt.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use throughcare::scenario::{Diagnostics, Overlays, Scenario};

/// A folder of its own with the shipped scenario and its data, gone when dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("throughcare-bad-input-{}-{number}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        for part in ["data", "shared"] {
            fs::create_dir_all(folder.0.join(part)).expect("a temporary folder");
        }
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        for name in files() {
            fs::copy(shipped.join(&name), folder.0.join(&name)).expect("a copy of a shipped file");
        }
        KNOWN.iter().for_each(|known| folder.settle(known));
        folder
    }

    /// Puts a known line in the place of the one of the same name, whatever that says today.
    fn settle(&self, known: &str) {
        let name = known.split('{').next().expect("a name");
        let text = fs::read_to_string(self.0.join("2019.toml")).expect("a shipped file");
        let lines = text
            .lines()
            .map(|line| if line.starts_with(name) { known } else { line });
        self.write("2019.toml", lines.collect::<Vec<_>>().join("\n") + "\n");
    }

    /// `2019.toml:LINE` of the first line that holds a text.
    pub fn line_of(&self, part: &str) -> String {
        let text = fs::read_to_string(self.0.join("2019.toml")).expect("a shipped file");
        let line = text.lines().position(|line| line.contains(part));
        format!("2019.toml:{}", line.expect("a line that holds it") + 1)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).expect("a file in the temporary folder");
        path
    }

    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.join(name)).expect("a shipped file");
        assert!(text.contains(from), "{from} is not in {name}");
        self.write(name, text.replacen(from, to, 1));
    }

    /// The shipped scenario with one stretch replaced.
    pub fn edited(&self, from: &str, to: &str) -> Diagnostics {
        self.edit("2019.toml", from, to);
        refused(&self.0.join("2019.toml"), &Overlays::default())
    }

    /// The shipped scenario with some lines after its end.
    pub fn appended(&self, lines: &str) -> Diagnostics {
        let path = self.0.join("2019.toml");
        let text = fs::read_to_string(&path).expect("a shipped file");
        self.write("2019.toml", text + "\n" + lines);
        refused(&path, &Overlays::default())
    }

    /// A file with these bytes, loaded as a scenario.
    pub fn alone(&self, bytes: impl AsRef<[u8]>) -> Diagnostics {
        refused(&self.write("x.toml", bytes), &Overlays::default())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lines that the tests spoil, as they stand whatever the shipped scenario says.
const KNOWN: [&str; 3] = [
    r#"remand_entries = { value = 30600, unit = "per_year", range = [27000, 38000], source = "J053" }"#,
    r#"remand_days = { value = 106.9, unit = "days", range = [85, 130], source = "J068" }"#,
    r#"confidence = { value = 0.4, unit = "share", range = [0.3, 0.5], source = "D4", note = "n" }"#,
];

/// The shipped scenario and every data table, sorted.
pub fn files() -> Vec<String> {
    let mut names = vec!["2019.toml".to_owned()];
    for part in ["data", "shared"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let entries = fs::read_dir(folder.join(part)).expect("the shipped parts");
        let found = entries.map(|entry| entry.expect("an entry").file_name());
        names.extend(found.map(|name| format!("{part}/{}", name.to_str().expect("plain"))));
    }
    names.sort();
    names
}

pub fn refused(path: &Path, overlays: &Overlays) -> Diagnostics {
    let began = Instant::now();
    let diagnostics = Scenario::load(path, overlays).expect_err("a refusal");
    let shown = diagnostics.to_string();
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "took {:?}",
        began.elapsed()
    );
    assert!(
        !shown.chars().any(|c| c.is_control() && c != '\n'),
        "{shown:?}"
    );
    assert!(!diagnostics.is_io(), "{shown}");
    diagnostics
}

/// The report, which must hold every one of the parts.
pub fn expect(diagnostics: &Diagnostics, parts: &[&str]) {
    let shown = diagnostics.to_string();
    for part in parts {
        assert!(shown.contains(part), "`{part}` is missing in\n{shown}");
    }
}
