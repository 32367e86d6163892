//! Scenarios: the shipped ones, how layers lie over one another, and how changes move values.

mod changes;
mod layers;
mod shipped;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use throughcare::scenario::{Overlays, Scenario};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2019.toml")
}

fn load(path: &Path, overlays: &Overlays) -> Scenario {
    Scenario::load(path, overlays).unwrap_or_else(|found| panic!("{found}"))
}

/// The shipped scenario, as it is today.
fn baseline() -> Scenario {
    load(&shipped(), &Overlays::default())
}

/// Lines that the tests move, as they stand whatever the shipped scenario says.
const KNOWN: [&str; 3] = [
    r#"remand_entries = { value = 30600, unit = "per_year", range = [27000, 38000], source = "J053" }"#,
    r#"plan = { value = 0.86, unit = "share", range = [0.78, 0.92], source = "solved from B4" }"#,
    r#"confidence = { value = 0.4, unit = "share", range = [0.3, 0.5], source = "D4" }"#,
];

/// A folder of its own with a copy of the shipped scenario and its data, gone when dropped.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("throughcare-scenarios-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("data")).expect("a temporary folder");
        let from = shipped().parent().expect("a folder").to_owned();
        fs::copy(from.join("2019.toml"), folder.join("2019.toml")).expect("a copy");
        for part in ["data", "shared"] {
            fs::create_dir_all(folder.join(part)).expect("a temporary folder");
            for entry in fs::read_dir(from.join(part)).expect("the shipped parts") {
                let file = entry.expect("an entry");
                fs::copy(file.path(), folder.join(part).join(file.file_name())).expect("a copy");
            }
        }
        let copy = Self(folder);
        KNOWN.iter().for_each(|known| copy.settle(known));
        copy
    }

    /// Puts a known line in the place of the one of the same name, whatever that says today.
    fn settle(&self, known: &str) {
        let name = known.split('{').next().expect("a name");
        let text = fs::read_to_string(self.0.join("2019.toml")).expect("a shipped file");
        let lines = text
            .lines()
            .map(|line| if line.starts_with(name) { known } else { line });
        self.write("2019.toml", &(lines.collect::<Vec<_>>().join("\n") + "\n"));
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("a file in the temporary folder");
        path
    }

    /// Leaves out the lines of a file that begin so.
    fn drop_line(&self, name: &str, begin: &str) {
        let text = fs::read_to_string(self.0.join(name)).expect("a shipped file");
        let lines = text.lines().filter(|line| !line.starts_with(begin));
        self.write(name, &(lines.collect::<Vec<_>>().join("\n") + "\n"));
    }

    /// Adds to the end of a file.
    fn append(&self, name: &str, text: &str) {
        let before = fs::read_to_string(self.0.join(name)).expect("a shipped file");
        self.write(name, &(before + text));
    }

    /// The shipped scenario's text through a function, loaded.
    fn rewritten(&self, rewrite: impl Fn(String) -> String) -> Scenario {
        let path = self.0.join("2019.toml");
        let text = fs::read_to_string(&path).expect("a shipped file");
        load(
            &self.write("2019.toml", &rewrite(text)),
            &Overlays::default(),
        )
    }

    /// The copy as it is.
    fn load(&self) -> Scenario {
        load(&self.0.join("2019.toml"), &Overlays::default())
    }

    /// The shipped scenario with a lever file over it.
    fn with(&self, lever: &str) -> Scenario {
        let with = vec![self.write("lever.toml", lever)];
        load(
            &self.0.join("2019.toml"),
            &Overlays {
                with,
                ..Overlays::default()
            },
        )
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
