"""HOLD: each id is a process that waits Exp(1), for ever. One unit of time to settle, then three."""

import simpy

SETTLE, TIMED = 1.0, 3.0


def prepare(ids, rng):
    environment = simpy.Environment()
    counts = [0] * ids
    timeout, exponential = environment.timeout, rng.expovariate

    def live(number):
        while True:
            yield timeout(exponential(1.0))
            counts[number] += 1

    for number in range(ids):
        environment.process(live(number))
    environment.run(until=SETTLE)
    counts[:] = [0] * ids

    def run():
        environment.run(until=SETTLE + TIMED)
        events = sum(counts)
        return events, {
            "events_per_id_and_unit": events / (ids * TIMED),
            "ids_without_event": counts.count(0) / ids,
        }

    return run
