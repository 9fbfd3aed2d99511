# SPDX-License-Identifier: GPL-3.0-or-later
"""A head is kept beside the vectors, which are read through it and stay as they are."""

from __future__ import annotations

import numpy as np

from musecluster.head import Head
from musecluster.library.store import Store
from tests.library.stores import NETWORK, fill, hear

WIDER = np.arange(24, dtype=np.float32).reshape(4, 6)


def read_in_slices(store):
    reading = store.reading_embeddings(NETWORK)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return end.value.vectors


def test_a_head_comes_back_as_it_was_put(tmp_path):
    with Store(tmp_path / "library.db", write=True) as store:
        assert store.head(NETWORK) is None
        store.put_head(Head(NETWORK, WIDER, {"gain": 0.5}))
    with Store(tmp_path / "library.db") as store:
        head = store.head(NETWORK)
        assert (head.network_id, head.figures) == (NETWORK, {"gain": 0.5})
        np.testing.assert_array_equal(head.matrix, WIDER)
        assert head.id == Head(NETWORK, WIDER).id != Head(NETWORK, WIDER + 1).id
        assert store.networks_of_heads() == [NETWORK]


def test_vectors_are_read_through_the_head_of_their_network_alone(tmp_path):
    library = tmp_path / "library.db"
    fill(library, 300)
    with Store(library, write=True) as store:
        plain = store.embeddings(NETWORK).vectors
        store.put_head(Head("another", WIDER))
        np.testing.assert_array_equal(store.embeddings(NETWORK).vectors, plain)
        store.put_head(Head(NETWORK, WIDER))
        mapped = plain @ WIDER
        mapped /= np.linalg.norm(mapped, axis=1, keepdims=True)
        np.testing.assert_allclose(store.embeddings(NETWORK).vectors, mapped, rtol=1e-4, atol=1e-6)
        np.testing.assert_array_equal(read_in_slices(store), store.embeddings(NETWORK).vectors)
        np.testing.assert_array_equal(store.embeddings(NETWORK, plain=True).vectors, plain)


def test_a_head_outlives_new_songs_and_is_forgotten_at_once(tmp_path):
    with Store(tmp_path / "library.db", write=True) as store:
        store.put_head(Head(NETWORK, WIDER))
        hear(store, b"/music/new.mp3", "new")
        assert store.embeddings(NETWORK).vectors.shape == (1, 6)
        assert store.forget_heads()
        assert store.embeddings(NETWORK).vectors.shape == (1, 4)
        assert not store.forget_heads()
