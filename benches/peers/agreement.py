"""Whether all programs of a contest say the same: a peer that does not is not a peer."""

import math
import statistics
from dataclasses import dataclass

from plan import BATCHED
from race import call

SEED = 2019
"""Luck of the sample: no round has it."""
MOST = 4.0
"""Combined standard errors."""


@dataclass(frozen=True)
class Line:
    """A statistic: ours with its standard error, what is known of it, and the peers'."""

    name: str
    mean: float
    error: float
    known: object
    peers: tuple
    """(name, mean, standard errors from ours)"""


def same_luck(records):
    """What differs between programs of the same luck, in words."""
    first, *others = records
    for other in others:
        if not other.contestant.same_luck:
            continue
        for round, (ours, theirs) in enumerate(zip(first.runs, other.runs)):
            for replication, (our, their) in enumerate(zip(ours, theirs)):
                if any(our[key] != their[key] for key in ("events", "statistics")):
                    where = f"round {round + 1}, replication {replication}"
                    yield f"{other.contestant.name} differs from the engine in {where}"


def sample(programs, contest):
    """Statistics of ours on other luck, by name, and what is known of them."""
    # The fastest of ours stands for all, which agree to the last digit.
    ours = [contestant for contestant in contest.contestants if contestant.program == "ours"]
    quickest = next((one for one in ours if one.name == BATCHED), ours[0])
    answer = call(programs, contest, quickest, SEED, contest.sample)
    runs = [run["statistics"] for run in answer["runs"]]
    return {name: [run[name] for run in runs] for name in runs[0]}, answer["known"]


def compare(name, values, known, peers):
    """One statistic. The spread between replications is taken from our sample for all: a peer has
    too few to tell, and where it agrees the spread is its own too."""
    mean, spread = statistics.fmean(values), statistics.stdev(values)
    others = []
    for peer in peers:
        theirs = peer.values(name)
        error = spread * math.sqrt(1 / len(values) + 1 / len(theirs))
        theirs = statistics.fmean(theirs)
        others.append((peer.contestant.name, theirs, (theirs - mean) / error))
    return Line(name, mean, spread / math.sqrt(len(values)), known, tuple(others))


def disagrees_with_known(line):
    known = line.known
    if known is None:
        return False
    if "low" in known:
        return not known["low"] <= line.mean <= known["high"]
    return not abs(line.mean - known["mean"]) <= MOST * math.hypot(line.error, known["error"])


def judge(lines):
    """Statistics that disagree, in words. What is not a number agrees with nothing."""
    for line in lines:
        if disagrees_with_known(line):
            yield f"ours: {line.name} is {line.mean:.6g}, known is {line.known}"
        for peer, mean, apart in line.peers:
            if not abs(apart) <= MOST:
                told = f"{line.name} is {mean:.6g}, ours {line.mean:.6g}"
                yield f"{peer}: {told}, {apart:+.1f} errors apart"


def check(programs, contest, records):
    """The lines of a contest, and every disagreement in words."""
    complaints, lines = list(same_luck(records)), ()
    if contest.sample:
        values, known = sample(programs, contest)
        peers = [record for record in records if not record.contestant.same_luck]
        lines = tuple(
            compare(name, values[name], known.get(name), peers) for name in sorted(values)
        )
        complaints += judge(lines)
    return lines, [f"{contest.title}: {complaint}" for complaint in complaints]
