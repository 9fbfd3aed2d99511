# SPDX-License-Identifier: GPL-3.0-or-later
"""Tracks and indexes of them for the tests of discovery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.discovery.index import Index, index
from musecluster.track import Descriptors, Tags, Track

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEARD = ("tempo", "key", "loudness")


def track(track_id: int, **facts: Any) -> Track:
    """A track with any facts of Tags and Descriptors; `artist` is the only one."""
    heard = Descriptors(**{name: facts.pop(name) for name in HEARD if name in facts})
    if "artist" in facts:
        facts["artists"] = (facts.pop("artist"),)
    return Track(track_id, f"/music/{track_id}.mp3".encode(), Tags(**facts), heard)


def on_circle(degrees: list[float]) -> NDArray[np.float32]:
    """Sounds on a quarter circle: the nearer the angles, the more alike."""
    angles = np.radians(np.array(degrees))
    return np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)


def indexed(tracks: list[Track], vectors: NDArray[np.float32], keys: list[object] | None = None) -> Index:
    return index(tracks, vectors, keys or [one.id for one in tracks])


def clouds(count: int, each: int, dimensions: int = 16, seed: int = 3) -> NDArray[np.float32]:
    """Unit vectors in `count` clouds of `each`, cloud after cloud."""
    rng = np.random.default_rng(seed)
    middles = np.repeat(rng.normal(size=(count, dimensions)), each, axis=0)
    vectors = middles + 0.4 * rng.normal(size=middles.shape)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
