# SPDX-License-Identifier: GPL-3.0-or-later
"""Every network of the table: shapes, and a few learning steps that lower the loss."""

from __future__ import annotations

from functools import cache

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.networks import NETWORKS  # noqa: E402


@cache
def built(name):
    """One network of each kind, made once: filling millions of weights takes longer than running them."""
    torch.manual_seed(0)
    return NETWORKS[name](genres=7).eval()


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("frames", [16, 17, 129, 387])
def test_any_length_gives_one_vector_and_logits_linear_in_it(name, frames):
    network = built(name)
    with torch.no_grad():
        features = network.features(torch.rand(1, 1, frames, 128))
    assert features.shape == (1, network.dimensions)
    assert network.classify(features).shape == (1, 7)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_row_of_a_batch_equals_the_row_alone(name):
    network = built(name)
    x = torch.rand(2, 1, 20, 128)
    with torch.no_grad():
        torch.testing.assert_close(network(x)[1:2], network(x[1:2]), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", NETWORKS)
def test_logits_are_classified_features(name):
    network = built(name)
    x = torch.rand(1, 1, 24, 128)
    with torch.no_grad():
        torch.testing.assert_close(network.classify(network.features(x)), network(x))


@pytest.mark.parametrize("name", NETWORKS)
def test_a_few_steps_on_dark_and_bright_clips_lower_the_loss(name):
    torch.manual_seed(0)
    network = NETWORKS[name](genres=2).train()
    for module in network.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # what it leaves out is chance, and this is about learning
    x, y = torch.rand(4, 1, 16, 128), torch.tensor([0, 1] * 2)
    x[y == 1, :, :, :64] *= 0.2  # dark clips against bright ones
    optimiser = torch.optim.Adam(network.parameters(), lr=3e-4)
    losses = []
    for _ in range(8):
        loss = torch.nn.functional.cross_entropy(network(x), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert min(losses[1:]) < 0.9 * losses[0]
