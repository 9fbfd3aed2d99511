# SPDX-License-Identifier: GPL-3.0-or-later
"""Configuration A of Simonyan and Zisserman (2015), arXiv 1409.1556, with batch normalisation: VGG-11.

Adapted to log-mels of any length: one input channel; poolings keep an odd frame at the edge instead of
dropping it, because sixteen frames would vanish; and the 7x7 grid that the dense layers see becomes the
mean over time in each of four mel bands.
"""

from __future__ import annotations

from torch import Tensor, nn

from musecluster.networks.network import Network, initialise

STAGES = ((64,), (128,), (256, 256), (512, 512), (512, 512))
BANDS = 4  # mel bands that five poolings leave of 128
DENSE = 4096


class VGG11(Network):
    """Eight convolutions of 3x3 and three dense layers, the last of which gives the logits.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 4096], logits [B, genres]; any T.
    """

    dimensions = DENSE

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = _trunk()
        self.dense = nn.Sequential(
            *(nn.Linear(512 * BANDS, DENSE), nn.ReLU(), nn.Dropout()),
            *(nn.Linear(DENSE, DENSE), nn.ReLU(), nn.Dropout()),
        )
        self.head = nn.Linear(DENSE, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)  # [B, 512, T / 32, 4]
        pooled: Tensor = self.dense(out.mean(dim=2).flatten(1))
        return pooled


def _trunk() -> nn.Sequential:
    layers: list[nn.Module] = []
    channels = 1
    for stage in STAGES:
        for width in stage:
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
            channels = width
        layers.append(nn.MaxPool2d(2, ceil_mode=True))
    return nn.Sequential(*layers)
