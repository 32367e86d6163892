"""Runs the contestants of a contest in turn, round after round."""

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

from prepare import say


@dataclass
class Record:
    """What a contestant did in a contest."""

    contestant: object
    runs: list = field(default_factory=list)
    """By round: its replications."""
    costs: list = field(default_factory=list)
    """By round: processor nanoseconds a unit."""

    @property
    def cost(self):
        return statistics.median(self.costs)

    def ratios(self, base):
        """How many times the cost of `base`, round by round."""
        return [own / other for own, other in zip(self.costs, base.costs)]

    def ratio(self, base):
        return statistics.median(self.ratios(base))

    def values(self, name):
        """A statistic of all replications."""
        return [run["statistics"][name] for round in self.runs for run in round]


def one_core():
    """Keeps this process and those it starts on the last core it may use; None where that cannot
    be had."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def call(programs, contest, contestant, seed, replications):
    """The answer of one process of a contestant."""
    command = programs.command(contest, contestant, seed, replications)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=programs.environment) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed with status {process.returncode}")
    answer = json.loads(text)
    claimed = sum(run["seconds"] for run in answer["runs"])
    used = usage.ru_utime + usage.ru_stime
    if claimed > used + 0.05:
        sys.exit(f"{' '.join(command)} says it took {claimed} s, but it used {used} s")
    return answer


def one_round(programs, contest, records, round):
    """All contestants in turn."""
    for record in records:
        contestant = record.contestant
        if round >= contestant.rounds:
            continue
        answer = call(programs, contest, contestant, round + 1, contestant.replications)
        runs = answer["runs"]
        spent = sum(run["seconds"] for run in runs)
        record.costs.append(spent * 1e9 / sum(run["events"] for run in runs))
        record.runs.append(runs)
        say(f"  {contestant.name}: {record.costs[-1]:,.1f} ns")


def race(programs, contest):
    """The records of all contestants."""
    taking_part = [
        contestant
        for contestant in contest.contestants
        if contestant.program != "simmer" or not programs.without_simmer
    ]
    records = [Record(contestant) for contestant in taking_part]
    begun = time.monotonic()
    for round in range(contest.rounds):
        if round and time.monotonic() - begun > contest.budget:
            break
        say(f"{contest.title}, round {round + 1} of {contest.rounds}")
        one_round(programs, contest, records, round)
    return records
