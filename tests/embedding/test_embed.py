# SPDX-License-Identifier: GPL-3.0-or-later
"""The embedder: unit vectors that depend on the sound alone, and probabilities that sum to one."""

from __future__ import annotations

import json

import numpy as np
import pytest

from musecluster.embedding.embed import Embedder
from musecluster.embedding.weights import SHIPPED, load, shipped_id
from musecluster.errors import WeightsError
from musecluster.paths import resource


@pytest.fixture(scope="module")
def embedder():
    return Embedder()


def mels(rng, windows=3, frames=129):
    return (-80 * rng.random((windows, frames, 128))).astype(np.float32)


def test_the_vector_has_unit_length_and_the_genres_sum_to_one(embedder, rng):
    vector, genres = embedder.embed(mels(rng))
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert genres.sum() == pytest.approx(1, abs=1e-5)
    assert genres.min() >= 0
    assert len(genres) == len(embedder.genres)


def test_the_same_sound_gives_the_same_vector_to_the_last_bit(embedder, rng):
    heard = mels(rng)
    np.testing.assert_array_equal(embedder.embed(heard)[0], embedder.embed(heard)[0])


def test_the_order_of_the_windows_does_not_matter(embedder, rng):
    heard = mels(rng)
    np.testing.assert_allclose(embedder.embed(heard)[0], embedder.embed(heard[::-1])[0], atol=1e-6)


@pytest.mark.parametrize("frames", [1, 15, 16, 400])
def test_any_length_is_heard(embedder, rng, frames):
    assert np.isfinite(embedder.embed(mels(rng, 1, frames))[0]).all()


def test_silence_gives_no_nan(embedder):
    vector, genres = embedder.embed(np.full((1, 129, 128), -80, np.float32))
    assert np.isfinite(vector).all()
    assert np.isfinite(genres).all()


@pytest.mark.parametrize("shape", [(129, 128), (1, 129, 64)])
def test_another_shape_is_refused_by_name(embedder, shape):
    with pytest.raises(ValueError, match="given shape"):
        embedder.embed(np.zeros(shape, np.float32))


def test_nan_is_refused(embedder):
    with pytest.raises(ValueError, match="finite"):
        embedder.embed(np.full((1, 129, 128), np.nan, np.float32))


def test_the_id_is_known_without_opening_the_network(embedder):
    assert shipped_id() == embedder.network_id
    assert json.loads(resource("weights/musecluster.json").read_text("utf-8"))["genres"] == list(
        embedder.genres
    )


def test_the_shipped_files_are_under_two_megabytes():
    assert resource(SHIPPED).stat().st_size < 2_000_000


def test_a_file_that_is_no_network_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "bad.onnx").write_bytes(b"not a network")
    with pytest.raises(WeightsError, match="cannot be read"):
        load(tmp_path / "bad.onnx")
