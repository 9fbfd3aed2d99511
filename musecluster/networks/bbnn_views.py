# SPDX-License-Identifier: GPL-3.0-or-later
"""Several `bbnn_stem` side by side, each with a view of its own of the same music, that learn apart.

Networks that err in different ways are right more often together (Hansen and Salamon 1990), and what they
are shown makes them differ more than what chance begins them with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import torch
from torch import nn
from torch.nn import functional

from musecluster.networks.bbnn_stem import BBNNStem
from musecluster.networks.network import Network

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor


AROUND = 31  # mel bands, a quarter of them all


def as_it_is(x: Tensor) -> Tensor:
    """The scaled log-mel [B, 1, T, 128] itself."""
    return x


def less_its_spectrum(x: Tensor) -> Tensor:
    """How each mel band departs from its mean over time, [B, 1, T, 128], doubled to the size of the other.

    In decibels a steady filter is added, so this takes away how a record was mixed and mastered, as cepstral
    mean normalisation does (Atal 1974); what is left is rhythm, melody and how sounds begin and end.
    """
    return 2 * (x - x.mean(dim=2, keepdim=True))


def less_its_envelope(x: Tensor) -> Tensor:
    """How each cell departs from the mean of the mel bands about it, [B, 1, T, 128], tripled likewise.

    What is left is fine over mel: harmonics, edges and beats, in place of how bright or loud a sound is.
    """
    around = functional.avg_pool2d(
        x, (1, AROUND), stride=1, padding=(0, AROUND // 2), count_include_pad=False
    )
    return 3 * (x - around)


VIEWS: tuple[Callable[[Tensor], Tensor], ...] = (less_its_spectrum, less_its_envelope)


class BBNNViews(Network):
    """One `bbnn_stem` a view; features one after the other, and the mean of their answers.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 512 * views], logits [B, genres]; T >= 16 frames.
    """

    dimensions = len(VIEWS) * BBNNStem.dimensions

    def __init__(self, genres: int = 10, dropout: float = 0.3) -> None:
        super().__init__()
        self.parts = nn.ModuleList(BBNNStem(genres, dropout) for _ in VIEWS)
        self.dropout = nn.Dropout(dropout)

    @property
    def _parts(self) -> list[BBNNStem]:
        return cast("list[BBNNStem]", list(self.parts))

    def features(self, x: Tensor) -> Tensor:
        return torch.cat(
            [part.features(view(x)) for view, part in zip(VIEWS, self._parts, strict=True)], dim=1
        )

    def answers(self, features: Tensor) -> list[Tensor]:
        own = torch.split(features, BBNNStem.dimensions, dim=1)
        return [part.classify(one) for part, one in zip(self._parts, own, strict=True)]

    def classify(self, features: Tensor) -> Tensor:
        return torch.stack(self.answers(features)).mean(dim=0)
