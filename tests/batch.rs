//! Batches: however they are cut, stopped, damaged and put together, the results have the bytes of
//! one run, or the program says what is wrong and which shards to run again.

mod program;

use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::time::{Duration, Instant};

use program::{Room, SCENARIO, text};

/// Few people and many replications.
const SMALL: &[&str] = &["--sample", "0.002", "--years", "1", "--reps", "7"];
const LEVERS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/scenarios/levers/community-places-cut.toml"
);

struct Batch {
    room: Room,
}

impl Batch {
    /// A planned batch and, beside it, the results of one run in `one`.
    fn planned(name: &str, shards: &str, more: &[&str]) -> Batch {
        let room = Room::new(name);
        let batch = Batch { room };
        let more = [SMALL, more].concat();
        batch.ok(&["run", SCENARIO, "--out", "one", "-q"], &more);
        batch.ok(
            &["plan", SCENARIO, "--out", "batch", "--shards", shards],
            &more,
        );
        batch
    }

    fn ok(&self, arguments: &[&str], more: &[&str]) -> Output {
        let output = self.room.run(arguments, more);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        output
    }

    fn compute(&self, shards: &str) {
        self.ok(&["run", "batch", "--shard", shards, "-q"], &[]);
    }

    /// Merges, expects `code`, and gives what was said.
    fn merge(&self, code: i32) -> String {
        let output = self
            .room
            .run(&["merge", "batch", "--out", "merged", "--force", "-q"], &[]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        said
    }

    fn assert_merged(&self) {
        self.merge(0);
        let names = self.room.names("one");
        assert_eq!(self.room.names("merged"), names);
        for name in names {
            let read = |folder: &str| fs::read(self.room.path(folder).join(&name)).expect("a file");
            assert!(read("one") == read("merged"), "{name} differs");
        }
    }

    fn part(&self, shard: u32, of: u32) -> PathBuf {
        self.room
            .path("batch")
            .join(format!("parts/000/shard-{shard}-of-{of}.leaves"))
    }

    fn change(&self, shard: u32, of: u32, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.part(shard, of);
        let mut bytes = fs::read(&path).expect("a part");
        change(&mut bytes);
        fs::write(&path, bytes).expect("a part");
    }
}

#[test]
fn any_cut_and_any_threads_merge_to_the_bytes_of_one_run() {
    for (shards, threads) in [(1, "2"), (3, "1"), (16, "2")] {
        let name = format!("cut-{shards}");
        let batch = Batch::planned(&name, &shards.to_string(), &[]);
        // From the last to the first: the order of computing must not matter.
        for shard in (1..=shards).rev() {
            let shard = format!("{shard}/{shards}");
            batch.ok(
                &["run", "batch", "--shard", &shard, "--threads", threads],
                &[],
            );
        }
        batch.assert_merged();
    }
}

#[test]
fn far_more_shards_than_leaves_and_several_leaves_of_several_replications() {
    let batch = Batch::planned("many", "500", &["--detail"]);
    batch.compute("1-500/500");
    batch.assert_merged();
    let batch = Batch::planned("thick", "2", &[]);
    fs::remove_dir_all(batch.room.path("batch")).expect("the plan");
    let plan = &[
        "plan", SCENARIO, "--out", "batch", "--shards", "2", "--leaf", "3",
    ];
    batch.ok(plan, SMALL);
    batch.compute("2/2");
    batch.compute("1/2");
    batch.assert_merged();
}

#[test]
fn a_comparison_is_a_batch_too() {
    let room = Room::new("compare");
    let batch = Batch { room };
    batch.ok(&["compare", SCENARIO, LEVERS, "--out", "one", "-q"], SMALL);
    let plan = &[
        "plan",
        SCENARIO,
        LEVERS,
        "--compare",
        "--out",
        "batch",
        "--shards",
        "4",
    ];
    batch.ok(plan, SMALL);
    batch.compute("1-4/4");
    batch.assert_merged();
    assert!(
        batch
            .room
            .names("merged")
            .contains(&"differences.csv".to_owned())
    );
}

#[test]
fn given_people_travel_with_the_plan() {
    let room = Room::new("people");
    let batch = Batch { room };
    batch.ok(
        &[
            "cohort",
            SCENARIO,
            "--sample",
            "0.002",
            "--out",
            "people.csv",
        ],
        &[],
    );
    let people = &[SMALL, &["--cohort", "people.csv"]].concat();
    batch.ok(&["run", SCENARIO, "--out", "one", "-q"], people);
    batch.ok(
        &["plan", SCENARIO, "--out", "batch", "--shards", "2"],
        people,
    );
    fs::remove_file(batch.room.path("people.csv")).expect("the file");
    batch.compute("1-2/2");
    batch.assert_merged();
}

#[test]
fn missing_shards_are_listed_as_an_array_job_takes_them() {
    let batch = Batch::planned("missing", "7", &[]);
    for shard in ["1/7", "4/7"] {
        batch.compute(shard);
    }
    let said = batch.merge(3);
    assert!(
        said.contains("5 of 7 leaves") && said.ends_with("2-3,5-7\n"),
        "{said}"
    );
    let status = batch.ok(&["status", "batch"], &[]);
    assert!(text(&status.stdout).contains("shards 2-3,5-7 of 7"));
    batch.compute("2-3/7");
    batch.compute("5-7/7");
    batch.assert_merged();
}

#[test]
fn an_attempt_cut_short_anywhere_goes_on_from_its_last_whole_leaf() {
    let batch = Batch::planned("resume", "1", &[]);
    batch.compute("1/1");
    let whole = fs::read(batch.part(1, 1)).expect("a part");
    let folder = batch.room.path("batch/parts/000");
    for share in [0, 1, 13, 50, 99] {
        fs::remove_dir_all(&folder).expect("the parts");
        fs::create_dir_all(&folder).expect("the folder");
        let cut = &whole[..whole.len() * share / 100];
        fs::write(folder.join("shard-1-of-1.killed.part"), cut).expect("a part");
        batch.compute("1/1");
        assert!(
            fs::read(batch.part(1, 1)).expect("a part") == whole,
            "cut at {share} %"
        );
        let left = fs::read(folder.join("shard-1-of-1.killed.part")).expect("the attempt");
        assert!(left == cut, "another attempt's part was touched");
    }
    batch.assert_merged();
}

#[test]
fn a_signal_saves_and_the_same_command_goes_on() {
    let room = Room::new("signal");
    let batch = Batch { room };
    let long = &["--sample", "0.02", "--years", "1", "--reps", "120"];
    batch.ok(&["plan", SCENARIO, "--out", "batch", "--shards", "1"], long);
    for signal in ["USR1", "TERM", "KILL"] {
        let before = computed(&batch);
        let mut command = batch
            .room
            .command(&["run", "batch", "--shard", "1/1", "-q"], &[]);
        let mut child = command.spawn().expect("the program can be started");
        let begun = Instant::now();
        // Only what this attempt has added shows that it is at work and can hear a signal.
        while computed(&batch) == before && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let id = child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", signal, &id])
            .status();
        assert!(sent.expect("kill can be run").success());
        let ended = child.wait().expect("it ends");
        if signal != "KILL" {
            assert_eq!(ended.code(), Some(75), "{signal}");
        }
    }
    let before = computed(&batch);
    assert!(before > 0);
    batch.ok(&["run", "batch", "--shard", "1/1", "-q"], &[]);
    batch.ok(&["run", SCENARIO, "--out", "one", "-q"], long);
    batch.assert_merged();
}

fn computed(batch: &Batch) -> u64 {
    let output = batch.ok(&["status", "batch", "--shard", "1/1"], &[]);
    text(&output.stdout).trim().parse().expect("a number")
}

#[test]
fn damage_is_found_and_named() {
    let batch = Batch::planned("damage", "3", &[]);
    batch.compute("1-3/3");
    let flip = |at: fn(usize) -> usize| {
        move |bytes: &mut Vec<u8>| {
            let at = at(bytes.len());
            bytes[at] ^= 1;
        }
    };
    for (what, change) in [
        (
            "a bit of a value",
            Box::new(flip(|len| len / 2)) as Box<dyn FnOnce(&mut Vec<u8>)>,
        ),
        ("a bit of a checksum", Box::new(flip(|len| len - 1))),
        ("a bit of the header", Box::new(flip(|_| 30))),
        (
            "cut short",
            Box::new(|bytes: &mut Vec<u8>| bytes.truncate(bytes.len() - 100)),
        ),
        ("empty", Box::new(|bytes: &mut Vec<u8>| bytes.clear())),
        (
            "something added",
            Box::new(|bytes: &mut Vec<u8>| bytes.push(0)),
        ),
    ] {
        let whole = fs::read(batch.part(2, 3)).expect("a part");
        batch.change(2, 3, change);
        let said = batch.merge(4);
        assert!(
            said.contains("shard-2-of-3.leaves is damaged"),
            "{what}: {said}"
        );
        fs::write(batch.part(2, 3), whole).expect("a part");
    }
    batch.assert_merged();
    batch.change(2, 3, |bytes| bytes.truncate(500));
    batch.compute("2/3");
    batch.assert_merged();
}

#[test]
fn parts_of_something_else_are_refused() {
    let batch = Batch::planned("foreign", "3", &[]);
    batch.compute("1-3/3");
    let plan = &[
        "plan", SCENARIO, "--out", "other", "--shards", "3", "--seed", "5",
    ];
    batch.ok(plan, SMALL);
    batch.ok(&["run", "other", "--shard", "2/3", "-q"], &[]);
    let own = fs::read(batch.part(2, 3)).expect("a part");
    let other = batch.room.path("other/parts/000/shard-2-of-3.leaves");
    fs::copy(other, batch.part(2, 3)).expect("a copy");
    assert!(batch.merge(5).contains("is of another plan"));
    fs::write(batch.part(2, 3), &own).expect("a part");
    fs::copy(batch.part(1, 3), batch.part(2, 3)).expect("a copy");
    assert!(batch.merge(5).contains("not what its name says"));
    fs::write(batch.part(2, 3), &own).expect("a part");
    // The same leaves once more, computed in another cut: equal content is no contradiction.
    batch.compute("1-2/2");
    batch.assert_merged();
}

#[test]
fn an_edited_plan_or_scenario_is_refused() {
    let batch = Batch::planned("edited", "2", &[]);
    batch.compute("1-2/2");
    let edit = |name: &str, from: &str, to: &str| {
        let path = batch.room.path("batch").join(name);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from));
        fs::write(&path, text.replacen(from, to, 1)).expect("a file");
        text
    };
    let plan = edit("plan.json", "\"seed\": 20190401", "\"seed\": 20190402");
    assert!(batch.merge(5).contains("was edited"));
    fs::write(batch.room.path("batch/plan.json"), plan).expect("a file");
    let scenario = edit("scenarios/2019.toml", "value = 30600", "value = 30601");
    assert!(batch.merge(5).contains("was changed since it was planned"));
    fs::write(batch.room.path("batch/scenarios/2019.toml"), scenario).expect("a file");
    batch.assert_merged();
}

#[test]
fn plans_refuse_what_stands_there_and_what_is_absurd() {
    let batch = Batch::planned("refused", "2", &[]);
    let refused = |arguments: &[&str], code: i32, word: &str| {
        let output = batch
            .room
            .run(&[&["plan", SCENARIO], arguments].concat(), &[]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(word), "{said}");
    };
    refused(&["--out", "batch"], 2, "exists");
    refused(&[], 2, "--out DIR");
    refused(&["--out", "huge", "--reps", "100000000"], 4, "--yes");
    refused(&["--out", "none", "--shards", "0"], 2, "auto");
    assert!(!batch.room.path("huge").exists());
    let output = batch.room.run(&["run", SCENARIO, "--shard", "1/2"], SMALL);
    assert_eq!(output.status.code(), Some(2));
    for (name, value) in [("SLURM_ARRAY_TASK_ID", "3"), ("SGE_TASK_ID", "0")] {
        let mut command = batch.room.command(&["run", "batch"], &[]);
        let output = command.env(name, value).output().expect("started");
        assert_eq!(output.status.code(), Some(2), "{name}={value}");
    }
}

#[test]
fn a_job_file_can_be_read_and_packs_shards_into_tasks() {
    let batch = Batch::planned("job", "50", &[]);
    let submit = &[
        "submit",
        "batch",
        "--array-max",
        "20",
        "--dry-run",
        "--partition",
        "short",
    ];
    batch.ok(submit, &[]);
    let job = fs::read_to_string(batch.room.path("batch/job.sbatch")).expect("a job file");
    for line in [
        "#SBATCH --array=1-17",
        "#SBATCH --requeue",
        "#SBATCH --open-mode=append",
        "#SBATCH --partition=short",
        "* 3 + 1",
    ] {
        assert!(job.contains(line), "{line} is missing in\n{job}");
    }
    let checked = std::process::Command::new("bash")
        .args(["-n", "batch/job.sbatch"])
        .current_dir(batch.room.path(""))
        .status();
    assert!(checked.expect("bash can be run").success());
    let bad = &[
        "submit",
        "batch",
        "--dry-run",
        "--partition",
        "a b\n#SBATCH",
    ];
    assert_eq!(batch.room.run(bad, &[]).status.code(), Some(2));
}
