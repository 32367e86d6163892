//! The command line: one file per verb.
//!
//! What the user typed (`options`) becomes what the program needs (`plan`, `case`), after which
//! nothing can fail for reasons of input; then the work (`simulate`) is the same for every verb.

mod answers;
mod assumptions;
mod batch;
mod bench;
mod case;
mod check;
mod cohort;
mod compare;
mod diff;
mod estimate;
mod exit;
mod explain;
mod indicators;
mod init;
mod levers;
mod list;
mod options;
mod overlay;
mod plan;
mod replications;
mod resolve;
mod run;
mod simulate;
mod talk;
mod trace;
mod validate;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Failure;

/// The version with its commit.
const VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    " (",
    env!("THROUGHCARE_COMMIT"),
    ")"
);

const AFTER_HELP: &str = "\
Exit codes:
  0    done; a missed target is no error
  1    verify: a case failed or is not supported
  2    bad input: options, scenario or data files, an --out that is taken
  3    input or output failed: disk, permissions
  4    refused for resources, with the estimate
  5    integrity: results differ from their manifest, a part is of another batch
  75   a shard stopped by a signal after saving; the same command goes on
  70   a bug: an identity does not hold
  130, 143  stopped by a signal

Examples:
  throughcare run scenarios/2019.toml
  throughcare compare scenarios/2019.toml scenarios/levers/community-places-cut.toml
  throughcare answers scenarios/2025.toml --levers scenarios/levers/community-places-cut.toml
  throughcare check scenarios/2019.toml
  throughcare explain release.link.sent
  throughcare validate scenarios/2019.toml
  throughcare trace scenarios/2019.toml --pick treated-and-lost
  throughcare indicators
  throughcare verify
  throughcare bench --quick";

/// Simulates the way from prison to community treatment in England and Wales.
#[derive(Parser)]
#[command(name = "throughcare", version = VERSION, after_help = AFTER_HELP)]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Run(run::Run),
    Compare(compare::Compare),
    Answers(answers::Answers),
    Check(check::Check),
    Explain(explain::Explain),
    Resolve(resolve::Resolve),
    Diff(diff::Diff),
    Init(init::Init),
    List(list::List),
    Levers(levers::Levers),
    Assumptions(assumptions::Assumptions),
    Cohort(cohort::Cohort),
    Indicators(indicators::Indicators),
    Trace(Box<trace::Trace>),
    Validate(validate::Validate),
    Plan(batch::planning::Planning),
    Status(batch::status::Status),
    Merge(batch::merge::Merge),
    Submit(batch::submit::Submit),
    Verify(verify::Verify),
    Bench(bench::Bench),
}

/// Runs the program: parses, acts, tells of failure, and gives the exit code.
pub fn main() -> ExitCode {
    let command = match CommandLine::try_parse() {
        Ok(command) => command,
        Err(message) => {
            // Help goes to stdout, complaints to stderr; neither can be helped if it is closed.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(exit::BAD_INPUT));
        }
    };
    // A panic is a bug like a broken identity, and ends the same way; its message is out already.
    let result = std::panic::catch_unwind(|| act(command.verb));
    match result.unwrap_or_else(|_| Err(Failure::bug())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            talk::complain(&failure.message);
            ExitCode::from(failure.code)
        }
    }
}

fn act(verb: Verb) -> Result<(), Failure> {
    match verb {
        Verb::Run(run) => run.act(),
        Verb::Compare(compare) => compare.act(),
        Verb::Answers(answers) => answers.act(),
        Verb::Check(check) => check.act(),
        Verb::Explain(explain) => explain.act(),
        Verb::Resolve(resolve) => resolve.act(),
        Verb::Diff(diff) => diff.act(),
        Verb::Init(init) => init.act(),
        Verb::List(list) => list.act(),
        Verb::Levers(levers) => levers.act(),
        Verb::Assumptions(assumptions) => assumptions.act(),
        Verb::Cohort(cohort) => cohort.act(),
        Verb::Indicators(indicators) => indicators.act(),
        Verb::Trace(trace) => trace.act(),
        Verb::Validate(validate) => validate.act(),
        Verb::Plan(plan) => plan.act(),
        Verb::Status(status) => status.act(),
        Verb::Merge(merge) => merge.act(),
        Verb::Submit(submit) => submit.act(),
        Verb::Verify(verify) => verify.act(),
        Verb::Bench(bench) => bench.act(),
    }
}

#[cfg(test)]
mod tests;
