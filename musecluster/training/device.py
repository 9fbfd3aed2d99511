# SPDX-License-Identifier: GPL-3.0-or-later
"""Where training computes: on the GPU when there is one, else on the processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import nn


def best_device() -> torch.device:
    """CUDA's device (ROCm's too), else Apple's, else the processor."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


def device_of(network: nn.Module) -> torch.device:
    """Where a network's numbers lie."""
    return next(network.parameters()).device


def half(device: torch.device) -> torch.autocast:
    """Context in which convolutions and matrix products run in bfloat16 where the device is made for it."""
    able = device.type == "cpu" or (device.type == "cuda" and torch.cuda.is_bf16_supported())
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=able)


def tensor(x: NDArray[np.float32], device: torch.device) -> torch.Tensor:
    """[B, T, F] -> [B, 1, T, F] on the device, channels last in memory: twice as fast on a processor."""
    return torch.from_numpy(x)[:, None].to(device).contiguous(memory_format=torch.channels_last)
