//! The commented scenario that a newcomer begins with.

use super::Scenario;

/// A scenario that extends a shipped baseline and changes nothing yet. Its examples are comments
/// without a space, and become sound lines when the `#` before them is taken away.
#[must_use]
pub fn template(base: &Scenario, extends: &str) -> String {
    let (start, years) = (base.start(), base.horizon_years());
    let (next, after) = (start.add_months(12), start.add_months(36));
    let title = base.title().unwrap_or_default();
    format!(
        r#"# A scenario of your own. It says only what differs; all else comes from what it extends.
#
#   throughcare check FILE      says everything that is wrong with it
#   throughcare diff FILE       with --set or another file: what differs
#   throughcare levers          lists every parameter there is
#   throughcare explain KEY     says what one means, its value, source and quality
#   throughcare run FILE        simulates it
#
# Lines that begin with # and no space are examples: take the # away to use them.
#
# Precedence, highest first: --set, --with FILE (later over earlier), this file, what it extends.

# The scenario below this one: {title}.
# A file in this folder or below it, or a shipped one.
extends = "{extends}"

# What this scenario is, in a line.
title = "A scenario of my own"

# The first day and the years to simulate; as in what it extends if left out.
## start = {start}
## horizon_years = {years}

# A value from the first day on. `unit` must be the parameter's. `source` is an id of docs/sources.csv, a file name,
# or words after assumption, derived or solved; `range` and `distribution` say how well the value is known.
## [release]
## housed_first_night = {{ value = 0.9, unit = "share", range = [0.8, 0.95], distribution = "beta", source = "assumption: a target", quality = "low", note = "why" }}

# A change from a date: `set`, `add` or `multiply`; at once, or over `ramp_days`; for ever, or `until` a date, the first
# on which it no longer holds; everywhere, or in `areas`. Changes of one parameter apply in the order of `from`; two of
# one parameter that begin on the same day in the same area are an error.
## [[change]]
## parameter = "community.funding"
## from = {next}
## until = {after}
## multiply = 1.2
## source = "assumption: a budget"
## note = "why"

## [[change]]
## parameter = "release.link.sent"
## from = {next}
## ramp_days = 180
## add = 0.02
## areas = ["London", "Wales"]
"#
    )
    .replace("\n## ", "\n#")
}
