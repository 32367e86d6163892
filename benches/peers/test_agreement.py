"""A program that says something else is found out, and one that does not is left in peace."""

import unittest

from agreement import compare, judge, same_luck
from plan import Contestant
from race import Record

OURS = [10.0, 11.0, 9.0, 10.5, 9.5, 10.2, 9.8, 10.1, 9.9]


def record(name, values, same=False):
    runs = [[{"events": 1, "statistics": {"wait": value}} for value in values]]
    return Record(Contestant(name, "ours", len(values), same_luck=same), runs)


def judged(values, known=None):
    return list(judge([compare("wait", OURS, known, [record("peer", values)])]))


class Agreement(unittest.TestCase):
    def test_a_peer_within_chance_agrees(self):
        self.assertEqual(judged([10.3, 9.9]), [])

    def test_a_peer_beyond_chance_is_named(self):
        (complaint,) = judged([13.0, 13.1])
        self.assertIn("peer: wait is 13.05", complaint)

    def test_what_is_not_a_number_agrees_with_nothing(self):
        self.assertEqual(len(judged([float("nan"), 10.0])), 1)

    def test_ours_is_held_to_what_is_known(self):
        self.assertEqual(judged([10.0], {"mean": 10.1, "error": 0.05}), [])
        self.assertEqual(len(judged([10.0], {"mean": 12.0, "error": 0.05})), 1)
        self.assertEqual(judged([10.0], {"low": 9.9, "high": 10.1}), [])
        self.assertEqual(len(judged([10.0], {"low": 10.1, "high": 10.2})), 1)

    def test_the_same_luck_must_say_the_same_to_the_last_digit(self):
        ours, same = record("engine", [1.0, 2.0], True), record("heap", [1.0, 2.0], True)
        other, stranger = record("heap", [1.0, 2.0 + 1e-15], True), record("SimPy", [7.0])
        self.assertEqual(list(same_luck([ours, same, stranger])), [])
        (complaint,) = same_luck([ours, other, stranger])
        self.assertEqual(complaint, "heap differs from the engine in round 1, replication 1")


if __name__ == "__main__":
    unittest.main()
