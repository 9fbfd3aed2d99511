# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights opened for scoring, ONNX as the program runs them or safetensors by torch: one form for both."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from musecluster.embedding.embed import Embedder
from musecluster.embedding.weights import SHIPPED, load
from musecluster.errors import UsageError, WeightsError
from musecluster.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[NDArray[np.float32]], tuple[NDArray[np.float32], NDArray[np.float32]]]

_WHOLE = (6, 7, 9)  # ONNX's int32, int64 and bool: shapes and switches, nothing that was learned
_NOT_LEARNED = ("running_mean", "running_var", "num_batches_tracked")
_PROJECTION = ("mean", "basis")


@dataclass(frozen=True)
class Opened:
    """A network ready to hear.

    Attributes
    ----------
        embed: log-mels [W, F, 128] in dB -> unit vector [D], probabilities [G].
        note: the file's metadata.
        parameters: None where the file cannot be taken apart.
    """

    name: str
    genres: tuple[str, ...]
    embed: Embed
    note: Mapping[str, str]
    parameters: int | None


def open_onnx(file: Path) -> Opened:
    """An ONNX file as the program runs it, on one thread.

    Raises
    ------
        WeightsError: damaged, of another version, or no network of ours.
    """
    try:
        note: dict[str, str] = load(file).session.get_modelmeta().custom_metadata_map
        embedder = Embedder(file, threads=1)
    except WeightsError as error:
        if file == resource(SHIPPED) or error.__cause__ is None:
            raise
        raise WeightsError(f"{file} is damaged or no ONNX file; nothing in it could be run.") from error
    except ValueError as error:  # genres that are no JSON
        raise WeightsError(f"{file} does not say which genres it knows.") from error
    parameters = int(note["parameters"]) if note.get("parameters", "").isdigit() else _initialisers(file)
    return Opened(embedder.network_id, embedder.genres, embedder.embed, note, parameters)


def open_safetensors(file: Path) -> Opened:
    """A safetensors file of this program, run by torch on one thread.

    Raises
    ------
        WeightsError: damaged, of another version, or of no network of ours.
        UsageError: torch, safetensors or onnx is not installed.
    """
    try:
        from musecluster.training import export
    except ModuleNotFoundError as error:
        raise UsageError(
            f"{file.name} needs {error.name}; install it with: pip install 'musecluster[train]'"
        ) from error
    try:
        weights = export.load(file)
    except (KeyError, ValueError, RuntimeError) as error:  # a tensor is absent or of another shape
        raise WeightsError(f"{file} is damaged: its numbers do not fit the network that it names.") from error
    parameters = sum(one.numel() for one in weights.embedding.network.parameters())
    name = weights.note.get("network_id", file.stem)
    return Opened(name, weights.genres, _run_by_torch(weights.embedding), weights.note, parameters)


def _run_by_torch(network: Callable[..., Any]) -> Embed:
    import torch

    def embed(mels: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            with torch.inference_mode():
                vectors, logits = network(torch.from_numpy(mels / 80 + 1))
                vector, shares = vectors.mean(0), logits.mean(0).softmax(0)
                return (vector / vector.norm().clamp_min(1e-12)).numpy(), shares.numpy()
        finally:
            torch.set_num_threads(threads)

    return embed


def _initialisers(file: Path) -> int | None:
    """Learned numbers in an ONNX file, the projection apart; scales that were folded away are not counted."""
    try:
        import onnx
    except ModuleNotFoundError:
        return None
    learned: list[int] = [
        math.prod(one.dims)
        for one in onnx.load(file, load_external_data=False).graph.initializer
        if one.data_type not in _WHOLE
        and one.name.removesuffix(".half") not in _PROJECTION
        and not one.name.endswith(_NOT_LEARNED)
    ]
    return sum(learned)
