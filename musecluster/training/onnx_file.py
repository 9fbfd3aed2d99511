# SPDX-License-Identifier: GPL-3.0-or-later
"""The ONNX file that the program runs: kernels kept in half precision, work done in single."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper
from onnx_ir.passes.common import NameFixPass

from musecluster.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from torch import nn


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporter warns of its own internals, and that torchvision, which nothing here needs, is absent."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield
    logger.setLevel(level)


def save_onnx(network: nn.Module, file: Path, note: dict[str, str]) -> None:
    """Write a network [W, T, 128] -> embedding [W, E], logits [W, G], of any number and length of windows.

    Raises
    ------
        WeightsError: the network cannot be written.
    """
    example = torch.zeros(2, 129, 128)
    windows, frames = torch.export.Dim("windows", min=1), torch.export.Dim("frames", min=16)
    with _quiet():
        program = torch.onnx.export(
            network,
            (example,),
            input_names=["mel"],
            output_names=["embedding", "logits"],
            dynamic_shapes=({0: windows, 1: frames},),
            dynamo=True,
            optimize=False,  # it folds scales into kernels, which halves could not hold exactly
            verbose=False,
        )
    if program is None:
        raise WeightsError("The network could not be written as ONNX.")
    NameFixPass()(program.model)
    model = program.model_proto
    _halve(model)
    _forget_its_making(model)
    onnx.helper.set_model_props(model, note)
    onnx.checker.check_model(model)
    onnx.save_model(model, file)


def _halve(model: onnx.ModelProto) -> None:
    """Keep in half precision what is exactly representable in it; the runtime widens it once, on loading."""
    for tensor in model.graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or len(tensor.dims) < 2:
            continue
        values = numpy_helper.to_array(tensor)
        half, name = values.astype(np.float16), tensor.name
        if np.array_equal(half, values):
            tensor.CopyFrom(numpy_helper.from_array(half, f"{name}.half"))
            model.graph.node.insert(
                0, onnx.helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT)
            )


def _forget_its_making(model: onnx.ModelProto) -> None:
    """The exporter notes at each node which line of which file on this computer it comes from."""
    for node in model.graph.node:
        del node.metadata_props[:]
    del model.graph.value_info[:]  # shapes between nodes, which the runtime finds out by itself
