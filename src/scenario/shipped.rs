//! The scenarios, lever files and data tables that are shipped inside the program.
//!
//! They bear the prefix `shipped:`, so that a scenario may extend one from wherever it stands.

/// What the name of a shipped file begins with.
pub(crate) const PREFIX: &str = "shipped:";

/// Every shipped file, by its path under `scenarios/`, sorted.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The shipped file with this path under `scenarios/`; a scenario needs no `.toml`.
pub(crate) fn find(path: &str) -> Option<&'static str> {
    let named = |&&(name, _): &&(&'static str, _)| {
        name == path || name.strip_suffix(".toml").is_some_and(|stem| stem == path)
    };
    FILES.iter().find(named).map(|&(name, _)| name)
}

/// The text of a shipped file by its full path.
pub(crate) fn text(path: &str) -> Option<&'static str> {
    let found = FILES.binary_search_by_key(&path, |(name, _)| name).ok()?;
    Some(FILES[found].1)
}

/// The names of the shipped baselines, as `run` takes them.
pub fn baselines() -> impl Iterator<Item = String> {
    tomls().filter(|name| !name.contains('/')).map(full)
}

/// The names of the shipped lever files, as `--with` takes them.
pub fn lever_files() -> impl Iterator<Item = String> {
    tomls().filter(|name| name.starts_with("levers/")).map(full)
}

fn tomls() -> impl Iterator<Item = &'static str> {
    let names = FILES.iter().map(|&(name, _)| name);
    names.filter_map(|name| name.strip_suffix(".toml"))
}

fn full(stem: &str) -> String {
    format!("{PREFIX}{stem}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_can_be_found() {
        assert!(FILES.is_sorted_by_key(|(name, _)| name));
        assert_eq!(find("2019"), Some("2019.toml"));
        assert_eq!(find("2019.toml"), Some("2019.toml"));
        assert_eq!(find("data/regions.csv"), Some("data/regions.csv"));
        assert_eq!(find("2019.tom"), None);
        assert!(text("2019.toml").is_some_and(|text| text.contains("[court]")));
        assert!(baselines().any(|name| name == "shipped:2019"));
        assert!(lever_files().all(|name| name.starts_with("shipped:levers/")));
    }
}
