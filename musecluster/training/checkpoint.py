# SPDX-License-Identifier: GPL-3.0-or-later
"""A training run on disk: one file, replaced as a whole, so that a kill or a full disk spoils nothing."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from musecluster.errors import MuseClusterError, WeightsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import torch
    from torch import nn

    from musecluster.networks.network import Network
    from musecluster.training.train import Run

NAME = "checkpoint.safetensors"
BEST = "best.safetensors"
FORM = "2"  # of the file; counts up when a run of an older program can no longer be gone on with

_PROGRESS = ("epoch", "spent", "best", "waited")


def save(run: Run, folder: Path) -> None:
    """Write the run beside the old checkpoint, then put it in its place.

    Raises
    ------
        MuseClusterError: it cannot be written, or not all of its numbers are finite, as after a last step
            that was too long; the checkpoint before it is intact.
    """
    tensors = {f"network.{k}": v for k, v in run.network.state_dict().items()}
    tensors |= {f"average.{k}": v for k, v in run.average.state_dict().items()}
    if run.second is not None:
        tensors |= {f"second.{k}": v for k, v in run.second.state_dict().items()}
    for index, state in run.optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{index}.{k}": v for k, v in state.items()}
    note = {"form": FORM, "recipe": json.dumps(asdict(run.recipe)), "clips": run.clips}
    note |= {name: repr(getattr(run, name)) for name in _PROGRESS}
    _write(tensors, folder / NAME, note)


def restore(run: Run, folder: Path) -> None:
    """Bring the run to where the folder's checkpoint was taken, on whatever device either of them is.

    Raises
    ------
        WeightsError: the checkpoint is damaged, no safetensors, of another recipe, network or version, or
            of other clips.
    """
    tensors, note = _read(folder / NAME)
    if note.get("form") != FORM:
        raise WeightsError(
            f"{folder / NAME} has the form {note.get('form', '?')} of another version; this program goes on "
            f"from form {FORM}. Choose another folder."
        )
    if differences := _differences(json.loads(note["recipe"]), asdict(run.recipe)):
        raise WeightsError(
            f"{folder} holds a run of another recipe ({'; '.join(differences)}). Choose another folder."
        )
    if note.get("clips", run.clips) != run.clips:
        raise WeightsError(
            f"{folder} holds a run on other clips: another dataset, or one that has changed. "
            "Choose another folder with --runs."
        )
    _fill(run.network, _part(tensors, "network."), folder / NAME)
    _fill(run.average, _part(tensors, "average."), folder / NAME)
    if run.second is not None:
        _fill(run.second, _part(tensors, "second."), folder / NAME)
    run.optimiser.load_state_dict(_optimiser_state(run.optimiser, _part(tensors, "optimiser.")))
    for name in _PROGRESS:
        setattr(run, name, json.loads(note[name]))


def save_best(network: Network, folder: Path) -> None:
    """Keep these weights as the best so far.

    Raises
    ------
        MuseClusterError: they cannot be written, or not all are finite; those before them are intact.
    """
    _write(network.state_dict(), folder / BEST, {"form": FORM})


def restore_best(network: Network, folder: Path) -> None:
    """Put the folder's best weights into a network.

    Raises
    ------
        WeightsError: they are missing, damaged or of another network.
    """
    _fill(network, _read(folder / BEST)[0], folder / BEST)


def _write(tensors: Mapping[str, torch.Tensor], file: Path, note: dict[str, str]) -> None:
    if not all(bool(tensor.isfinite().all()) for tensor in tensors.values()):
        raise MuseClusterError(
            f"Training stopped: its weights are no longer numbers. {file} is left as it was before; start "
            "again with a lower learning rate."
        )
    temporary = file.with_name(f"{file.name}.part")
    try:
        save_file({k: v.contiguous() for k, v in tensors.items()}, temporary, metadata=note)
        os.replace(temporary, file)
    except (OSError, SafetensorError) as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise MuseClusterError(
            f"{file} could not be written ({error}); the last is intact. "
            "Free some space; the same command then goes on."
        ) from error


def _read(file: Path) -> tuple[dict[str, torch.Tensor], dict[str, str]]:
    try:
        with safe_open(file, framework="pt") as source:
            tensors = {key: source.get_tensor(key) for key in source.keys()}  # noqa: SIM118 (no mapping)
            return tensors, source.metadata() or {}
    except (OSError, SafetensorError) as error:
        raise WeightsError(
            f"{file} is not a safetensors file that can be read ({error}); other forms are not opened. "
            "Choose another folder, or delete it to begin anew."
        ) from error


def _differences(theirs: Mapping[str, object], ours: Mapping[str, object]) -> list[str]:
    """What two recipes do not share: “seed 1 instead of 0”."""
    names = [name for name in {**ours, **theirs} if theirs.get(name) != ours.get(name)]
    return [f"{name} {theirs.get(name, 'unset')} instead of {ours.get(name, 'unset')}" for name in names]


def _fill(network: nn.Module, state: dict[str, torch.Tensor], file: Path) -> None:
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise WeightsError(
            f"{file} does not fit the network {type(network).__name__} of this version or its number of "
            "genres. Choose another folder."
        ) from error


def _part(tensors: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {key.removeprefix(prefix): value for key, value in tensors.items() if key.startswith(prefix)}


def _optimiser_state(optimiser: torch.optim.Optimizer, flat: dict[str, torch.Tensor]) -> dict[str, object]:
    state: dict[int, dict[str, torch.Tensor]] = {}
    for key, value in flat.items():
        index, name = key.split(".", 1)
        state.setdefault(int(index), {})[name] = value
    return {**optimiser.state_dict(), "state": state}
