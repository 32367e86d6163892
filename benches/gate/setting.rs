//! What may move counts of instructions although the sources are the same.

use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Compiler, C library, Valgrind and kind of processor. Where any differs, counts of two checkouts
/// can be compared only by taking both here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The compiler's version, with its commit.
    pub rustc: String,
    /// The triple it builds for.
    pub target: String,
    /// The C library, whose copying is counted too.
    pub libc: String,
    /// Valgrind, which tells the C library what the processor can do.
    pub valgrind: String,
    /// The widest vectors of the processor that Valgrind knows.
    pub processor: String,
}

impl Setting {
    /// That of this machine.
    ///
    /// # Errors
    /// The compiler or Valgrind cannot be run; says how to get it.
    pub fn here() -> Result<Setting, String> {
        let compiler = said("rustc", &["-vV"]).ok_or("rustc cannot be run")?;
        let field = |name: &str| {
            let mut lines = compiler.lines();
            let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            value.ok_or_else(|| format!("rustc -vV says no {name}"))
        };
        let valgrind = said("valgrind", &["--version"]).ok_or(
            "Valgrind is missing; on Debian and Ubuntu: apt-get install valgrind libc6-dbg",
        )?;
        Ok(Setting {
            rustc: field("rustc")?.to_owned(),
            target: field("host:")?.to_owned(),
            libc: said("getconf", &["GNU_LIBC_VERSION"]).unwrap_or_else(|| "unknown".to_owned()),
            valgrind: valgrind.trim_start_matches("valgrind-").to_owned(),
            processor: processor().to_owned(),
        })
    }

    /// What differs from `other`, in words; nothing where counts can be compared as they are.
    #[must_use]
    pub fn differences(&self, other: &Setting) -> Vec<String> {
        let pairs = [
            ("rustc", &self.rustc, &other.rustc),
            ("target", &self.target, &other.target),
            ("C library", &self.libc, &other.libc),
            ("Valgrind", &self.valgrind, &other.valgrind),
            ("processor", &self.processor, &other.processor),
        ];
        let differing = pairs.into_iter().filter(|(_, one, other)| one != other);
        differing
            .map(|(what, one, other)| format!("{what} {one}, here {other}"))
            .collect()
    }
}

/// What a program prints, if it can be run and succeeds.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

#[cfg(target_arch = "x86_64")]
fn processor() -> &'static str {
    if std::arch::is_x86_feature_detected!("avx2") {
        "avx2"
    } else if std::arch::is_x86_feature_detected!("avx") {
        "avx"
    } else {
        "sse"
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn processor() -> &'static str {
    "any"
}

/// What the manifest asks of the compiler for benches. Part of the sources: where it differs, counts
/// are compared all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// How much the compiler optimises.
    pub opt_level: toml::Value,
    /// In how many pieces the crate is compiled.
    pub codegen_units: toml::Value,
    /// Optimisation when linking.
    pub lto: toml::Value,
    /// What is kept for debuggers; no instruction depends on it.
    pub debug: toml::Value,
}

impl Profile {
    /// That of a checkout.
    ///
    /// # Errors
    /// The manifest cannot be read.
    pub fn of(root: &Path) -> Result<Profile, String> {
        let text = fs::read_to_string(root.join("Cargo.toml"));
        let text = text.map_err(|error| format!("Cargo.toml cannot be read: {error}"))?;
        let manifest: toml::Table =
            toml::from_str(&text).map_err(|error| format!("Cargo.toml: {error}"))?;
        // `bench` inherits from `release`; last come Cargo's own values.
        let value = |key: &str, otherwise: toml::Value| {
            let of = |profile: &str| manifest.get("profile")?.get(profile)?.get(key).cloned();
            of("bench").or_else(|| of("release")).unwrap_or(otherwise)
        };
        Ok(Profile {
            opt_level: value("opt-level", 3.into()),
            codegen_units: value("codegen-units", 16.into()),
            lto: value("lto", false.into()),
            debug: value("debug", false.into()),
        })
    }
}
