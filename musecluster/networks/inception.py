# SPDX-License-Identifier: GPL-3.0-or-later
"""Inception v3 of Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), arXiv 1512.00567.

Widths as in the authors' published code. Adapted to log-mels: one input channel; every convolution and
pooling that shrinks the picture is padded to the half exactly, because the paper's need 75 pixels or more;
the auxiliary classifier, which by the paper helps only late in long training, is left out.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from musecluster.networks.network import Network, initialise

Kernel = int | tuple[int, int]


class Parallel(nn.Module):
    """Branches side by side, their channels one after the other, [B, C, T, F] -> [B, sum, T', F']."""

    def __init__(self, *branches: nn.Module) -> None:
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self.branches], dim=1)


class InceptionV3(Network):
    """Stem, eleven inception modules and the global mean.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 2048], logits [B, genres]; any T.
    """

    dimensions = 2048

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            *(_conv(1, 32, 3, stride=2), _conv(32, 32, 3), _conv(32, 64, 3), _halved()),
            *(_conv(64, 80, 1), _conv(80, 192, 3), _halved()),
            *(_square(192, 32), _square(256, 64), _square(288, 64), _to_768(288)),
            *(_stripes(768, width) for width in (128, 160, 160, 192)),
            *(_to_1280(768), _wide(1280), _wide(2048)),
        )
        self.dropout = nn.Dropout()
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)
        return out.mean(dim=(2, 3))


def _square(channels: int, pooled: int) -> Parallel:
    """The module of figure 5: the 5x5 also as two 3x3."""
    return Parallel(
        _conv(channels, 64, 1),
        nn.Sequential(_conv(channels, 48, 1), _conv(48, 64, 5)),
        nn.Sequential(_conv(channels, 64, 1), _conv(64, 96, 3), _conv(96, 96, 3)),
        nn.Sequential(_mean(), _conv(channels, pooled, 1)),
    )


def _to_768(channels: int) -> Parallel:
    """Figure 10: halve the picture by convolution and by pooling, side by side."""
    return Parallel(
        _conv(channels, 384, 3, stride=2),
        nn.Sequential(_conv(channels, 64, 1), _conv(64, 96, 3), _conv(96, 96, 3, stride=2)),
        _halved(),
    )


def _stripes(channels: int, width: int) -> Parallel:
    """Figure 6: the 7x7 as 1x7 and 7x1."""
    across, along = (1, 7), (7, 1)
    return Parallel(
        _conv(channels, 192, 1),
        nn.Sequential(_conv(channels, width, 1), _conv(width, width, across), _conv(width, 192, along)),
        nn.Sequential(
            *(_conv(channels, width, 1), _conv(width, width, along), _conv(width, width, across)),
            *(_conv(width, width, along), _conv(width, 192, across)),
        ),
        nn.Sequential(_mean(), _conv(channels, 192, 1)),
    )


def _to_1280(channels: int) -> Parallel:
    return Parallel(
        nn.Sequential(_conv(channels, 192, 1), _conv(192, 320, 3, stride=2)),
        nn.Sequential(
            *(_conv(channels, 192, 1), _conv(192, 192, (1, 7)), _conv(192, 192, (7, 1))),
            _conv(192, 192, 3, stride=2),
        ),
        _halved(),
    )


def _wide(channels: int) -> Parallel:
    """Figure 7: 1x3 and 3x1 side by side, for many channels of a small picture."""
    return Parallel(
        _conv(channels, 320, 1),
        nn.Sequential(_conv(channels, 384, 1), Parallel(_conv(384, 384, (1, 3)), _conv(384, 384, (3, 1)))),
        nn.Sequential(
            *(_conv(channels, 448, 1), _conv(448, 384, 3)),
            Parallel(_conv(384, 384, (1, 3)), _conv(384, 384, (3, 1))),
        ),
        nn.Sequential(_mean(), _conv(channels, 192, 1)),
    )


def _conv(channels: int, width: int, kernel: Kernel, stride: int = 1) -> nn.Sequential:
    tall, broad = (kernel, kernel) if isinstance(kernel, int) else kernel
    conv = nn.Conv2d(channels, width, (tall, broad), stride, padding=(tall // 2, broad // 2), bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width, eps=1e-3), nn.ReLU())


def _halved() -> nn.MaxPool2d:
    return nn.MaxPool2d(3, stride=2, padding=1)


def _mean() -> nn.AvgPool2d:
    return nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)
