"""What the SimPy peers have in common: how they are called, timed and answered for.

`program.py MODEL SIZE SEED REPLICATIONS` prints one line of JSON.
"""

import gc
import json
import random
import sys
import time

import hold
import mmc
import pathway_1

MODELS = {
    "hold": hold.prepare,
    "mmc": mmc.prepare,
    "pathway-1": lambda size, rng: pathway_1.prepare(size, rng, False),
    "pathway-1a": lambda size, rng: pathway_1.prepare(size, rng, True),
}


def replicate(prepare, size, rng):
    """One replication: what `prepare` does is not timed, the run it returns is."""
    run = prepare(size, rng)
    before = time.process_time()
    events, statistics = run()
    return {"events": events, "seconds": time.process_time() - before, "statistics": statistics}


def main(model, size, seed, replications):
    runs = []
    for replication in range(int(replications)):
        gc.collect()  # what the last replication left is not for this one to clear
        rng = random.Random(int(seed) * 1_000 + replication)
        runs.append(replicate(MODELS[model], int(size), rng))
    print(json.dumps({"runs": runs}))


if __name__ == "__main__":
    main(*sys.argv[1:])
