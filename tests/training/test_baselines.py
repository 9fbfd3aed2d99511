# SPDX-License-Identifier: GPL-3.0-or-later
"""The classical features measure what their names say, and the classifiers learn what is plain to hear."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.training.baselines import BASELINES, answers, spectrum, statistics
from tests.training.synthetic import clips


def band(at, frames=6, level=255):
    mel = np.zeros((frames, 128), dtype=np.uint8)
    mel[:, at] = level
    return mel


def test_centroid_and_roll_off_of_one_loud_band_are_where_it_is():
    centroid, roll_off, *_ = spectrum(band(70))[0]
    assert centroid == pytest.approx(70, abs=0.01)
    assert roll_off == 70


def test_flatness_is_zero_for_equal_bands_and_far_below_for_one():
    assert spectrum(np.full((4, 128), 200, np.uint8))[0, 3] == pytest.approx(0, abs=1e-3)
    assert spectrum(band(70))[0, 3] < -50


def test_flux_is_zero_in_a_steady_sound_and_counts_what_begins():
    steady, begins = band(70), band(70)
    begins[:3] = 0
    assert spectrum(steady)[:, 2].max() == 0
    flux = spectrum(begins)[:, 2]
    assert flux[3] == pytest.approx(80 / 128)
    assert np.delete(flux, 3).max() == 0


def test_silence_and_one_frame_give_finite_numbers():
    assert np.isfinite(statistics(np.zeros((2, 5, 128), np.uint8))).all()


@pytest.mark.parametrize("name", BASELINES)
def test_each_learns_what_is_plain_to_hear_and_answers_for_both_splits(name):
    data = clips()
    learned, asked = data.split == "train", data.split == "valid"
    said = answers(name, data, learned, asked)
    assert (said.learned == data.genre[learned]).all()
    assert (said.asked == data.genre[asked]).all()
    assert len(said.vectors) == len(data)
    assert said.ms_a_clip >= 0


def test_what_is_asked_does_not_change_what_was_learned():
    data = clips()
    learned, asked = data.split == "train", data.split == "valid"
    loud = data.mel.copy()
    loud[asked] = 255
    before = answers("svm", data, learned, asked)
    after = answers("svm", type(data)(**{**vars(data), "mel": loud}), learned, asked)
    np.testing.assert_array_equal(before.vectors[learned], after.vectors[learned])
