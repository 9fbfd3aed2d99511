# SPDX-License-Identifier: GPL-3.0-or-later
"""The weights that the program runs: an ONNX file that names its network, its genres and its form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from musecluster.errors import WeightsError
from musecluster.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

FORM = "1"
SHIPPED = "weights/musecluster.onnx"
NOTE = "weights/musecluster.json"  # the same facts, to be had without opening the network


@dataclass(frozen=True)
class LoadedWeights:
    """A session of onnxruntime and what its file says of itself.

    Attributes
    ----------
        network_id: changes with every change of a weight; embeddings of two ids are not comparable.
    """

    session: Any
    network_id: str
    genres: tuple[str, ...]


def shipped_id() -> str:
    """The network id of what ships, without loading it."""
    return str(_note()["network_id"])


def shipped_genres() -> tuple[str, ...]:
    """The genre names of what ships, in the order of the probabilities, without loading it."""
    return tuple(_note()["genres"])


def _note() -> dict[str, Any]:
    note: dict[str, Any] = json.loads(resource(NOTE).read_text(encoding="utf-8"))
    return note


def load(file: Path | None = None, *, threads: int = 1) -> LoadedWeights:
    """Open the ONNX file, or what ships if none is named.

    Raises
    ------
        WeightsError: absent, damaged, or not made for this program.
    """
    import onnxruntime

    try:
        file = file or resource(SHIPPED)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own for each kind of damage
        raise WeightsError(
            f"The network's weights cannot be read ({error}); install MuseCluster again."
        ) from error
    note = session.get_modelmeta().custom_metadata_map
    if note.get("form") != FORM or not {"network_id", "genres"} <= note.keys():
        raise WeightsError(
            f"{file} is of another version: form {note.get('form', 'none')}, this program reads {FORM}."
        )
    return LoadedWeights(session, note["network_id"], tuple(json.loads(note["genres"])))
