# SPDX-License-Identifier: GPL-3.0-or-later
"""A training run on disk: one file, replaced as a whole, so that a kill or a full disk spoils nothing."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from musecluster.errors import MuseClusterError, WeightsError

if TYPE_CHECKING:
    from pathlib import Path

    import torch

    from musecluster.training.train import Run

NAME = "checkpoint.safetensors"


def save(run: Run, folder: Path) -> None:
    """Write the run beside the old checkpoint, then put it in its place."""
    tensors = {f"network.{k}": v for k, v in run.network.state_dict().items()}
    tensors |= {f"average.{k}": v for k, v in run.average.state_dict().items()}
    for index, state in run.optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{index}.{k}": v for k, v in state.items()}
    note = {"epoch": str(run.epoch), "spent": str(run.spent), "recipe": json.dumps(asdict(run.recipe))}
    temporary = folder / f"{NAME}.part"
    try:
        save_file({k: v.contiguous() for k, v in tensors.items()}, temporary, metadata=note)
        os.replace(temporary, folder / NAME)
    except (OSError, SafetensorError) as error:
        temporary.unlink(missing_ok=True)
        raise MuseClusterError(
            f"The checkpoint could not be written to {folder} ({error}); the last is intact. Free some space."
        ) from error


def restore(run: Run, folder: Path) -> None:
    """Bring the run to where the folder's checkpoint was taken.

    Raises
    ------
        WeightsError: the checkpoint is damaged or belongs to another recipe.
    """
    try:
        with safe_open(folder / NAME, framework="pt") as file:
            note = file.metadata()
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 (no mapping)
    except (OSError, SafetensorError) as error:
        raise WeightsError(f"{folder / NAME} is not a checkpoint that can be read ({error}).") from error
    if json.loads(note["recipe"]) != asdict(run.recipe):
        raise WeightsError(
            f"{folder} holds a run of another recipe: {note['recipe']}. Choose another folder."
        )
    run.network.load_state_dict(_part(tensors, "network."))
    run.average.load_state_dict(_part(tensors, "average."))
    run.optimiser.load_state_dict(_optimiser_state(run.optimiser, _part(tensors, "optimiser.")))
    run.epoch, run.spent = int(note["epoch"]), float(note["spent"])


def _part(tensors: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    return {key.removeprefix(prefix): value for key, value in tensors.items() if key.startswith(prefix)}


def _optimiser_state(optimiser: torch.optim.Optimizer, flat: dict[str, torch.Tensor]) -> dict[str, object]:
    state: dict[int, dict[str, torch.Tensor]] = {}
    for key, value in flat.items():
        index, name = key.split(".", 1)
        state.setdefault(int(index), {})[name] = value
    return {**optimiser.state_dict(), "state": state}
