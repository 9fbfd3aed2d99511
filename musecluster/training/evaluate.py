# SPDX-License-Identifier: GPL-3.0-or-later
"""Score weights as the program runs them: genre accuracy, and neighbours under an artist filter."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.embedding.embed import Embedder
from musecluster.errors import MuseClusterError
from musecluster.training import metrics

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.training.dataset import Clips

_WINDOW = 129  # frames of 77.5 ms: the ten seconds of one window in the program


def evaluate(weights: Path | None, clips: Clips, split: str) -> dict[str, Any]:
    """Figures of one ONNX file on one split; neighbours are looked for among all clips of the dataset.

    Returns
    -------
        name, count, accuracy with its 95 % interval, macro_f1, per_genre F1, precision_at_5, precision_at_10,
        ms_a_clip (one thread), confusion [G][G]: plain numbers.

    Raises
    ------
        MuseClusterError: no clip in the split, or genres that the network does not know.
    """
    embedder = Embedder(weights)
    asked = clips.of(split)
    if not len(asked):
        raise MuseClusterError(f"The dataset has no clips in the split “{split}”.")
    if unknown := set(clips.genres) - set(embedder.genres):
        raise MuseClusterError(f"The network does not know the genres {', '.join(sorted(unknown))}.")
    begun = time.perf_counter()
    vectors, shares = _embedded(embedder, clips.mel)
    milliseconds = (time.perf_counter() - begun) * 1000 / len(clips)
    chosen = clips.split == split
    order = [embedder.genres.index(genre) for genre in clips.genres]
    return {
        "name": embedder.network_id,
        "count": len(asked),
        **_accuracy_figures(asked.genre, shares[chosen][:, order].argmax(1), clips.genres),
        **{f"precision_at_{k}": round(_precision(k, vectors, clips, chosen), 4) for k in (5, 10)},
        "ms_a_clip": round(milliseconds, 1),
    }


def _embedded(embedder: Embedder, mel: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Vectors [N, D] and probabilities [N, G] of clips uint8 [N, T, 128], heard in windows of ten seconds."""
    count = max(1, mel.shape[1] // _WINDOW)
    length = min(_WINDOW, mel.shape[1])
    pairs = []
    for clip in mel:
        decibels = clip[: count * length].astype(np.float32) * (80 / 255) - 80
        pairs.append(embedder.embed(decibels.reshape(count, length, 128)))
    return np.stack([vector for vector, _ in pairs]), np.stack([share for _, share in pairs])


def _accuracy_figures(
    truth: NDArray[np.int64], guess: NDArray[np.int64], genres: tuple[str, ...]
) -> dict[str, Any]:
    counts = metrics.confusion(truth, guess, len(genres))
    share = metrics.accuracy(truth, guess)
    low, high = metrics.wilson_interval(share, len(truth))
    return {
        "accuracy": round(share, 4),
        "accuracy_low": round(low, 4),
        "accuracy_high": round(high, 4),
        "macro_f1": round(float(metrics.f1(counts).mean()), 4),
        "per_genre": dict(zip(genres, metrics.f1(counts).round(4).tolist(), strict=True)),
        "confusion": counts.tolist(),
    }


def _precision(k: int, vectors: NDArray[np.float32], clips: Clips, asked: NDArray[np.bool_]) -> float:
    return metrics.precision_at(
        k,
        vectors[asked],
        vectors,
        query_genre=clips.genre[asked],
        genre=clips.genre,
        query_artist=clips.artist[asked],
        artist=clips.artist,
    )
