# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of trained networks for another to learn from beside the truth (Hinton, Vinyals and Dean 2015).

What several networks say of a clip, averaged, errs less than one of them and says more than its genre: how
much of another genre is in it. A song whose genre nobody knows can be learned from in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.training.apply import logits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from musecluster.training.albums import Albums
    from musecluster.training.dataset import Clips
    from musecluster.training.export import Weights

TEMPERATURE = 2.0  # by which answers are softened, so that what comes second and third is heard too


@dataclass(frozen=True, eq=False)
class Teachers:
    """Trained networks and what they say.

    Attributes
    ----------
        ids: of their weights.
        clips, songs: softened probabilities float32 [N, G] and [M, G] of the clips and the albums' songs.
    """

    ids: tuple[str, ...]
    clips: NDArray[np.float32]
    songs: NDArray[np.float32]


def asked(weights: Sequence[Weights], clips: Clips, songs: Albums | None) -> Teachers:
    """Let networks of any kind that know the clips' genres answer for whole clips and songs."""
    networks = [one.embedding.network for one in weights]

    def said(mel: NDArray[np.uint8]) -> NDArray[np.float32]:
        return softened(np.mean([_log_softmax(logits(network, mel)) for network in networks], axis=0))

    nothing = np.empty((0, len(clips.genres)), np.float32)
    ids = tuple(one.note["network_id"] for one in weights)
    return Teachers(ids, said(clips.mel), said(songs.mel) if songs else nothing)


def softened(answers: NDArray[np.floating]) -> NDArray[np.float32]:
    """Probabilities float32 [N, G] of logits [N, G] at TEMPERATURE."""
    out: NDArray[np.float32] = np.exp(_log_softmax(answers / TEMPERATURE)).astype(np.float32)
    return out


def _log_softmax(answers: NDArray[np.floating]) -> NDArray[np.floating]:
    shifted = answers - answers.max(1, keepdims=True)
    out: NDArray[np.floating] = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return out
