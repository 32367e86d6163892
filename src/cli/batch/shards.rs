//! Which shards to compute: by `--shard`, or by the index a scheduler gives a task.

use std::ops::RangeInclusive;

use crate::cli::exit::{BAD_INPUT, Failure};

/// Variables that number a task, and the number of the first.
const INDICES: [(&str, u32); 4] = [
    ("SLURM_ARRAY_TASK_ID", 1),
    ("SGE_TASK_ID", 1),
    ("JOB_COMPLETION_INDEX", 0),
    ("AWS_BATCH_JOB_ARRAY_INDEX", 0),
];

/// Shards counted from 1, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Shards {
    /// The shards to compute.
    pub these: RangeInclusive<u32>,
    /// How many there are.
    pub of: u32,
}

/// Reads `3/16` or `3-5/16`.
///
/// # Errors
/// What is wrong and what is allowed.
pub(in crate::cli) fn parse(text: &str) -> Result<Shards, String> {
    const FORM: &str = "give a shard and how many there are, as in 3/16, or several, as in 3-5/16";
    let number = |part: &str| part.parse::<u32>().map_err(|_| FORM.to_owned());
    let (these, of) = text.split_once('/').ok_or(FORM)?;
    let (first, last) = these.split_once('-').unwrap_or((these, these));
    let (first, last, of) = (number(first)?, number(last)?, number(of)?);
    if first == 0 || first > last || last > of {
        return Err(format!(
            "shards are counted from 1 to how many there are; {FORM}"
        ));
    }
    Ok(Shards {
        these: first..=last,
        of,
    })
}

/// The shards a command means: those asked for, else the one the scheduler numbers.
///
/// # Errors
/// With exit code 2 where neither or more than one says it.
pub(in crate::cli) fn meant(
    asked: Option<Shards>,
    planned: u32,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Shards, Failure> {
    if let Some(asked) = asked {
        return Ok(asked);
    }
    let set: Vec<(&str, u32, String)> = INDICES
        .iter()
        .filter_map(|&(name, first)| variable(name).map(|value| (name, first, value)))
        // Grid Engine sets its variable to this word outside array jobs.
        .filter(|(_, _, value)| value != "undefined")
        .collect();
    let bad = |message: String| Err(Failure::new(BAD_INPUT, message));
    let (name, first, value) = match &set[..] {
        [one] => one,
        [] => {
            return bad(format!(
                "which shard? give --shard 1/{planned}, or run in an array job ({})",
                INDICES.map(|(name, _)| name).join(", ")
            ));
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(name, _, _)| *name).collect();
            return bad(format!(
                "{} are all set and each numbers a task; give --shard i/{planned}",
                names.join(" and ")
            ));
        }
    };
    match value.parse::<u32>() {
        Ok(index) if index >= *first && index - first < planned => {
            let shard = index - first + 1;
            Ok(Shards {
                these: shard..=shard,
                of: planned,
            })
        }
        _ => bad(format!(
            "{name} is {}, but the plan has tasks {first} to {}",
            crate::report::printable(value),
            planned + first - 1
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Shards {
        parse(text).expect(text)
    }

    #[test]
    fn shards_are_counted_from_one() {
        assert_eq!(of("3/16").these, 3..=3);
        assert_eq!(of("3-5/16").these, 3..=5);
        for bad in ["0/3", "4/3", "3-2/5", "2", "a/b", "1/0", "-1/3", "1/3/5"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_scheduler_numbers_a_task_where_nothing_is_asked_for() {
        let env = |pairs: &'static [(&str, &str)]| {
            move |name: &str| {
                let found = pairs.iter().find(|(other, _)| *other == name);
                found.map(|(_, value)| (*value).to_owned())
            }
        };
        let slurm = meant(
            None,
            16,
            env(&[("SLURM_ARRAY_TASK_ID", "16"), ("SGE_TASK_ID", "undefined")]),
        );
        assert_eq!(slurm.expect("a task").these, 16..=16);
        let kubernetes = meant(None, 16, env(&[("JOB_COMPLETION_INDEX", "0")]));
        assert_eq!(kubernetes.expect("a task").these, 1..=1);
        let two = env(&[("SLURM_ARRAY_TASK_ID", "1"), ("SGE_TASK_ID", "1")]);
        for refused in [
            meant(None, 16, env(&[])),
            meant(None, 16, two),
            meant(None, 16, env(&[("SLURM_ARRAY_TASK_ID", "17")])),
            meant(None, 16, env(&[("SLURM_ARRAY_TASK_ID", "0")])),
            meant(None, 16, env(&[("SGE_TASK_ID", "ten")])),
        ] {
            assert_eq!(refused.expect_err("refused").code, BAD_INPUT);
        }
        assert_eq!(
            meant(Some(of("2/3")), 16, env(&[("SGE_TASK_ID", "9")])).expect("asked"),
            of("2/3")
        );
    }
}
