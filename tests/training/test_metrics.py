# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of merit, against values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.training import metrics


def test_accuracy_counts_right_answers():
    assert metrics.accuracy(np.array([0, 1, 2, 2]), np.array([0, 1, 1, 2])) == 0.75


def test_the_wilson_interval_of_half_of_a_hundred():
    low, high = metrics.wilson_interval(0.5, 100)
    assert low == pytest.approx(0.4038, abs=1e-4)
    assert high == pytest.approx(0.5962, abs=1e-4)


def test_the_wilson_interval_stays_within_zero_and_one():
    assert metrics.wilson_interval(0.0, 5)[0] == 0
    assert metrics.wilson_interval(1.0, 5)[1] == 1


def test_confusion_has_the_truth_in_rows():
    counts = metrics.confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 3)
    assert counts.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 0]]


def test_f1_of_a_genre_that_is_never_named_is_zero():
    scores = metrics.f1(np.array([[1, 1, 0], [0, 1, 0], [0, 1, 0]]))
    assert scores == pytest.approx([2 / 3, 1 / 2, 0])
