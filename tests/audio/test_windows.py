# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows lie in the track, apart from each other, and hear thirty seconds of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.audio.windows import WHOLE_SECONDS, WINDOW_SECONDS, other_windows, standard_windows


@given(duration=st.floats(WHOLE_SECONDS + 0.001, 1e6))
def test_three_windows_spread_over_a_long_track(duration: float) -> None:
    windows = standard_windows(duration)
    assert sum(window.stop - window.start for window in windows) == pytest.approx(3 * WINDOW_SECONDS)
    assert windows[0].start > 0
    assert windows[-1].stop < duration
    assert all(earlier.stop < later.start for earlier, later in pairwise(windows))


@given(duration=st.floats(0, WHOLE_SECONDS))
def test_a_short_track_is_one_window(duration: float) -> None:
    (window,) = standard_windows(duration)
    assert window.start == 0
    assert window.stop >= duration


@given(duration=st.floats(WHOLE_SECONDS + 0.001, 1e6), kept=st.integers(0, 2))
def test_other_windows_are_few_and_elsewhere(duration: float, kept: int) -> None:
    taken = standard_windows(duration)[:kept]
    others = list(other_windows(duration, taken))
    assert 1 <= len(others) <= 13
    for window in others:
        assert window.start >= 0
        assert window.stop <= duration + 1e-6
        assert all(abs(window.start - other.start) >= WINDOW_SECONDS for other in taken)


def test_other_windows_keep_off_those_found_meanwhile() -> None:
    taken = []
    for window in other_windows(60.0, taken):
        taken.append(window)
    assert all(later.start - earlier.start >= WINDOW_SECONDS for earlier, later in pairwise(sorted(taken)))
    assert len(taken) >= 3
