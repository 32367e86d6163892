"""The machine, how busy it is, and what is raced on it."""

import os
import platform
import resource
import time
from datetime import date
from pathlib import Path

from prepare import ROOT, run


def read(path):
    """A file of the system, empty where there is none."""
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def field(text, name):
    for line in text.splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return None


def busy_seconds():
    """Processor seconds of everybody since the start of the system; None where it does not say."""
    counters = read("/proc/stat").split("\n", 1)[0].split()
    if not counters:
        return None
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, counters[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    """Processor seconds of this process and of all that it started and that have ended."""
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in own)


class Watch:
    """How much others used of the machine while the race ran."""

    def __init__(self):
        self.load = os.getloadavg()[0]
        self.begun, self.busy, self.own = time.monotonic(), busy_seconds(), own_seconds()

    def others(self):
        """Cores that others used on average."""
        if self.busy is None:
            return None
        elapsed = time.monotonic() - self.begun
        used = busy_seconds() - self.busy - (own_seconds() - self.own)
        return max(0.0, used / elapsed)


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (AttributeError, OSError, KeyError):
        return platform.system()


def commit():
    """The commit, and whether files that count differ from it."""
    name = run(["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT)
    written = (":!benches/RESULTS.md", ":!README.md")
    changed = run(["git", "status", "--porcelain", "--", ".", *written], cwd=ROOT)
    return f"{name}, with changes" if changed else name


def describe(programs):
    """(what, value) of the machine and the programs."""
    memory = field(read("/proc/meminfo"), "MemTotal")
    gigabytes = f"{int(memory.split()[0]) / 2**20:.0f} GiB" if memory else "unknown"
    model = field(read("/proc/cpuinfo"), "model name") or platform.processor() or "unknown"
    return [
        ("processor", model),
        ("cores", str(os.cpu_count())),
        ("memory", gigabytes),
        ("system", f"{system()}, {platform.system()} {platform.release()}, {platform.machine()}"),
        *programs.versions.items(),
        ("date", date.today().isoformat()),
        ("commit", commit()),
    ]
