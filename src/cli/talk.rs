//! What the program says: results on stdout, talk on stderr.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::report::{Screen, printable_json};

/// Talk on stderr, which `-q` silences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Talk {
    quiet: bool,
}

impl Talk {
    /// Talk, unless it shall be quiet.
    pub(super) fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// Says a line.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet {
            to_stderr(line);
        }
    }

    /// Whether nothing shall be said.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }
}

/// Tells of a failure; nothing where there is nothing left to tell.
pub(super) fn complain(message: &str) {
    if message.is_empty() {
        return;
    }
    // A scenario's diagnostics come rendered, each with its own heading.
    let rendered = message.starts_with("error") || message.starts_with('\u{1b}');
    let line = if rendered {
        message.to_owned()
    } else {
        format!("error: {message}")
    };
    to_stderr(&line);
}

fn to_stderr(line: &str) {
    // Talk that cannot be heard is no reason to stop.
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Prints results; a reader who has read enough (`| head`) is no error.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Prints a value as JSON.
pub(super) fn print_json(value: &impl serde::Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    print(&(printable_json(&text) + "\n"))
}

/// How tables are drawn: bold headings on a terminal, unless `NO_COLOR` asks for plain text.
pub(super) fn screen() -> Screen {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Screen {
        width: None,
        bold: io::stdout().is_terminal() && !plain,
    }
}
