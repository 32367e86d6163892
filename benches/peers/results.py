"""What the race leaves: benches/RESULTS.md, and the claim in the README that follows from it."""

from dataclasses import dataclass

from plan import BATCHED, ENGINE, HEAP, NEXOSIM, SIMPY, TARGETS
from prepare import HERE

BEGIN, END = "<!-- peers: begin -->\n", "<!-- peers: end -->\n"
QUIET = 0.1
"""Cores used by others, on average, above which figures are marked as disturbed."""

CLAIM = """\
One event of the reference pathway (PATHWAY-1A, ten years) costs other programs of the same model more processor time than this
engine, with statistics that agree: SimPy **{0}** times, NeXosim **{1}** times (20,000 people), a plain binary heap in Rust **{2}** times
(330,000 people). With events that touch only their own person run in batches, which the others do not do, the ratios are **{3}**,
**{4}** and **{5}**. `benches/peers/run` writes these lines and [benches/RESULTS.md](benches/RESULTS.md), with everything measured and where
the engine does not win.
"""
DISTURBED = """\
They were measured on a busy machine, where a heap and an interpreter lose more than the engine: on a quiet one they are lower.
"""
TARGETS_MEAN = """\
What the engine is held to, on PATHWAY-1A: how many times its cost a peer must have at least.
"""
CLAIMED = [(SIMPY, ENGINE), (NEXOSIM, ENGINE), (HEAP, ENGINE)]
CLAIMED += [(of, BATCHED) for of, _ in CLAIMED]


@dataclass(frozen=True)
class Conditions:
    """How the race was run."""

    command: str
    machine: list
    core: object
    load: float
    others: object
    """Cores that others used on average; None where the system does not say."""

    @property
    def disturbed(self):
        return self.others is not None and self.others > QUIET


def number(value):
    """A cost or ratio: three or so figures."""
    if value < 10:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def table(head, rows):
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def spread(values):
    return f"{number(min(values))} to {number(max(values))}"


def contest_table(contest, records):
    base = records[0]
    batched = next((one for one in records if one.contestant.name == BATCHED), None)
    head = ["program", f"ns per {contest.unit}", "lowest to highest"]
    head += ["ratio to the engine", "lowest to highest"]
    head += ["ratio to the engine, batched"] if batched else []
    head += ["rounds × replications"]
    rows = []
    for record in records:
        row = [record.contestant.name, number(record.cost), spread(record.costs)]
        row += [number(record.ratio(base)), spread(record.ratios(base))]
        row += [number(record.ratio(batched))] if batched else []
        rows.append(row + [f"{len(record.costs)} × {record.contestant.replications}"])
    return table(head, rows)


def known(figure):
    if figure is None:
        return ""
    if "low" in figure:
        return f"{figure['low']:g} to {figure['high']:g}"
    return f"{figure['mean']:.6g}" + (f" ± {figure['error']:g}" if figure["error"] else "")


def agreement_table(lines):
    peers = [f"{name} (errors apart)" for name, _, _ in lines[0].peers]
    rows = [
        [line.name, f"{line.mean:.6g} ± {line.error:.2g}", known(line.known)]
        + [f"{mean:.6g} ({apart:+.1f})" for _, mean, apart in line.peers]
        for line in lines
    ]
    return table(["statistic", "ours", "known", *peers], rows)


def ratio_of(raced, size, of, over):
    """A ratio on PATHWAY-1A; None if it was not raced."""
    for contest, records, _ in raced:
        names = {record.contestant.name: record for record in records}
        if (contest.model, contest.size) == ("pathway-1a", size) and of in names:
            return names[of].ratio(names[over])
    return None


def targets_table(raced):
    rows = []
    for target in TARGETS:
        ratio = ratio_of(raced, target.size, target.of, target.over)
        if ratio is None:
            continue
        shown = number(ratio)
        # What is printed is what is judged.
        reached = float(shown.replace(",", ""))
        met = ["met" if reached >= least else "not met" for least in (target.least, target.stretch)]
        row = [target.of, target.over, f"{target.size:,}", shown]
        rows.append(row + [number(target.least), met[0], number(target.stretch), met[1]])
    head = ["peer", "over", "people", "ratio", "target", "", "stretch", ""]
    return table(head, rows) if rows else ""


def disturbance(conditions):
    """How quiet the machine was, plainly."""
    text = f"Load average before the race: {conditions.load:.2f}."
    if conditions.others is None:
        return f"{text} The system does not say what others used meanwhile."
    text += f" Meanwhile other processes used {conditions.others:.2f} cores on average."
    if not conditions.disturbed:
        return f"{text} The machine was quiet."
    return (
        f"{text} **The machine was not quiet**: processor time does not count waiting for a core, but it"
        " counts waiting for memory that others have pushed out of the caches. Costs are upper bounds;"
        " ratios are the better guide, though disturbance costs programs with scattered memory more than"
        " this engine, so that they may flatter it."
    )


def front(raced, conditions):
    pinned = "All programs ran on one core in turn" + (
        f" (core {conditions.core})." if conditions.core is not None else ", not pinned to it."
    )
    machine = table(["", ""], [list(pair) for pair in conditions.machine]).replace("--:", "---")
    return f"""\
# The engine and its peers

The reference models of [`src/reference`](../src/reference/mod.rs) on this engine and on other programs, side by side in one run.
Made by this command; not edited:

```sh
{conditions.command}
```

{machine}
{pinned} {disturbance(conditions)}
"""


def page(raced, conditions, without_simmer):
    """The page of results."""
    parts = [front(raced, conditions)]
    targets = targets_table(raced)
    if targets:
        parts.append(f"## Targets\n\n{TARGETS_MEAN}\n{targets}")
        if conditions.disturbed:
            parts.append("Judged on a machine that was not quiet: to be judged again on one that is.\n")
    for contest, records, _ in raced:
        parts.append(f"## {contest.title}\n\n{contest_table(contest, records)}")
    if without_simmer:
        parts.append(f"simmer did not take part: {without_simmer}.\n")
    parts.append((HERE / "COMPARED.md").read_text())
    for contest, _, lines in raced:
        if lines:
            parts.append(f"### {contest.title}\n\n{agreement_table(lines)}")
    return "\n".join(parts)


def renew_claim(readme, raced, conditions):
    """Writes the claim anew between its marks."""
    sizes = {target.of: target.size for target in TARGETS}
    ratios = [number(ratio_of(raced, sizes[of], of, over)) for of, over in CLAIMED]
    claim = CLAIM.format(*ratios) + (DISTURBED if conditions.disturbed else "")
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    readme.write_text(before + BEGIN + claim + END + after, encoding="utf-8")
