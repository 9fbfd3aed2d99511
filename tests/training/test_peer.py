# SPDX-License-Identifier: GPL-3.0-or-later
"""Vectors of other programs: matched by id or file name, and every fault in one sentence."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.errors import WeightsError
from musecluster.training.peer import peer_vectors

IDS = ["blues.1", "rock.2"]


@pytest.fixture
def write(tmp_path):
    def write(**arrays):
        np.savez(tmp_path / "peer.npz", **arrays)
        return tmp_path / "peer.npz"

    return write


def test_ids_are_put_into_the_datasets_order(write):
    vectors, present = peer_vectors(write(track_id=["rock.2", "blues.1"], vectors=[[1, 2], [3, 4]]), IDS)
    assert vectors.tolist() == [[3, 4], [1, 2]]
    assert vectors.dtype == np.float32
    assert present.all()


@pytest.mark.parametrize("path", ["/m/blues/blues.1.wav", "blues.1.au", "C:\\m\\blues.1.mp3", "x/blues.1"])
def test_paths_are_known_by_their_name(write, path):
    vectors, present = peer_vectors(write(paths=["other.wav", path], vectors=[[1], [2]]), IDS)
    assert vectors.tolist() == [[2], [0]]
    assert present.tolist() == [True, False]


def test_a_path_may_be_known_by_its_folder_too(write):
    file = write(paths=["/m/blues/7.wav", "/m/rock/7.wav"], vectors=[[1], [2]])
    vectors, present = peer_vectors(file, ["rock/7", "7", "blues/7.wav"])
    assert vectors.tolist() == [[2], [0], [1]]
    assert present.tolist() == [True, False, True]  # “7” could be either


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"track_id": IDS}, "needs `vectors`"),
        ({"vectors": [[1.0], [2.0]]}, "`track_id` or `paths`"),
        ({"track_id": IDS, "vectors": [1.0, 2.0]}, r"must be \[N, D\].*\[2\]"),
        ({"track_id": IDS, "vectors": [[1.0]]}, r"must be \[N, D\]"),
        ({"track_id": IDS, "vectors": np.zeros((2, 0))}, r"must be \[N, D\]"),
        ({"track_id": IDS, "vectors": [["a"], ["b"]]}, "cannot be used"),
        ({"track_id": IDS, "vectors": [[1.0], [np.nan]]}, "not finite"),
        ({"track_id": IDS, "vectors": [[1.0], [1e300]]}, "not finite"),
        ({"track_id": ["a", "a"], "vectors": [[1.0], [2.0]]}, "“a” twice"),
        ({"track_id": ["a", "b"], "vectors": [[1.0], [2.0]]}, "none of the dataset's clips.*“a”.*“blues.1”"),
        ({"track_id": np.array([], str), "vectors": np.zeros((0, 3))}, "none of the dataset's clips"),
        ({"track_id": IDS, "vectors": np.array([[object()], [1]])}, "cannot be used"),
    ],
)
def test_each_fault_is_one_sentence(write, arrays, said):
    with pytest.raises(WeightsError, match=said) as caught:
        peer_vectors(write(**arrays), IDS)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut", b"\x80\x04N."])
def test_what_is_no_archive_is_not_opened(tmp_path, content):
    file = tmp_path / "peer.npz"
    file.write_bytes(content)
    with pytest.raises(WeightsError, match="cannot be used"):
        peer_vectors(file, IDS)
