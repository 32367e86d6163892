//! `throughcare trace`: what happened to one person, or to many as an event log.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgGroup, Args};
use serde::Serialize;

use crate::engine::key::IDS;
use crate::experiment::Fault;
use crate::life::follow::{Unobserved, spread};
use crate::life::pick::Picker;
use crate::life::{Pick, Services, Teller, Told, follow, words};
use crate::pathway::{Plan, World};
use crate::report::{self, Bar, EventLog, LifeLine, life_line, life_text, printable};
use crate::scenario::Scenario;

use super::exit::{BAD_INPUT, Failure};
use super::options::{Laid, SEED};
use super::plan::quoted;
use super::talk::{self, Talk};

const EXAMPLES: &str = "\
A person's number is the order of coming within a replication: first the people of the start, then those
who enter. The life told is the one the person has in `run` with the same options. Which prison, officer
and area somebody meets is a synthetic allocation.

The event log has one event a row: case_id, activity, timestamp (ISO 8601, UTC, of the simulated world),
lifecycle, resource, and what is known of the person after the event. In Python:
  log = pm4py.format_dataframe(pandas.read_csv('events.csv'), case_id='case_id', activity_key='activity',
                               timestamp_key='timestamp')
and in R:
  bupaR::simple_eventlog(events, case_id = 'case_id', activity_id = 'activity', timestamp = 'timestamp')

Examples:
  throughcare trace scenarios/2019.toml --person 1234
  throughcare trace scenarios/2019.toml --pick treated-and-lost --rep 3
  throughcare trace scenarios/2019.toml --person 1234 --json
  throughcare trace scenarios/2019.toml --events out/events.csv --people 1000";

/// Tell what happened to one person, or write an event log of many
#[derive(Args)]
#[command(after_help = EXAMPLES)]
#[command(group(ArgGroup::new("whom").required(true).args(["person", "pick", "events"])))]
pub(super) struct Trace {
    /// The scenario file
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,

    /// The number of the person whose life is told
    #[arg(long, value_name = "K")]
    person: Option<u32>,

    /// Tell the life of the first person who meets a fate: treated-and-lost, treated-and-continued,
    /// recalled, referred-by-probation, gave-up-waiting or died-after-release
    #[arg(long, value_name = "FATE", value_parser = fate)]
    pick: Option<Pick>,

    /// Write an event log as CSV for tools of process mining (PM4Py, bupaR)
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,

    /// How many people the log follows, spread evenly over everybody of the run
    #[arg(long, value_name = "N", default_value = "1000", conflicts_with_all = ["person", "pick"], value_parser = clap::value_parser!(u32).range(1..))]
    people: u32,

    /// Replace an older log
    #[arg(long, conflicts_with_all = ["person", "pick"])]
    force: bool,

    /// Which replication, counted from 0
    #[arg(long, value_name = "R", default_value_t = 0)]
    rep: u32,

    /// The seed of all luck; the same seed gives the same lives
    #[arg(long, value_name = "S", default_value_t = SEED)]
    seed: u64,

    #[command(flatten)]
    laid: Laid,

    /// Print the life, or what was written, as JSON
    #[arg(long)]
    json: bool,

    /// Say nothing but results and errors
    #[arg(short, long)]
    quiet: bool,
}

fn fate(text: &str) -> Result<Pick, String> {
    let all = Pick::ALL.iter().map(|pick| pick.name());
    let all: Vec<&str> = all.collect();
    Pick::named(text).ok_or_else(|| format!("give one of {}", all.join(", ")))
}

/// One life, as `--json` prints it.
#[derive(Serialize)]
struct Life {
    scenario: String,
    seed: u64,
    replication: u32,
    person: u32,
    key: String,
    who: String,
    region: String,
    entries: Vec<LifeLine>,
    at_the_end: String,
}

/// Nobody but one person; nobody at all for a number that no run can reach.
fn only(person: u32) -> Vec<bool> {
    let mut whom = vec![false; person.min(IDS) as usize];
    whom.extend((person < IDS).then_some(true));
    whom
}

/// A scenario ready to be followed.
struct Followed {
    name: String,
    plan: Arc<Plan>,
    services: Services,
}

impl Trace {
    /// Does what was asked.
    pub(super) fn act(self) -> Result<(), Failure> {
        let followed = self.load()?;
        if let Some(path) = &self.events {
            return self.write_log(&followed, path);
        }
        let person = match (self.person, self.pick) {
            (Some(person), _) => person,
            (None, Some(pick)) => self.find(&followed, pick)?,
            (None, None) => unreachable!("one of the group is required"),
        };
        self.tell(&followed, person)
    }

    fn load(&self) -> Result<Followed, Failure> {
        let scenario = Scenario::load(&self.scenario, &self.laid.overlays())?;
        let plan = Plan::new(&scenario, self.laid.extent.sample)
            .map_err(|refusal| Failure::new(BAD_INPUT, refusal.to_string()))?;
        Ok(Followed {
            name: scenario.name().to_owned(),
            services: Services::of(&scenario, &plan),
            plan: Arc::new(plan),
        })
    }

    fn luck(&self) -> (u64, u32) {
        (self.seed, self.rep)
    }

    fn bug(&self, message: String) -> Failure {
        Fault::broken_identity(self.rep, message).into()
    }

    /// Runs the replication to its end and tells of the people `whom` says.
    fn follow(
        &self,
        plan: &Arc<Plan>,
        whom: &[bool],
        tell: impl FnMut(Told<'_>),
    ) -> Result<World, Failure> {
        let bar = Bar::new(self.quiet);
        let teller = Teller { whom, plan, tell };
        let done = follow(plan, self.luck(), teller, |_, share| {
            bar.reach(share);
            true
        });
        bar.finish();
        done.map(|(world, _)| world)
            .map_err(|message| self.bug(message))
    }

    /// The first person who meets a fate.
    fn find(&self, followed: &Followed, pick: Pick) -> Result<u32, Failure> {
        let picker = Picker { pick, found: None };
        let found = follow(&followed.plan, self.luck(), picker, |picker, _| {
            picker.found.is_none()
        });
        let (_, picker) = found.map_err(|message| self.bug(message))?;
        picker.found.ok_or_else(|| {
            let message = format!(
                "nobody of replication {} is {}; try another --rep, or more --years",
                self.rep,
                pick.name()
            );
            Failure::new(BAD_INPUT, message)
        })
    }

    fn tell(&self, followed: &Followed, person: u32) -> Result<(), Failure> {
        let whom = only(person);
        let mut entries = Vec::new();
        let mut who = String::new();
        let world = self.follow(&followed.plan, &whom, |told| {
            if entries.is_empty() {
                who = words::who(&told.person.attributes);
            }
            entries.push(life_line(&told, &followed.services));
        })?;
        let Some(last) = world.people().get(person as usize) else {
            return Err(self.unknown(person, world.people().len()));
        };
        let life = Life {
            scenario: followed.name.clone(),
            seed: self.seed,
            replication: self.rep,
            person,
            key: format!("{:016x}", last.key),
            who,
            region: followed.services.region(last).to_owned(),
            entries,
            at_the_end: words::state(last),
        };
        match self.json {
            true => talk::print_json(&life)?,
            false => talk::print(&self.text(&life))?,
        }
        Ok(())
    }

    fn unknown(&self, person: u32, people: usize) -> Failure {
        let message = format!(
            "--person {person}: replication {} has people 0 to {}",
            self.rep,
            people.saturating_sub(1)
        );
        Failure::new(BAD_INPUT, message)
    }

    fn text(&self, life: &Life) -> String {
        let (name, region) = (printable(&life.scenario), printable(&life.region));
        let sample = match self.laid.extent.sample {
            1.0 => String::new(),
            sample => format!(", a {} % sample", sample * 100.0),
        };
        let mut text = format!(
            "{name}, replication {}, seed {}{sample}\nPerson {}: {}, of {region}\n\n",
            self.rep, self.seed, life.person, life.who
        );
        text += &life_text(&life.entries);
        text += &format!("\nAt the end of the run: {}\n", life.at_the_end);
        text += "Which prison, officer and area somebody meets is a synthetic allocation.\n";
        text += &format!("The same life again:\n  {}\n", self.again(life.person));
        text
    }

    fn again(&self, person: u32) -> String {
        let scenario = quoted(self.scenario.as_os_str());
        let mut words = vec![format!("throughcare trace {scenario}")];
        words.extend(self.laid.overlay.words());
        words.push(format!(
            "--person {person} --rep {} --seed {}",
            self.rep, self.seed
        ));
        words.extend(self.laid.extent.words());
        printable(&words.join(" ")).into_owned()
    }

    fn write_log(&self, followed: &Followed, path: &Path) -> Result<(), Failure> {
        if self.force {
            report::may_replace(path, EventLog::<Vec<u8>>::COLUMNS)?;
        }
        let all = follow(&followed.plan, self.luck(), Unobserved, |_, _| true);
        let (world, _) = all.map_err(|message| self.bug(message))?;
        let whom = spread(self.people, world.people().len());
        drop(world);
        let (mut broken, mut events) = (None, 0);
        let written = report::write_file(path, self.force, |file| {
            let mut log = EventLog::new(file, &followed.services);
            let done = self.follow(&followed.plan, &whom, |told| log.add(&told));
            // A log of a run that broke off must not get its name.
            broken = done.err();
            match &broken {
                Some(failure) => Err(std::io::Error::other(failure.message.clone())),
                None => log.finish().map(|count| events = count),
            }
        });
        if let Some(failure) = broken {
            return Err(failure);
        }
        written?;
        let cases = whom.iter().filter(|followed| **followed).count();
        if self.json {
            let shown = path.display().to_string();
            let said = serde_json::json!({ "file": shown, "cases": cases, "events": events });
            return Ok(talk::print_json(&said)?);
        }
        let shown = printable(&path.display().to_string()).into_owned();
        Talk::new(self.quiet).say(&format!("{events} events of {cases} people in {shown}"));
        Ok(())
    }
}
