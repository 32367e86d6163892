//! The reference page of the levers: `docs/levers.md`.

use crate::scenario::levers::{Lever, levers, moves_in_words};

const INTRODUCTION: &str = "\
# Parameters

Every parameter that a scenario holds, and that `--set`, a lever file or a `[[change]]` may move. This page follows from
the lever table in `src/scenario/levers`; `throughcare levers --markdown` writes it. The value, range, source and quality of
each stand in the scenarios: `throughcare explain KEY` prints them.

A *condition* is a state of affairs, a rule in force or a price, read from data at the start of an era. *Behaviour* is how people
and services behave, the same in every era. An *effect* is how much one thing changes another. *By area* means that a change may
be confined to regions or nations. What a lever *moves* is held to by a test: every other flow stays bit for bit as it
was when the effects of treatment on people are neutral.
";

/// The page, in Markdown.
#[must_use]
pub fn levers_page() -> String {
    let mut page = INTRODUCTION.to_owned();
    let mut open = "";
    for lever in levers() {
        let stage = lever.key.split('.').next().unwrap_or_default();
        if stage != open {
            page += &format!(
                "\n## {stage}\n\n| key | unit | allowed | kind | meaning | moves |\n|---|---|---|---|---|---|\n"
            );
            open = stage;
        }
        page += &row(lever);
    }
    page
}

fn row(lever: &Lever) -> String {
    format!(
        "| `{}` | {} | {} to {} | {}{} | {} | {} |\n",
        lever.key,
        lever.unit,
        lever.min,
        lever.max,
        lever.kind.name(),
        if lever.by_area { ", by area" } else { "" },
        lever.meaning.replace('|', "\\|"),
        moves_in_words(lever.moves),
    )
}
