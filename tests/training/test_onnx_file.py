# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships holds its kernels in half precision, equally in both files, and nothing of where it was made."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")
onnx = pytest.importorskip("onnx", reason="needs the extra “train”")

from safetensors.torch import load_file  # noqa: E402

from musecluster.networks import NETWORKS  # noqa: E402
from musecluster.training import export  # noqa: E402


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """A network with weights by chance, before it was written and as it was."""
    torch.manual_seed(0)
    network = NETWORKS["cnn"]().eval()
    basis = torch.randn(network.dimensions, 8)
    embedding = export.Embedding(network, torch.zeros(network.dimensions), basis)
    folder = tmp_path_factory.mktemp("shipped")
    genres = tuple(f"genre {number}" for number in range(10))
    export.save(export.Weights(embedding, genres, {}), "cnn", folder, "w")
    return embedding, folder


def test_kernels_are_half_the_size_in_both_files(shipped):
    embedding, folder = shipped
    kernels = [value for value in embedding.state_dict().values() if value.ndim > 1]
    halves = [value for value in load_file(folder / "w.safetensors").values() if value.dtype == torch.float16]
    assert sum(value.numel() for value in halves) == sum(value.numel() for value in kernels)
    kept = onnx.load(folder / "w.onnx").graph.initializer
    halves = sum(np.prod(one.dims) for one in kept if one.data_type == onnx.TensorProto.FLOAT16)
    assert halves > 0.5 * sum(value.numel() for value in kernels)


def test_rounding_changes_a_song_no_more_than_noise_in_its_last_digit(shipped):
    embedding, folder = shipped
    again = export.load(folder / "w.safetensors").embedding
    assert {value.dtype for value in again.state_dict().values()} == {torch.float32, torch.int64}
    mel = torch.rand(4, 64, 128)
    with torch.no_grad():
        before, after = embedding(mel)[0], again(mel)[0]
    assert torch.nn.functional.cosine_similarity(before, after).min() > 0.9999


def test_the_file_says_nothing_of_the_computer_it_was_made_on(shipped):
    content = (shipped[1] / "w.onnx").read_bytes()
    assert b".py" not in content
    assert b"stack_trace" not in content
