# SPDX-License-Identifier: GPL-3.0-or-later
"""What every network offers: pooled features of a log-mel window, and genre logits linear in them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import cast

from torch import Tensor, nn


class Network(nn.Module, ABC):
    """A classifier of log-mel windows whose pooled features serve as the embedding.

    The logits are an affine function of the features, so the mean over windows of either one
    equals what a single longer window would give but for its edges.

    Attributes
    ----------
        dimensions: length D of the feature vector.
        head: the dense layer features -> logits, of a network that has a single one.
        dropout: what the features go through on their way to a dense layer, while the network learns.

    Shape
    -----
        Input: [B, 1, T, 128], log-mel scaled to [0, 1], time before mel; T >= 16 frames.
        Features: [B, D]; logits: [B, G].
    """

    dimensions: int
    head: nn.Linear
    dropout: nn.Module = nn.Identity()

    @abstractmethod
    def features(self, x: Tensor) -> Tensor:
        """Pooled features [B, D] of scaled log-mels [B, 1, T, 128]."""

    def forward(self, x: Tensor) -> Tensor:
        """Logits [B, G] of scaled log-mels [B, 1, T, 128]."""
        return self.classify(self.features(x))

    def classify(self, features: Tensor) -> Tensor:
        """Logits [B, G] of features [B, D]."""
        return cast("Tensor", self.head(self.dropout(features)))

    def answers(self, features: Tensor) -> list[Tensor]:
        """What is to be right while it learns: its logits, or those of each of its parts that learn apart."""
        return [self.classify(features)]


def initialise(network: nn.Module) -> None:
    """Normal weights that keep a rectified signal's variance (He et al. 2015), and zero biases."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
