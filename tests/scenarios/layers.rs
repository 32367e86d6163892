//! Which layer counts, what identifies a scenario, and its resolved form.

use throughcare::scenario::{Date, Distribution, Overlays, Quality};

use crate::{Copy, load};

const KEY: &str = "court.remand_entries";

#[test]
fn a_setting_beats_lever_files_which_beat_the_scenario_which_beats_what_it_extends() {
    let folder = Copy::new();
    let scenario = folder.write(
        "mine.toml",
        "extends = \"2019.toml\"\n[court]\nremand_entries = { value = 31000 }\n",
    );
    let first = folder.write(
        "first.toml",
        "[court]\nremand_entries = { value = 32000 }\n",
    );
    let second = folder.write(
        "second.toml",
        "[court]\nremand_entries = { value = 33000 }\n",
    );
    let mut overlays = Overlays::default();
    let value = |overlays: &Overlays| load(&scenario, overlays).at(0).number(KEY);
    assert_eq!(value(&overlays), 31_000.0);
    overlays.with = vec![first, second];
    assert_eq!(value(&overlays), 33_000.0);
    overlays.set = vec![format!("{KEY}=34000"), format!("{KEY}=35000")];
    assert_eq!(value(&overlays), 35_000.0);
    let loaded = load(&scenario, &overlays);
    assert_eq!(loaded.name(), "mine");
    assert_eq!(loaded.era(), "2019");
    let set = loaded.parameter(KEY).expect("a parameter");
    assert_eq!(set.whence, "--set");
    // What the files below cite is another value.
    assert_eq!(set.source, "assumption: given without a source");
    assert_eq!((set.quality, set.note), (None, None));
}

#[test]
fn the_top_can_be_set() {
    let overlays = Overlays {
        set: vec!["start=2019-07-01".into(), "horizon_years=7".into()],
        ..Overlays::default()
    };
    let scenario = load(&crate::shipped(), &overlays);
    assert_eq!(scenario.start(), Date::new(2019, 7, 1).expect("a date"));
    assert_eq!(scenario.horizon_years(), 7);
    let overlays = Overlays {
        years: Some(2),
        ..overlays
    };
    assert_eq!(load(&crate::shipped(), &overlays).horizon_days(), 731);
}

#[test]
fn a_value_beyond_the_evidence_drops_the_range_it_leaves() {
    let within = Copy::new().with("[court]\nremand_entries = { value = 31000 }\n");
    assert!(
        within
            .resolved_toml()
            .contains("value = 31000.0, unit = \"per_year\", range = [27000.0, 38000.0]")
    );
    let beyond = Copy::new().with("[court]\nremand_entries = { value = 60000 }\n");
    assert!(
        beyond
            .resolved_toml()
            .contains("value = 60000.0, unit = \"per_year\", source")
    );
}

#[test]
fn a_layer_with_a_source_of_its_own_is_believed() {
    let lever = "[court]\nremand_entries = { value = 31000, source = \"J054\", quality = \"high\", distribution = \"fixed\" }\n";
    let scenario = Copy::new().with(lever);
    let given = scenario.parameter(KEY).expect("a parameter");
    assert_eq!((given.source, given.note), ("J054", None));
    assert_eq!(given.quality, Some(Quality::High));
    assert_eq!(given.distribution, Some(Distribution::Fixed));
    assert_eq!(given.range, Some((27_000.0, 38_000.0)));
    // Of a value that is left alone, a layer may still say more.
    let said = Copy::new().with("[court]\nremand_entries = { note = \"as counted\" }\n");
    let said = said.parameter(KEY).expect("a parameter");
    assert_eq!((said.source, said.note), ("J053", Some("as counted")));
}

#[test]
fn order_of_keys_comments_and_line_ends_do_not_change_a_scenario() {
    let hash = Copy::new().load().hash();
    let crlf = Copy::new().rewritten(|text| text.replace('\n', "\r\n"));
    assert_eq!(crlf.hash(), hash);
    let commented =
        Copy::new().rewritten(|text| text.replace("\n[", "\n# a comment\n\n[") + "# the end");
    assert_eq!(commented.hash(), hash);
    let reordered = Copy::new().rewritten(|text| {
        let (top, tables) = text.split_once("\n[").expect("tables");
        let mut tables: Vec<&str> = tables.split("\n[").collect();
        tables.reverse();
        format!("{top}\n[{}\n", tables.join("\n["))
    });
    assert_eq!(reordered.hash(), hash);
    let bom = Copy::new().rewritten(|text| format!("\u{feff}{text}"));
    assert_eq!(bom.hash(), hash);
}

#[test]
fn any_other_content_is_another_scenario() {
    let hash = Copy::new().load().hash();
    let edits = [
        ("value = 30600", "value = 30601"),
        ("horizon_years = 5", "horizon_years = 6"),
        ("source = \"D15\"", "source = \"D16\""),
    ];
    for (from, to) in edits {
        let other = Copy::new().rewritten(|text| text.replacen(from, to, 1));
        assert_ne!(other.hash(), hash, "{to}");
    }
    let change = "[[change]]\nparameter = \"release.link.plan\"\nfrom = 2020-01-01\nset = 0.9\n";
    assert_ne!(Copy::new().with(change).hash(), hash);
}

#[test]
fn a_resolved_scenario_loads_again_to_the_same_scenario() {
    let folder = Copy::new();
    let lever = "title = \"A \\\"title\\\" \\\\ with ‘signs’\"\n[[change]]\nparameter = \"release.link.plan\"\n\
                 from = 2020-01-15\nuntil = 2022-01-01\nramp_days = 100\nmultiply = 1.05\nsource = \"assumption: a wish\"\nnote = \"why\"\nareas = [\"London\", \"Kent, Surrey and Sussex\"]\n";
    let overlays = Overlays {
        with: vec![folder.write("lever.toml", lever)],
        set: vec![
            "court.remand_entries=31000".into(),
            "release.link.sent.value=0.9".into(),
        ],
        years: Some(3),
    };
    let scenario = load(&folder.0.join("2019.toml"), &overlays);
    let text = scenario.resolved_toml();
    assert!(
        text.contains("# --set\nremand_entries = { value = 31000.0"),
        "{text}"
    );
    assert!(text.contains("horizon_years = 3  # --years"), "{text}");
    let alone = Copy::new();
    let again = load(
        &alone.write("scenario.resolved.toml", &text),
        &Overlays::default(),
    );
    assert_eq!(again.hash(), scenario.hash());
    assert_eq!(again.title(), scenario.title());
    assert_eq!(again.change_days(), scenario.change_days());
    for day in [0, 300, 400, 1_090] {
        assert_eq!(again.at(day), scenario.at(day));
    }
    assert_eq!(again.regions(), scenario.regions());
    assert_eq!(again.opening_stock(), scenario.opening_stock());
    assert_eq!(again.targets(), scenario.targets());
}

#[test]
fn a_scenario_may_extend_a_shipped_one_from_anywhere() {
    let folder = std::env::temp_dir().join(format!("throughcare-anywhere-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let mine = folder.join("mine.toml");
    std::fs::write(&mine, "extends = \"shipped:2019\"\n").expect("a file");
    let loaded = load(&mine, &Overlays::default());
    std::fs::remove_dir_all(&folder).expect("it is there");
    assert_eq!(loaded.name(), "mine");
    assert_eq!(loaded.hash(), crate::baseline().hash());
    let shipped = load("shipped:2019".as_ref(), &Overlays::default());
    assert_eq!(shipped.name(), "2019");
    assert_eq!(shipped.hash(), crate::baseline().hash());
    let whence = shipped.parameter(KEY).expect("a parameter").whence;
    assert!(whence.starts_with("shipped:2019.toml:"), "{whence}");
}
