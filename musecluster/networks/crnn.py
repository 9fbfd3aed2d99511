# SPDX-License-Identifier: GPL-3.0-or-later
"""A convolutional recurrent network: what sounds by convolution, in what order by a GRU.

The form is that of Choi, Fazekas, Sandler and Cho (2017), arXiv 1609.04243 (convolution, batch
normalisation, ELU, pooling; then gated recurrent units), with three convolutions, one GRU and three dense
layers; the widths are ours.
"""

from __future__ import annotations

from torch import Tensor, nn

from musecluster.networks.gru import GRU
from musecluster.networks.network import Network

WIDTHS = (32, 64, 128)
BANDS = 4  # mel bands that the poolings leave of 128
STATE = 128  # of the GRU


class CRNN(Network):
    """Three convolutions, a GRU along time, three dense layers of which the last gives the logits.

    The mean of the GRU's states is taken in place of its last state, so that a clip's length matters less.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 64], logits [B, genres]; T >= 8 frames.
    """

    dimensions = 64

    def __init__(self, genres: int = 10, dropout: float = 0.3) -> None:
        super().__init__()
        pools = ((2, 2), (2, 4), (2, 4))
        ends = zip((1, *WIDTHS), WIDTHS, pools, strict=False)
        self.trunk = nn.Sequential(*(_layer(*end) for end in ends))
        self.gru = GRU(WIDTHS[-1] * BANDS, STATE)
        self.dense = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(STATE, STATE),
            nn.ELU(),
            nn.Linear(STATE, self.dimensions),
            nn.ELU(),
        )
        self.head = nn.Linear(self.dimensions, genres)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)  # [B, 128, T / 8, 4]
        states: Tensor = self.gru(out.transpose(1, 2).flatten(2))
        pooled: Tensor = self.dense(states.mean(dim=1))
        return pooled


def _layer(channels: int, width: int, pool: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels, width, 3, padding="same", bias=False),
        nn.BatchNorm2d(width),
        nn.ELU(),
        nn.MaxPool2d(pool),
    )
