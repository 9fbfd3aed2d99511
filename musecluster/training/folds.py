# SPDX-License-Identifier: GPL-3.0-or-later
"""One row for the weights of a cross-validation: each clip is scored by the network that never heard it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.errors import MuseClusterError
from musecluster.training.evaluate import (
    FIGURES,
    Scored,
    accuracy_figures,
    fresh,
    guesses,
    learned_clips,
    rounded,
)
from musecluster.training.neighbours_figures import fold_precision, mean_average_precision, relevance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from musecluster.training.contenders import Contender
    from musecluster.training.dataset import Clips


def score_folds(folds: Sequence[Contender], clips: Clips) -> Scored:
    """Figures over the folds: a fold's clips are those of the dataset that were kept for its test.

    Where weights do not name these, they are all clips that the weights have not learned from. What cannot
    be pooled over networks (playlists, hubs, a probe) is None.

    Raises
    ------
        MuseClusterError: weights that do not say what they learned from, or that left nothing out.
    """
    held = [_held_out(one, clips) for one in folds]
    times = np.sum(held, axis=0)
    first = folds[0]
    figures = {
        "name": f"{len(folds)} folds of {first.name.partition('-')[0]}",
        "kind": "folds",
        "count": int(times.sum()),
        "left_out": int((times == 0).sum()),
        "missing": 0,
        "genres": list(clips.genres),
        **dict.fromkeys(FIGURES),
        **_genres(folds, held, clips),
        **_neighbours(folds, held, clips),
        "dimensions": first.vectors.shape[1],
        "parameters": first.parameters,
        "ms_a_clip": None if first.ms_a_clip is None else round(first.ms_a_clip, 1),
        "remarks": _remarks(times),
    }
    return Scored(figures, np.flatnonzero(times))


def _held_out(one: Contender, clips: Clips) -> NDArray[np.bool_]:
    learned, tested = learned_clips(one, clips), np.isin(clips.ids, sorted(one.tested))
    held = fresh(one, clips, tested if tested.any() else np.ones(len(clips), np.bool_))
    if not learned.any() or not held.any():
        raise MuseClusterError(
            f"The weights {one.name} learned from {learned.sum()} of the dataset's {len(clips)} clips, as "
            "far as they say; a fold's weights name some of them and leave others out."
        )
    return held


def _genres(folds: Sequence[Contender], held: Sequence[NDArray[np.bool_]], clips: Clips) -> dict[str, Any]:
    answers = [guesses(one, clips, mask) for one, mask in zip(folds, held, strict=True)]
    known = [answer for answer in answers if answer is not None]
    if len(known) < len(folds):
        return {}
    truth = np.concatenate([clips.genre[mask] for mask in held])
    return {**accuracy_figures(truth, np.concatenate(known), clips.genres), "accuracy_by": "network"}


def _neighbours(
    folds: Sequence[Contender], held: Sequence[NDArray[np.bool_]], clips: Clips
) -> dict[str, Any]:
    pairs = [(one.vectors, mask) for one, mask in zip(folds, held, strict=True)]
    ranked = [hits for vectors, mask in pairs for hits in relevance(vectors, clips.genre, clips.artist, mask)]
    return {
        **{
            f"precision_at_{k}": rounded(fold_precision(k, pairs, clips.genre, clips.artist)) for k in (5, 10)
        },
        "mean_average_precision": rounded(mean_average_precision(ranked)),
    }


def _remarks(times: NDArray[np.int64]) -> list[str]:
    """Folds that overlap or leave a gap are no cross-validation, which the reader must know."""
    none, several = int((times == 0).sum()), int((times > 1).sum())
    said = {
        f"None of the weights was tested on {none} of the {len(times)} clips; they are left out.": none,
        f"{several} of the {len(times)} clips were held out of several weights and count as often, so the "
        "interval is too narrow.": several,
    }
    return [sentence for sentence, is_so in said.items() if is_so]
