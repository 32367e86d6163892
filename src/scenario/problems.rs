//! Problems as they are found: where, what was given, what is allowed, how to mend it.

use std::ops::Range;

use super::diagnostics::Diagnostics;

/// More problems than this are counted but not kept, so that no file can fill the memory.
const KEPT: usize = 10_000;

/// One text that was read: a file, or an option of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileId(pub(crate) usize);

/// A stretch of one text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: FileId,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Place {
    pub(crate) fn new(file: FileId, span: Range<usize>) -> Self {
        Self {
            file,
            start: span.start,
            end: span.end,
        }
    }
}

/// A value and the place it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// The names among which a mistyped one is to be sought.
#[derive(Clone, Debug)]
pub(crate) enum Among {
    /// Every lever.
    Levers,
    /// What may stand at the top of a file, and every lever.
    Top,
    Names(&'static [&'static str]),
    Areas(Vec<String>),
    Eras(Vec<String>),
}

/// One problem.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) file: FileId,
    pub(crate) span: Option<Range<usize>>,
    pub(crate) title: String,
    pub(crate) label: String,
    pub(crate) also: Vec<(Place, String)>,
    pub(crate) help: Vec<String>,
    pub(crate) mistyped: Option<(String, Among)>,
    pub(crate) io: bool,
}

impl Problem {
    /// A problem at a place.
    pub(crate) fn at(place: Place, title: impl Into<String>) -> Self {
        let mut problem = Self::of(place.file, title);
        problem.span = Some(place.start..place.end);
        problem
    }

    /// A problem of a whole file.
    pub(crate) fn of(file: FileId, title: impl Into<String>) -> Self {
        Self {
            file,
            span: None,
            title: title.into(),
            label: String::new(),
            also: Vec::new(),
            help: Vec::new(),
            mistyped: None,
            io: false,
        }
    }

    /// Where it comes among others: by file, then by place; of the whole file last.
    pub(crate) fn order(&self) -> (FileId, usize) {
        let start = self.span.as_ref().map_or(usize::MAX, |span| span.start);
        (self.file, start)
    }

    /// What stands under the underline.
    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// A second place that belongs to the problem.
    pub(crate) fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also.push((place, label.into()));
        self
    }

    /// How to mend it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Asks for the nearest known name, sought only if the problem is shown.
    pub(crate) fn mistyped(mut self, given: impl Into<String>, among: Among) -> Self {
        self.mistyped = Some((given.into(), among));
        self
    }

    /// Marks a failure of the machine rather than of the input.
    pub(crate) fn io(mut self) -> Self {
        self.io = true;
        self
    }
}

/// A text that was read, with its name as it may be printed.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) body: String,
    /// The byte after each newline, so that a line is found without counting through the text.
    lines: Vec<usize>,
}

impl Text {
    fn new(name: &str, body: String) -> Self {
        let lines = body
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            name: printable(name),
            lines: lines.collect(),
            body,
        }
    }

    /// The line, from 1, of a byte.
    pub(crate) fn line(&self, byte: usize) -> usize {
        1 + self.lines.partition_point(|&start| start <= byte)
    }
}

impl Text {
    /// The character, from 1, of a byte within its line.
    pub(crate) fn column(&self, byte: usize) -> usize {
        let end = self.body.floor_char_boundary(byte.min(self.body.len()));
        let start = self.body[..end]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        1 + self.body[start..end].chars().count()
    }
}

/// All texts read so far and all problems found in them.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    texts: Vec<Text>,
    list: Vec<Problem>,
    dropped: usize,
}

impl Problems {
    /// Adds a text; control characters of its name are escaped once and for all.
    pub(crate) fn open(&mut self, name: &str, body: impl Into<String>) -> FileId {
        self.texts.push(Text::new(name, body.into()));
        FileId(self.texts.len() - 1)
    }

    /// Gives the body of a text that was opened before it could be read.
    pub(crate) fn fill(&mut self, file: FileId, body: &str) {
        let text = &mut self.texts[file.0];
        *text = Text::new(&text.name, body.to_owned());
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        if self.list.len() < KEPT {
            self.list.push(problem);
        } else {
            self.dropped += 1;
        }
    }

    /// Adds a problem if there is one.
    pub(crate) fn extend(&mut self, problem: Option<Problem>) {
        problem.into_iter().for_each(|problem| self.push(problem));
    }

    pub(crate) fn count(&self) -> usize {
        self.list.len() + self.dropped
    }

    pub(crate) fn name(&self, file: FileId) -> &str {
        &self.texts[file.0].name
    }

    /// The line, from 1, on which a place begins.
    pub(crate) fn line(&self, place: Place) -> usize {
        self.texts[place.file.0].line(place.start)
    }

    /// `file:line` of a place, or the name alone of an option.
    pub(crate) fn whence(&self, place: Place) -> String {
        let name = self.name(place.file);
        if name.starts_with("--") {
            name.to_owned()
        } else {
            format!("{name}:{}", self.line(place))
        }
    }

    /// As [`Problems::whence`], without folders: results hold no path of the machine.
    pub(crate) fn origin(&self, place: Place) -> String {
        let whence = self.whence(place);
        match std::path::Path::new(&whence).file_name() {
            Some(name) if !whence.starts_with("--") => name.to_string_lossy().into_owned(),
            _ => whence,
        }
    }

    /// The name of a file without folders.
    pub(crate) fn file_name(&self, file: FileId) -> String {
        let name = self.name(file);
        let last = std::path::Path::new(name).file_name();
        last.map_or_else(
            || name.to_owned(),
            |last| last.to_string_lossy().into_owned(),
        )
    }

    /// All problems in the order of files and lines; nothing if there are none.
    pub(crate) fn finish(self) -> Option<Diagnostics> {
        let Self {
            texts,
            mut list,
            dropped,
        } = self;
        if list.is_empty() {
            return None;
        }
        list.sort_by_key(Problem::order);
        Some(Diagnostics::new(texts, list, dropped))
    }
}

/// A text from a file as it may be shown on a terminal: on one line, control characters escaped.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hostile(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Like [`printable`], and cut where it is too long for a message.
pub(crate) fn brief(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().nth(SHOWN).is_none() {
        return printable(text);
    }
    let cut: String = text.chars().take(SHOWN).collect();
    format!("{}…", printable(&cut))
}

/// Control characters, and those that reorder or hide the text around them.
pub(crate) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
