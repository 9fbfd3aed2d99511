# SPDX-License-Identifier: GPL-3.0-or-later
"""A network that learns in no time, with what training must be careful with: normalisation and dropout."""

from __future__ import annotations

from torch import nn

from musecluster.networks import NETWORKS
from musecluster.networks.network import Network


class Tiny(Network):
    """One convolution, the mean over time in four bands."""

    dimensions = 16

    def __init__(self, genres: int = 2) -> None:
        super().__init__()
        self.trunk = nn.Sequential(nn.Conv2d(1, 4, (4, 32), stride=(4, 32)), nn.BatchNorm2d(4), nn.ReLU())
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(self.dimensions, genres)

    def features(self, x):
        return self.dropout(self.trunk(x).mean(2).flatten(1))


TABLE = {"tiny": Tiny, **NETWORKS}
