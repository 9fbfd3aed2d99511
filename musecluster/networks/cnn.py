# SPDX-License-Identifier: GPL-3.0-or-later
"""A plain convolutional network: 3x3 convolutions and 2x2 pooling, the field's usual starting point.

The form is that of Choi, Fazekas and Sandler (2016), arXiv 1606.00298, with square pooling; the widths are
ours.
"""

from __future__ import annotations

from torch import Tensor, nn

from musecluster.networks.network import Network, initialise

WIDTHS = (32, 64, 128, 128)
BANDS = 8  # mel bands that four poolings leave of 128


class CNN(Network):
    """Four layers of 3x3 convolution, batch normalisation, ReLU and 2x2 pooling, then the mean over time.

    A network on clips of one length would flatten its last picture. Here any length is taken, so time is
    averaged, and only the mel bands are flattened.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 1024], logits [B, genres]; T >= 16 frames.
    """

    dimensions = WIDTHS[-1] * BANDS

    def __init__(self, genres: int = 10, dropout: float = 0.3) -> None:
        super().__init__()
        ends = zip((1, *WIDTHS), WIDTHS, strict=False)
        self.trunk = nn.Sequential(*(layer(channels, width) for channels, width in ends))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)  # [B, 128, T / 16, 8]
        return out.mean(dim=2).flatten(1)


def layer(channels: int, width: int) -> nn.Sequential:
    """3x3 convolution, normalisation, ReLU, 2x2 pooling: [B, C, T, F] -> [B, width, T / 2, F / 2]."""
    return nn.Sequential(
        nn.Conv2d(channels, width, 3, padding="same", bias=False),
        nn.BatchNorm2d(width),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )
