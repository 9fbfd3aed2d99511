# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress: a true rate, a time left only when it can be honest, and few messages."""

from __future__ import annotations

import pytest

from musecluster.pipeline.pace import Pace


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def steps(pace, clock, count, seconds):
    for _ in range(count):
        clock.now += seconds
        if message := pace.step():
            yield message


def test_a_steady_pace_is_told_as_it_is(clock):
    *_, last = steps(Pace(100, clock), clock, 50, 0.5)
    assert last == {"done": 50, "total": 100, "per_minute": 120, "seconds_left": 25.0}


def test_no_time_left_is_claimed_in_the_first_seconds(clock):
    messages = list(steps(Pace(100, clock), clock, 5, 0.5))
    assert [m["seconds_left"] for m in messages] == [None] * 5


def test_it_speaks_at_most_five_times_a_second(clock):
    assert len(list(steps(Pace(10_000, clock), clock, 1_000, 0.001))) <= 6


def test_the_last_step_is_always_told(clock):
    *_, last = steps(Pace(7, clock), clock, 7, 0.001)
    assert last["done"] == 7


def test_the_rate_forgets_what_is_over_a_minute_old(clock):
    pace = Pace(10_000, clock)
    list(steps(pace, clock, 1_000, 0.1))
    *_, last = steps(pace, clock, 100, 1.0)
    assert last["per_minute"] == pytest.approx(60, abs=1)
