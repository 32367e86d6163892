"""What is raced: the contests, who takes part in each and how often."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Contestant:
    """A program that runs the model of a contest."""

    name: str
    """As it stands in the tables."""
    program: str
    """One of prepare.Programs."""
    replications: int
    """In each round, in one process; cheap runs are repeated so that there is something to time."""
    options: tuple = ()
    """For our example programs."""
    rounds: int = 99
    """Only the first so many rounds, where a round of this contestant takes long."""
    same_luck: bool = False
    """Draws what the engine draws, and so must say the same to the last digit."""


@dataclass(frozen=True)
class Contest:
    """One model at one size. The first contestant is what the others are compared with."""

    title: str
    model: str
    """As the peers know it: hold, mmc, pathway-1, pathway-1a."""
    size: int
    unit: str
    """What a cost is of: an event, a customer."""
    contestants: tuple
    rounds: int
    budget: float
    """Seconds after which no further round is begun; the tables say how many there were."""
    sample: int
    """Replications of ours with other luck, with which peers of their own luck are compared."""


def ours(name, replications, *options):
    """Our program of the contest's model; what follows the engine runs on its luck."""
    return Contestant(name, "ours", replications, options, same_luck=True)


ENGINE = "engine"
BATCHED = "engine, appointments batched"
HEAP = "plain heap (Rust)"
PACKED = "heap of one-word events (Rust)"
NEXOSIM = "NeXosim (Rust)"
SIMPY = "SimPy (Python)"
SIMMER = "simmer (R)"

QUEUED = ("--appointments", "queued")
AT_ONCE = ("--appointments", "batched")
ON_HEAP = ("--agenda", "heap")
ON_PACKED = ("--agenda", "packed")


def peers_of_pathway_1(nexosim, slow, *more):
    """Those with luck of their own; SimPy in the first `slow` rounds."""
    return (
        Contestant(NEXOSIM, "nexosim", nexosim),
        Contestant(SIMPY, "simpy", 1, rounds=slow),
        *more,
    )


def pathway_1a(people, rounds, budget, times, packed=99, peers=()):
    """`times` are the replications of the engine and of heaps, `packed` the rounds of the packed."""
    engine, heap = times
    contestants = (
        ours(ENGINE, engine, *QUEUED),
        ours(BATCHED, engine, *AT_ONCE),
        ours(HEAP, heap, *QUEUED, *ON_HEAP),
        replace(ours(PACKED, heap, *QUEUED, *ON_PACKED), rounds=packed),
        *peers,
    )
    title = f"PATHWAY-1A, {people:,} people"
    sample = 40 if peers else 0
    return Contest(title, "pathway-1a", people, "event", contestants, rounds, budget, sample)


def pathway_1(people, rounds, budget, times, peers=()):
    engine, heap = times
    contestants = (
        ours(ENGINE, engine),
        ours(HEAP, heap, *ON_HEAP),
        ours(PACKED, heap, *ON_PACKED),
        *peers,
    )
    title = f"PATHWAY-1, {people:,} people"
    sample = 40 if peers else 0
    return Contest(title, "pathway-1", people, "event", contestants, rounds, budget, sample)


def hold(ids, rounds, budget, slow):
    contestants = (
        ours(ENGINE, 3),
        ours(HEAP, 1, *ON_HEAP),
        ours(PACKED, 1, *ON_PACKED),
        Contestant(NEXOSIM, "nexosim", 1),
        Contestant(SIMPY, "simpy", 1, rounds=slow),
    )
    return Contest(
        f"HOLD, {ids:,} pending", "hold", ids, "event", contestants, rounds, budget, 20
    )


def mmc(customers, rounds, budget, slow):
    contestants = (
        ours(ENGINE, 5),
        Contestant(HEAP, "heap", 5),
        Contestant(NEXOSIM, "nexosim", 2),
        Contestant(SIMPY, "simpy", 1, rounds=slow),
    )
    title = f"MMC, {customers:,} customers"
    return Contest(title, "mmc", customers, "customer", contestants, rounds, budget, 40)


def contests(quick):
    """Every contest of a run, in order."""
    simmer = Contestant(SIMMER, "simmer", 1, rounds=1)
    if quick:
        return (
            pathway_1a(2_000, 3, 20, times=(12, 4), peers=peers_of_pathway_1(1, 3)),
            pathway_1(2_000, 3, 20, times=(40, 16), peers=peers_of_pathway_1(2, 3, simmer)),
            hold(20_000, 3, 20, slow=3),
            mmc(50_000, 3, 20, slow=3),
        )
    return (
        pathway_1a(20_000, 5, 90, times=(3, 1), peers=peers_of_pathway_1(1, 3)),
        pathway_1a(330_000, 3, 80, times=(1, 1), packed=1),
        pathway_1(20_000, 5, 60, times=(10, 4), peers=peers_of_pathway_1(2, 3, simmer)),
        pathway_1(330_000, 3, 30, times=(1, 1)),
        hold(300_000, 5, 60, slow=3),
        mmc(300_000, 5, 40, slow=3),
    )


@dataclass(frozen=True)
class Target:
    """A ratio to reach: what `of` costs, over what `over` does."""

    size: int
    of: str
    over: str
    least: float
    stretch: float


TARGETS = (
    Target(330_000, HEAP, ENGINE, 8, 15),
    Target(330_000, HEAP, BATCHED, 25, 60),
    Target(20_000, NEXOSIM, ENGINE, 15, 30),
    Target(20_000, NEXOSIM, BATCHED, 45, 100),
    Target(20_000, SIMPY, ENGINE, 150, 250),
    Target(20_000, SIMPY, BATCHED, 450, 1_000),
)
"""All of PATHWAY-1A."""
