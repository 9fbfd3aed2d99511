# SPDX-License-Identifier: GPL-3.0-or-later
"""The network of Krizhevsky, Sutskever and Hinton (2012) in its form for one processor.

That form is Krizhevsky's (2014), arXiv 1404.5997.

Adapted to log-mels of any length: one input channel; poolings are padded, because sixteen frames would
vanish; and the 6x6 grid that the dense layers see becomes the mean over time in each of four mel bands. Mel
position is kept, as the grid keeps it, because a bass line is no flute.
"""

from __future__ import annotations

from torch import Tensor, nn

from musecluster.networks.network import Network, initialise

BANDS = 4  # mel bands that the strides leave of 128
DENSE = 4096


class AlexNet(Network):
    """Five convolutions and three dense layers, the last of which gives the logits.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 4096], logits [B, genres]; T >= 7 frames.
    """

    dimensions = DENSE

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            *_conv(1, 64, 11, stride=4, padding=2),
            nn.MaxPool2d(3, stride=2, padding=1),
            *_conv(64, 192, 5, padding=2),
            nn.MaxPool2d(3, stride=2, padding=1),
            *_conv(192, 384, 3, padding=1),
            *_conv(384, 256, 3, padding=1),
            *_conv(256, 256, 3, padding=1),
            nn.MaxPool2d(3, stride=2, padding=1),
        )
        self.dense = nn.Sequential(
            *(nn.Dropout(), nn.Linear(256 * BANDS, DENSE), nn.ReLU()),
            *(nn.Dropout(), nn.Linear(DENSE, DENSE), nn.ReLU()),
        )
        self.head = nn.Linear(DENSE, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)  # [B, 256, T / 32, 4]
        pooled: Tensor = self.dense(out.mean(dim=2).flatten(1))
        return pooled


def _conv(channels: int, width: int, kernel: int, stride: int = 1, padding: int = 0) -> list[nn.Module]:
    return [nn.Conv2d(channels, width, kernel, stride, padding), nn.ReLU()]
