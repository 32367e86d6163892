"""MMC: M/M/10 with impatience, empty at the start, stopped at the last arrival."""

import simpy

SERVERS = 10


def prepare(arrivals, rng):
    environment = simpy.Environment()
    servers = simpy.Resource(environment, SERVERS)
    over = environment.event()
    timeout, exponential = environment.timeout, rng.expovariate
    served = gave_up = 0
    waited = 0.0

    def customer():
        nonlocal served, gave_up, waited
        joined = environment.now
        with servers.request() as request:
            if not request.triggered:
                yield request | timeout(exponential(0.5))
            if request.triggered:
                served += 1
                waited += environment.now - joined
                yield timeout(exponential(1.0))
            else:
                gave_up += 1

    def source():
        for _ in range(arrivals):
            yield timeout(exponential(12.0))
            environment.process(customer())
        over.succeed()

    def run():
        environment.process(source())
        environment.run(until=over)
        return arrivals, {
            "share_gave_up": gave_up / (gave_up + served),
            "wait_of_served": waited / served,
        }

    return run
