//! Questions to git: which commit wrote the baseline, and does the changelog say why.

use std::path::{Path, PathBuf};
use std::process::Command;

const CHANGELOG: &str = "CHANGELOG.md";
/// The heading of the changelog under which a new baseline is noted.
const HEADING: &str = "### Instruction counts";

/// Who wrote the baseline that lies in a checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writer {
    /// This commit.
    Commit(String),
    /// Nobody yet: the file differs from what is committed.
    Uncommitted,
    /// That cannot be known, because of this.
    Unknown(String),
}

/// Whether the changelog says why the baseline changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It does.
    Yes,
    /// It does not; says what to do.
    No(String),
    /// That cannot be known, because of this.
    Unknown(String),
}

/// The history of a checkout.
pub struct History<'a> {
    root: &'a Path,
    /// The file of the baseline, from the root.
    baseline: &'a str,
}

impl<'a> History<'a> {
    /// That of the checkout at `root`, with its baseline at `baseline`.
    #[must_use]
    pub fn new(root: &'a Path, baseline: &'a str) -> History<'a> {
        History { root, baseline }
    }

    fn git(&self, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new("git")
            .current_dir(self.root)
            .args(arguments)
            .output()
            .map_err(|error| format!("git cannot be run ({error})"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout)
                .trim_end()
                .to_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(said.lines().next().unwrap_or("git failed").to_owned())
        }
    }

    /// The commit that wrote the baseline.
    #[must_use]
    pub fn writer(&self) -> Writer {
        self.find_writer().unwrap_or_else(Writer::Unknown)
    }

    fn find_writer(&self) -> Result<Writer, String> {
        let prefix = self.git(&["rev-parse", "--show-prefix"])?;
        if !prefix.is_empty() {
            return Err("this folder is not a checkout of its own".to_owned());
        }
        if !self
            .git(&["status", "--porcelain", "--", self.baseline])?
            .is_empty()
        {
            return Ok(Writer::Uncommitted);
        }
        let commit = self.git(&["log", "-1", "--format=%H", "--", self.baseline])?;
        if commit.is_empty() {
            return Err(format!("no commit has {}", self.baseline));
        }
        let shallow = self.git(&["rev-parse", "--is-shallow-repository"])? == "true";
        if shallow && !self.has_parent(&commit) {
            return Err(
                "this clone is shallow and does not reach back to the commit that wrote the \
                 baseline; fetch the rest with `git fetch --unshallow`"
                    .to_owned(),
            );
        }
        Ok(Writer::Commit(commit))
    }

    fn has_parent(&self, commit: &str) -> bool {
        self.git(&["rev-parse", "--verify", "--quiet", &format!("{commit}^")])
            .is_ok()
    }

    /// Whether the change that wrote the baseline, committed or not, adds a line to the changelog.
    #[must_use]
    pub fn noted(&self) -> Noted {
        match self.writer() {
            Writer::Unknown(why) => Noted::Unknown(why),
            Writer::Uncommitted => {
                let now = std::fs::read_to_string(self.root.join(CHANGELOG)).unwrap_or_default();
                self.judge("the change not yet committed", "HEAD", &now)
            }
            Writer::Commit(commit) => {
                let now = self.changelog(&commit);
                self.judge(&format!("commit {commit:.10}"), &format!("{commit}^"), &now)
            }
        }
    }

    fn judge(&self, what: &str, before: &str, now: &str) -> Noted {
        if adds_a_line(&self.changelog(before), now) {
            return Noted::Yes;
        }
        Noted::No(format!(
            "{what} writes {} without a new line under \"{}\" in {CHANGELOG}: say there what moved \
             and why, in the commit that writes it",
            self.baseline,
            HEADING.trim_start_matches('#').trim_start(),
        ))
    }

    /// The changelog at a commit; empty where that or its file does not exist.
    fn changelog(&self, commit: &str) -> String {
        self.git(&["show", &format!("{commit}:{CHANGELOG}")])
            .unwrap_or_default()
    }

    /// Lays `commit` out in a folder of its own, which is removed when the result is dropped.
    ///
    /// # Errors
    /// Git cannot.
    pub fn lay_out(&self, commit: &str, folder: PathBuf) -> Result<LaidOut<'_>, String> {
        let laid_out = LaidOut {
            history: self,
            folder,
        };
        // An earlier run may have been killed.
        laid_out.remove();
        let folder = laid_out.folder.to_string_lossy();
        self.git(&["worktree", "add", "--force", "--detach", &folder, commit])?;
        Ok(laid_out)
    }
}

/// A commit laid out in a folder.
pub struct LaidOut<'a> {
    history: &'a History<'a>,
    folder: PathBuf,
}

impl LaidOut<'_> {
    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn remove(&self) {
        let folder = self.folder.to_string_lossy();
        // There may be nothing to remove.
        let _ = self
            .history
            .git(&["worktree", "remove", "--force", &folder]);
        let _ = std::fs::remove_dir_all(&self.folder);
        let _ = self.history.git(&["worktree", "prune"]);
    }
}

impl Drop for LaidOut<'_> {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Whether `now` has a line under the heading that `before` has not.
fn adds_a_line(before: &str, now: &str) -> bool {
    let known: Vec<&str> = noted_lines(before).collect();
    noted_lines(now).any(|line| !known.contains(&line))
}

/// What stands under the heading, wherever it occurs, without empty lines.
fn noted_lines(changelog: &str) -> impl Iterator<Item = &str> {
    let mut within = false;
    changelog.lines().filter(move |line| {
        if line.starts_with('#') {
            within = line.trim_end() == HEADING;
            return false;
        }
        within && !line.trim().is_empty()
    })
}
