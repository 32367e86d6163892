"""PATHWAY-1 and -1A: each person is a process, and each clock of appointments another."""

import math

import simpy

HORIZON = 3_650.0
LOG_MEDIAN_SENTENCE = math.log(120.0)


class Tally:
    """What a run leaves."""

    def __init__(self):
        self.receptions = self.assessments = self.releases = self.referrals = 0
        self.custody_starts = self.custody_completions = 0
        self.community_starts = self.community_completions = self.reneges = 0
        self.appointments = self.missed = self.breaches = self.positive_tests = 0
        self.custody_wait = self.community_wait = self.time_inside = 0.0

    def events(self):
        return (
            self.receptions
            + self.assessments
            + self.custody_starts
            + self.custody_completions
            + self.releases
            + self.referrals
            + self.community_starts
            + self.community_completions
            + self.reneges
            + self.appointments
        )

    def statistics(self):
        found = {
            "custody_wait": self.custody_wait / self.custody_starts,
            "custody_started": self.custody_starts / self.assessments,
            "community_wait": self.community_wait / self.community_starts,
            "community_started": self.community_starts / self.referrals,
            "in_custody": self.time_inside / HORIZON,
            "receptions": self.receptions,
            "community_completions": self.community_completions,
        }
        if self.appointments:
            found["missed"] = self.missed / self.appointments
            found["breaches"] = self.breaches
            found["positive_tests"] = self.positive_tests
        return found


class World:
    """Everybody, and the places."""

    def __init__(self, people, rng):
        self.environment = simpy.Environment()
        self.rng = rng
        self.tally = Tally()
        self.inside = [False] * people
        places = lambda each, free: [
            simpy.Resource(self.environment, free) for _ in range(max(1, people // each))
        ]
        self.prisons = places(1_000, 20)
        self.regions = places(2_000, 80)

    def live(self, number):
        """A life: custody and community in turn. One function, as a SimPy process is written;
        splitting it would cost a generator each spell."""
        environment, tally, inside = self.environment, self.tally, self.inside
        timeout, exponential, uniform = environment.timeout, self.rng.expovariate, self.rng.random
        lognormal, prisons = self.rng.lognormvariate, self.prisons
        region = self.regions[number % len(self.regions)]
        yield timeout(60.0 * uniform() if number % 4 == 0 else exponential(1 / 500.0))
        while True:
            tally.receptions += 1
            inside[number] = True
            prison = prisons[int(uniform() * len(prisons))]
            sentence = lognormal(LOG_MEDIAN_SENTENCE, 0.9)
            release = environment.now + sentence
            began = completed = False
            tally.time_inside += min(sentence, HORIZON - environment.now)
            if uniform() < 0.5 and (wait := exponential(1 / 10.0)) < sentence:
                yield timeout(wait)
                tally.assessments += 1
                joined = environment.now
                with prison.request() as place:
                    if not place.triggered:
                        yield place | timeout(release - environment.now)
                    if place.triggered:
                        began = True
                        tally.custody_starts += 1
                        tally.custody_wait += environment.now - joined
                        lasts = exponential(1 / 60.0)
                        if environment.now + lasts < release:
                            yield timeout(lasts)
                            completed = True
                            tally.custody_completions += 1
                        else:
                            yield timeout(release - environment.now)
            if environment.now < release:
                yield timeout(release - environment.now)
            tally.releases += 1
            inside[number] = False
            exit = environment.now + exponential(1 / 700.0 if completed else 1 / 500.0)
            if uniform() < (0.6 if began else 0.2):
                wait = exponential(1 / 14.0)
                if environment.now + wait < exit:
                    yield timeout(wait)
                    tally.referrals += 1
                    joined = environment.now
                    with region.request() as place:
                        if not place.triggered:
                            patience = exponential(1 / 60.0)
                            yield place | timeout(min(patience, exit - joined))
                        if place.triggered:
                            tally.community_starts += 1
                            tally.community_wait += environment.now - joined
                            lasts = exponential(1 / 150.0)
                            if environment.now + lasts < exit:
                                yield timeout(lasts)
                                tally.community_completions += 1
                                exit = environment.now + exponential(1 / 1000.0)
                            else:
                                yield timeout(exit - environment.now)
                        else:
                            tally.reneges += 1
            if environment.now < exit:
                yield timeout(exit - environment.now)

    def attend(self, number):
        """Appointments: a test inside, attended or missed outside."""
        tally, inside, uniform = self.tally, self.inside, self.rng.random
        timeout = self.environment.timeout
        yield timeout(14.0 * uniform())
        misses = 0
        while True:
            tally.appointments += 1
            luck = uniform()
            if inside[number]:
                if luck < 0.3:
                    tally.positive_tests += 1
            elif luck < 0.15:
                tally.missed += 1
                misses += 1
                if misses == 3:
                    tally.breaches += 1
                    misses = 0
            else:
                misses = 0
            yield timeout(14.0)


def prepare(people, rng, appointments):
    world = World(people, rng)

    def run():
        for number in range(people):
            world.environment.process(world.live(number))
            if appointments:
                world.environment.process(world.attend(number))
        world.environment.run(until=HORIZON)
        return world.tally.events(), world.tally.statistics()

    return run
