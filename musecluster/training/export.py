# SPDX-License-Identifier: GPL-3.0-or-later
"""From a trained network to the files that ship: safetensors to learn on, ONNX to run."""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from musecluster.errors import WeightsError
from musecluster.networks import NETWORKS
from musecluster.training.onnx_file import save_onnx

if TYPE_CHECKING:
    from pathlib import Path

    from musecluster.networks.network import Network

FORM = "1"  # of the files; counts up when an older program could not read them


class Embedding(nn.Module):
    """A network with the projection of its features: what the program runs.

    Shape
    -----
        [W, T, 128] scaled log-mels -> embedding [W, E] (not yet unit length), logits [W, G].
        Both are affine in the pooled features: a track's are the means over its windows.
    """

    def __init__(self, network: Network, mean: Tensor, basis: Tensor) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("mean", mean)  # [D]
        self.register_buffer("basis", basis)  # [D, E]

    mean: Tensor
    basis: Tensor

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        features = self.network.features(mel[:, None])
        return (features - self.mean) @ self.basis, self.network.classify(features)


@dataclass(frozen=True)
class Weights:
    """A network with its projection, its genre names and what is known of its making."""

    embedding: Embedding
    genres: tuple[str, ...]
    note: dict[str, str]


def save(weights: Weights, network: str, folder: Path, name: str) -> str:
    """Write NAME.safetensors, NAME.onnx and NAME.json; the network id, which all carry, is returned.

    Both files hold the kernels in half precision, at half the size, and both are run in single precision.
    """
    state = {key: _stored(value) for key, value in weights.embedding.state_dict().items()}
    network_id = f"{network}-{_digest(state)}"
    note = {
        **weights.note,
        "form": FORM,
        "network": network,
        "network_id": network_id,
        "genres": json.dumps(weights.genres),
    }
    folder.mkdir(parents=True, exist_ok=True)
    save_file(state, folder / f"{name}.safetensors", metadata=note)
    (folder / f"{name}.safetensors").chmod(0o644)  # the library writes for its owner alone
    rounded = copy.deepcopy(weights.embedding)
    rounded.load_state_dict(state)
    save_onnx(rounded.eval(), folder / f"{name}.onnx", note)
    facts = {**note, "genres": weights.genres}
    (folder / f"{name}.json").write_text(
        json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return network_id


def load(file: Path) -> Weights:
    """Read NAME.safetensors.

    Raises
    ------
        WeightsError: not safetensors (a pickle is never opened), of another form, or of an unknown network.
    """
    try:
        with safe_open(file, framework="pt") as source:
            note = source.metadata() or {}
            state = {key: source.get_tensor(key) for key in source.keys()}  # noqa: SIM118 (no mapping)
    except (OSError, SafetensorError) as error:
        raise WeightsError(
            f"{file} is not a safetensors file ({error}); other forms are not opened."
        ) from error
    if note.get("form") != FORM or note.get("network") not in NETWORKS:
        raise WeightsError(
            f"{file} holds the network “{note.get('network', '?')}” in form {note.get('form', '?')}; "
            f"this program knows form {FORM} of {', '.join(NETWORKS)}."
        )
    genres = tuple(json.loads(note["genres"]))
    network = NETWORKS[note["network"]](genres=len(genres))
    try:
        embedding = Embedding(network, state["mean"].float(), state["basis"].float())
        embedding.load_state_dict(state)
    except (KeyError, RuntimeError) as error:
        raise WeightsError(
            f"{file} does not fit the network {note['network']} of this version; train it anew."
        ) from error
    return Weights(embedding.eval(), genres, dict(note))


def _stored(value: Tensor) -> Tensor:
    """Kernels in half precision; biases and statistics, which are few and differ in size, as they are."""
    return value.half().contiguous() if value.ndim > 1 else value.contiguous()


def _digest(state: dict[str, Tensor]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for key in sorted(state):
        digest.update(key.encode() + state[key].numpy().tobytes())
    return digest.hexdigest()
