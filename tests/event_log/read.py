"""Reads an event log as an analyst would, with PM4Py, and prints what it found as JSON."""

import json
import os
import sys
import tempfile

import pandas
import pm4py

RECEIVED = "received "
STARTED = "started treatment in custody"
INSIDE = ["remand", "sentenced", "indeterminate", "recalled", "non_criminal"]


def starts_inside(log):
    """Cases with a start of treatment in custody, and those of them with nothing that explains it:
    neither a reception before it nor being in custody when the log begins."""
    starts, unexplained = 0, 0
    for _, case in log.groupby("case:concept:name", sort=False):
        activities = list(case["concept:name"])
        if STARTED not in activities:
            continue
        starts += 1
        before = activities[: activities.index(STARTED)]
        received = any(activity.startswith(RECEIVED) for activity in before)
        unexplained += not received and case["legal_state"].iloc[0] not in INSIDE
    return {"cases": starts, "unexplained": unexplained}


def through_xes(log):
    """How many cases and events survive a way through the XES format."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.xes")
        pm4py.write_xes(log, path)
        again = pm4py.convert_to_dataframe(pm4py.read_xes(path))
    return [int(again["case:concept:name"].nunique()), len(again)]


table = pandas.read_csv(sys.argv[1], dtype={"case_id": str}, keep_default_na=False)
log = pm4py.format_dataframe(
    table, case_id="case_id", activity_key="activity", timestamp_key="timestamp"
)
follows, starts, _ = pm4py.discover_dfg(log)
print(
    json.dumps(
        {
            "cases": int(log["case:concept:name"].nunique()),
            "events": len(log),
            "activities": sorted(log["concept:name"].unique()),
            "zone": str(log["time:timestamp"].dt.tz),
            "starts": starts,
            "follows": [[one, other, count] for (one, other), count in follows.items()],
            "treatment_inside": starts_inside(log),
            "through_xes": through_xes(log),
        }
    )
)
