# SPDX-License-Identifier: GPL-3.0-or-later
"""Score networks and vectors on a split: genres, neighbours, hubs and the playlists that would be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.errors import MuseClusterError
from musecluster.training import metrics
from musecluster.training import neighbours_figures as near
from musecluster.training.cluster_figures import LaidOut, cluster_figures, lay_out
from musecluster.training.contenders import contender
from musecluster.training.probe import probe

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.training.contenders import Contender
    from musecluster.training.dataset import Clips

ALL = "all"  # the name that asks for every clip, whatever its split
FIT = "train"  # the split that a probe learns from
FIGURES = (
    *("accuracy", "accuracy_low", "accuracy_high", "accuracy_by", "macro_f1", "per_genre", "confusion"),
    *("probe_accuracy", "precision_at_5", "precision_at_10", "mean_average_precision", "hubness", "orphans"),
    *("playlists", "v_measure", "ami", "noise"),
)


@dataclass(frozen=True, eq=False)
class Scored:
    """One row of the table.

    Attributes
    ----------
        figures: plain numbers, as in docs/json.md; None where there is nothing to measure.
        rows: indices [M] of the clips that were scored.
        laid_out: map and playlists of these clips, in their order.
    """

    figures: dict[str, Any]
    rows: NDArray[np.int64]
    laid_out: LaidOut | None = None


def evaluate(weights: Path | None, clips: Clips, split: str) -> dict[str, Any]:
    """Figures of one file (None: of what ships) on one split, without those of playlists.

    Raises
    ------
        MuseClusterError: no clip in the split.
        WeightsError: the file cannot be used.
    """
    asked = asked_clips(clips, split)
    return figures(contender(weights, clips), clips, asked)


def score(one: Contender, clips: Clips, split: str) -> Scored:
    """All figures of a contender on a split, with the map and playlists that they are of.

    Raises
    ------
        MuseClusterError: no clip in the split.
    """
    asked = asked_clips(clips, split)
    row, rows = figures(one, clips, asked), np.flatnonzero(fresh(one, clips, asked))
    if not len(rows):
        return Scored(row, rows)
    laid_out = lay_out(one.vectors[rows])
    return Scored({**row, **cluster_figures(laid_out.labels, clips.genre[rows])}, rows, laid_out)


def asked_clips(clips: Clips, split: str) -> NDArray[np.bool_]:
    """Which clips [N] are of the split; “all” asks for every one.

    Raises
    ------
        MuseClusterError: none is.
    """
    asked = np.ones(len(clips), np.bool_) if split == ALL else clips.split == split
    if not asked.any():
        known = ", ".join([*sorted(set(clips.split.tolist()) - {""}), ALL])
        raise MuseClusterError(f"The dataset has no clips in the split “{split}”; choose one of: {known}.")
    return asked


def learned_clips(one: Contender, clips: Clips) -> NDArray[np.bool_]:
    """Which clips [N] the contender is known to have learned from."""
    return np.isin(clips.ids, sorted(one.learned or ()))


def fresh(one: Contender, clips: Clips, asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the clips asked for [N] it can be scored on: those it has, and has not learned from."""
    return asked & one.present & ~learned_clips(one, clips)


def figures(one: Contender, clips: Clips, asked: NDArray[np.bool_]) -> dict[str, Any]:
    """What one contender is worth on the clips asked for [N], as plain numbers with remarks."""
    kept = fresh(one, clips, asked)
    row: dict[str, Any] = {
        "name": one.name,
        "kind": one.kind,
        "count": int(kept.sum()),
        "left_out": int((asked & learned_clips(one, clips)).sum()),
        "missing": int((asked & ~one.present).sum()),
        "genres": list(clips.genres),
        **dict.fromkeys(FIGURES),
        "dimensions": one.vectors.shape[1],
        "parameters": one.parameters,
        "ms_a_clip": None if one.ms_a_clip is None else round(one.ms_a_clip, 1),
    }
    if kept.any():
        row |= _genre_figures(one, clips, asked, kept) | _neighbour_figures(one, clips, kept)
    return {**row, "remarks": remarks(one, clips, asked)}


def remarks(one: Contender, clips: Clips, asked: NDArray[np.bool_]) -> list[str]:
    """What a reader of the figures must know, a sentence each."""
    learned, kept = learned_clips(one, clips), fresh(one, clips, asked)
    out, missing = int((asked & learned).sum()), int((asked & ~one.present).sum())
    heard = int(np.isin(clips.artist[kept], clips.artist[learned]).sum())
    unknown = sorted(set(clips.genres) - set(one.genres)) if one.genres else []
    said = {
        f"It learned from {out} of the {asked.sum()} clips; they are left out.": out and kept.any(),
        f"It learned from {out} of the {asked.sum()} clips, and no other is left: there is nothing to "
        "measure.": out and not kept.any(),
        f"It has no vectors of {missing} of the {asked.sum()} clips; they are left out.": missing,
        f"{heard} of the {kept.sum()} clips scored are by artists that it learned from.": heard,
        f"It does not know the genres {', '.join(unknown)}; its accuracy is a probe's.": unknown,
        "Nothing says which clips it learned from.": one.learned is None,
    }
    return [sentence for sentence, is_so in said.items() if is_so]


def guesses(one: Contender, clips: Clips, kept: NDArray[np.bool_]) -> NDArray[np.int64] | None:
    """The network's own answers for the clips kept, among the dataset's genres; None if it lacks one."""
    if not set(clips.genres) <= set(one.genres):
        return None
    order = [one.genres.index(genre) for genre in clips.genres]
    return np.asarray(one.shares[kept][:, order].argmax(1), np.int64)


def _genre_figures(
    one: Contender, clips: Clips, asked: NDArray[np.bool_], kept: NDArray[np.bool_]
) -> dict[str, Any]:
    """By the network's own classifier, or else by the probe, which is scored in any case."""
    own, probed = guesses(one, clips, kept), _probed(one, clips, asked, kept)
    truth, guess = clips.genre[kept], probed if own is None else own
    row = {} if guess is None else accuracy_figures(truth, guess, clips.genres)
    return {
        **row,
        "accuracy_by": None if guess is None else "probe" if own is None else "network",
        "probe_accuracy": None if probed is None else round(metrics.accuracy(truth, probed), 4),
    }


def _probed(
    one: Contender, clips: Clips, asked: NDArray[np.bool_], kept: NDArray[np.bool_]
) -> NDArray[np.int64] | None:
    fit = (clips.split == FIT) & one.present & ~asked
    return probe(one.vectors[fit], clips.genre[fit], clips.artist[fit], one.vectors[kept])


def accuracy_figures(
    truth: NDArray[np.int64], guess: NDArray[np.int64], genres: tuple[str, ...]
) -> dict[str, Any]:
    """Accuracy with its interval, F1 of each genre that there are clips of, their mean, and the confusion."""
    counts = metrics.confusion(truth, guess, len(genres))
    share, there = metrics.accuracy(truth, guess), counts.sum(1) > 0
    low, high = metrics.wilson_interval(share, len(truth))
    scores = metrics.f1(counts)
    return {
        "accuracy": round(share, 4),
        "accuracy_low": round(low, 4),
        "accuracy_high": round(high, 4),
        "macro_f1": round(float(scores[there].mean()), 4),
        "per_genre": {genres[i]: round(float(scores[i]), 4) for i in np.flatnonzero(there)},
        "confusion": counts.tolist(),
    }


def _neighbour_figures(one: Contender, clips: Clips, kept: NDArray[np.bool_]) -> dict[str, Any]:
    """Neighbours are looked for among all clips that have a vector; hubs among the clips kept."""
    has = one.present
    ranked = near.relevance(one.vectors[has], clips.genre[has], clips.artist[has], kept[has])
    counts = near.occurrences(one.vectors[kept])
    return {
        "precision_at_5": rounded(near.precision_at(5, ranked)),
        "precision_at_10": rounded(near.precision_at(10, ranked)),
        "mean_average_precision": rounded(near.mean_average_precision(ranked)),
        "hubness": round(near.hubness(counts), 4),
        "orphans": round(near.orphans(counts), 4),
    }


def rounded(value: float | None) -> float | None:
    """Four places, which is more than any split's size bears."""
    return None if value is None else round(value, 4)
