# SPDX-License-Identifier: GPL-3.0-or-later
"""The residual network of 18 layers of He, Zhang, Ren and Sun (2016), arXiv 1512.03385.

As published but for the input: one channel instead of three, and any size of picture, which its padding and
its global average pooling allow as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import Tensor, nn

from musecluster.networks.network import Network, initialise

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS = (64, 128, 256, 512)
Stride = int | tuple[int, int]


class BasicBlock(nn.Module):
    """Two 3x3 convolutions whose output is added to their input, [B, C, T, F] -> [B, W, T / s, F / s]."""

    def __init__(self, channels: int, width: int, stride: Stride = 1) -> None:
        super().__init__()
        self.body = nn.Sequential(*_conv(channels, width, 3, stride), nn.ReLU(), *_conv(width, width, 3))
        same = channels == width and stride == 1
        self.shortcut = nn.Identity() if same else nn.Sequential(*_conv(channels, width, 1, stride))
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.relu(self.body(x) + self.shortcut(x))
        return out


def resnet_trunk(strides: Sequence[Stride] = (1, 2, 2, 2)) -> nn.Sequential:
    """Stem and four stages of two blocks; as published [B, 1, T, F] -> [B, 512, T / 32, F / 32]."""
    layers: list[nn.Module] = [*_conv(1, 64, 7, 2), nn.ReLU(), nn.MaxPool2d(3, stride=2, padding=1)]
    for channels, width, stride in zip((64, *WIDTHS), WIDTHS, strides, strict=False):
        layers += [BasicBlock(channels, width, stride), BasicBlock(width, width)]
    return nn.Sequential(*layers)


class ResNet(Network):
    """ResNet-18.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 512], logits [B, genres]; any T.
    """

    dimensions = WIDTHS[-1]

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = resnet_trunk()
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)
        return out.mean(dim=(2, 3))


def _conv(channels: int, width: int, kernel: int, stride: Stride = 1) -> list[nn.Module]:
    conv = nn.Conv2d(channels, width, kernel, stride, padding=kernel // 2, bias=False)
    return [conv, nn.BatchNorm2d(width)]
