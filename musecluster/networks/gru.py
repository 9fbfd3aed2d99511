# SPDX-License-Identifier: GPL-3.0-or-later
"""The gated recurrent unit of Cho et al. (2014), arXiv 1406.1078; it exports to ONNX at any length.

torch's exporter unrolls `nn.GRU` after pooled pictures to the length of its example (torch 2.13), so that
no other length could be run. ONNX has the same layer as one operator, which is named here when a network is
exported.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class GRU(nn.Module):
    """One layer, forwards only or in both directions, with the parameters of `nn.GRU`.

    Shape
    -----
        [B, T, C] -> states [B, T, S], or [B, T, 2 S] in both directions; the first state is zero.
    """

    def __init__(self, channels: int, states: int, *, both_ways: bool = False) -> None:
        super().__init__()
        self.states = states
        self.directions = nn.ModuleList(nn.GRUCell(channels, states) for _ in range(1 + both_ways))

    def forward(self, x: Tensor) -> Tensor:
        return self._as_onnx(x) if torch.onnx.is_in_onnx_export() else self._run(x)

    def _parameters_in_order(self) -> list[Tensor]:
        names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        return [getattr(cell, name) for cell in self.directions for name in names]

    def _run(self, x: Tensor) -> Tensor:
        ways = len(self.directions)
        first = x.new_zeros(ways, x.shape[0], self.states)
        states: Tensor
        states, _ = torch.gru(
            x, first, self._parameters_in_order(), True, 1, 0.0, self.training, ways == 2, True
        )
        return states

    def _as_onnx(self, x: Tensor) -> Tensor:
        """ONNX keeps the update gate before the reset gate, and time before the batch."""
        windows, time = x.shape[0], x.shape[1]
        ways = len(self.directions)
        given, kept, given_bias, kept_bias = (
            torch.stack([self._update_first(tensor) for tensor in self._parameters_in_order()[kind::4]])
            for kind in range(4)
        )
        out: Tensor = torch.onnx.ops.symbolic(
            "GRU",
            (x.transpose(0, 1), given, kept, torch.cat([given_bias, kept_bias], dim=1)),
            {
                "hidden_size": self.states,
                "linear_before_reset": 1,  # as torch computes it
                "direction": "bidirectional" if ways == 2 else "forward",
            },
            dtype=x.dtype,
            shape=(time, ways, windows, self.states),
        )
        return out.permute(2, 0, 1, 3).flatten(2)  # [B, T, ways x S]

    def _update_first(self, gates: Tensor) -> Tensor:
        reset, update, new = gates[: self.states], gates[self.states : -self.states], gates[-self.states :]
        return torch.cat([update, reset, new])
