//! What the analyst reads when a scenario cannot be used: every problem, in file order.

use std::fmt;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::nearest;
use super::problems::{Among, Place, Problem, Text, brief, is_hostile};

/// More problems than this are counted, not shown.
const SHOWN: usize = 50;
/// Lines longer than this are shown in part.
const LONGEST_LINE: usize = 2_000;

/// Why a scenario could not be loaded: all problems of all files, at least one.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    texts: Vec<Text>,
    list: Vec<Problem>,
    dropped: usize,
}

/// One problem without its picture, for programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The file, or the option of the command line, with control characters escaped.
    pub file: String,
    /// The line in it, from 1; nothing where the whole file is meant.
    pub line: Option<usize>,
    /// The character in the line, from 1; nothing where the whole file is meant.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What was given or is allowed there; empty where the message says it all.
    pub label: String,
    /// How to mend it, and the nearest name.
    pub help: Vec<String>,
}

impl Diagnostics {
    pub(crate) fn new(texts: Vec<Text>, list: Vec<Problem>, dropped: usize) -> Self {
        Self {
            texts,
            list,
            dropped,
        }
    }

    /// Everything that is wrong with several scenarios; what they share is told once.
    ///
    /// # Panics
    /// If there is nothing to merge.
    #[must_use]
    pub fn merged(several: Vec<Self>) -> Self {
        let mut parts = several.into_iter();
        let mut merged = parts.next().expect("at least one to merge");
        for part in parts {
            merged.join(part);
        }
        merged
    }

    fn join(&mut self, other: Self) {
        let moved: Vec<usize> = other
            .texts
            .into_iter()
            .map(|text| self.adopt(text))
            .collect();
        self.dropped += other.dropped;
        for mut problem in other.list {
            problem.file.0 = moved[problem.file.0];
            for (place, _) in &mut problem.also {
                place.file.0 = moved[place.file.0];
            }
            let told = |known: &Problem| {
                (known.file, &known.span, &known.title)
                    == (problem.file, &problem.span, &problem.title)
            };
            if !self.list.iter().any(told) {
                self.list.push(problem);
            }
        }
        self.list.sort_by_key(Problem::order);
    }

    /// The number of a text among ours, which it joins if it is new.
    fn adopt(&mut self, text: Text) -> usize {
        let same = |known: &Text| known.name == text.name && known.body == text.body;
        self.texts.iter().position(same).unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        })
    }

    /// How many problems were found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.len() + self.dropped
    }

    /// Whether the machine failed rather than the input: every problem is one of reading.
    #[must_use]
    pub fn is_io(&self) -> bool {
        self.list.iter().all(|problem| problem.io)
    }

    /// The problems one by one, in the order of files and lines.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + '_ {
        self.list.iter().map(|problem| {
            let text = &self.texts[problem.file.0];
            Finding {
                file: text.name.clone(),
                line: problem.span.as_ref().map(|span| text.line(span.start)),
                column: problem.span.as_ref().map(|span| text.column(span.start)),
                message: problem.title.clone(),
                label: problem.label.clone(),
                help: self.helps(problem),
            }
        })
    }

    /// The report with the colours of a terminal.
    #[must_use]
    pub fn in_colour(&self) -> String {
        self.render(&Renderer::styled())
    }

    fn render(&self, renderer: &Renderer) -> String {
        let renderer = renderer.clone().decor_style(DecorStyle::Ascii);
        let mut parts: Vec<String> = self
            .list
            .iter()
            .take(SHOWN)
            .map(|problem| self.picture(problem, &renderer))
            .collect();
        parts.push(self.closing());
        parts.join("\n\n")
    }

    fn closing(&self) -> String {
        match self.count() {
            1 => "1 problem found; nothing was run".to_owned(),
            count if count > SHOWN => {
                format!("{count} problems found, the first {SHOWN} shown; nothing was run")
            }
            count => format!("{count} problems found; nothing was run"),
        }
    }

    fn picture(&self, problem: &Problem, renderer: &Renderer) -> String {
        let mut group: Group<'_> = Group::with_title(Level::ERROR.primary_title(&problem.title));
        group = match &problem.span {
            Some(span) => self.show(group, problem.file.0, span, &problem.label, true),
            None => group.element(Origin::path(&self.texts[problem.file.0].name)),
        };
        for (Place { file, start, end }, label) in &problem.also {
            group = self.show(group, file.0, &(*start..*end), label, false);
        }
        for help in self.helps(problem) {
            group = group.element(Level::HELP.message(help));
        }
        renderer.render(&[group])
    }

    fn show<'a>(
        &'a self,
        group: Group<'a>,
        text: usize,
        span: &Range<usize>,
        label: &'a str,
        primary: bool,
    ) -> Group<'a> {
        let text = &self.texts[text];
        let excerpt = Excerpt::of(&text.body, span);
        let kind = if primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let mut annotation = kind.span(excerpt.span);
        if !label.is_empty() {
            annotation = annotation.label(label);
        }
        let snippet = Snippet::source(excerpt.line)
            .line_start(text.line(span.start))
            .path(text.name.as_str());
        group.element(snippet.annotation(annotation))
    }

    fn helps(&self, problem: &Problem) -> Vec<String> {
        let mut helps = Vec::new();
        if let Some(near) = problem
            .mistyped
            .as_ref()
            .and_then(|(given, among)| near(given, among))
        {
            helps.push(format!("the nearest name is `{near}`"));
        }
        helps.extend(problem.help.iter().cloned());
        helps
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain()))
    }
}

impl std::error::Error for Diagnostics {}

fn near(given: &str, among: &Among) -> Option<String> {
    match among {
        Among::Levers => super::levers::nearest(given).map(str::to_owned),
        Among::Top => nearest::name(given, super::layer::TOP.iter().copied())
            .or_else(|| super::levers::nearest(given))
            .map(str::to_owned),
        Among::Names(names) => nearest::name(given, names.iter().copied()).map(str::to_owned),
        Among::Areas(names) | Among::Eras(names) => {
            nearest::name(given, names.iter().map(String::as_str)).map(brief)
        }
    }
}

/// The line on which a span begins, made harmless, with the span inside it.
struct Excerpt {
    line: String,
    span: Range<usize>,
}

impl Excerpt {
    fn of(body: &str, span: &Range<usize>) -> Self {
        let start = floor(body, span.start);
        let line_start = body[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = body[start..]
            .find('\n')
            .map_or(body.len(), |newline| start + newline);
        let end = floor(body, span.end.clamp(start, line_end));
        let from = floor(body, line_start.max(start.saturating_sub(LONGEST_LINE / 2)));
        let to = floor(body, line_end.min(start.saturating_add(LONGEST_LINE)));
        let before = harmless(&body[from..start]);
        let marked = harmless(&body[start..end.clamp(start, to.max(start))]);
        let after = harmless(body[end.clamp(start, to.max(start))..to.max(start)].trim_end());
        let span = before.len()..before.len() + marked.len();
        Self {
            line: before + &marked + &after,
            span,
        }
    }
}

/// The nearest boundary of a character at or before a byte.
fn floor(body: &str, byte: usize) -> usize {
    body.floor_char_boundary(byte.min(body.len()))
}

/// Each character that a terminal would obey becomes one that it shows.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if is_hostile(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::problems::Problems;
    use super::*;

    #[test]
    fn a_problem_shows_file_line_underline_and_help() {
        let mut problems = Problems::default();
        let file = problems.open("x.toml", "a = 1\nb = 2\n");
        let place = Place::new(file, 10..11);
        problems.push(
            Problem::at(place, "`b` is too large")
                .label("allowed is 0 to 1")
                .help("divide by 100"),
        );
        let shown = problems.finish().expect("one problem").to_string();
        for part in [
            "`b` is too large",
            "x.toml:2:5",
            "b = 2",
            "allowed is 0 to 1",
            "divide by 100",
        ] {
            assert!(shown.contains(part), "{part} missing in\n{shown}");
        }
    }

    #[test]
    fn spans_anywhere_in_hostile_text_do_no_harm() {
        let body = "\u{1b}[31mé\r\n\u{202e}x = \"日本\"\n\n";
        for start in 0..=body.len() + 2 {
            for end in start..=body.len() + 3 {
                let excerpt = Excerpt::of(body, &(start..end));
                assert!(!excerpt.line.contains(is_hostile), "{:?}", excerpt.line);
                assert!(excerpt.line.get(excerpt.span.clone()).is_some());
            }
        }
    }

    #[test]
    fn only_the_first_fifty_are_shown() {
        let mut problems = Problems::default();
        let file = problems.open("x.toml", "a\n");
        for number in 0..60 {
            problems.push(Problem::of(file, format!("problem number {number}")));
        }
        let shown = problems.finish().expect("problems").to_string();
        assert_eq!(shown.matches("problem number").count(), 50);
        assert!(shown.contains("60 problems found, the first 50 shown"));
    }
}
