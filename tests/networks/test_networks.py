# SPDX-License-Identifier: GPL-3.0-or-later
"""Every network of the table: shapes, and one learning step that lowers the loss."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.networks import NETWORKS  # noqa: E402


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("frames", [16, 17, 129, 387])
def test_any_length_gives_one_vector_and_logits_linear_in_it(name, frames):
    network = NETWORKS[name](genres=7).eval()
    x = torch.rand(2, 1, frames, 128)
    with torch.no_grad():
        features, logits = network.features(x), network(x)
    assert features.shape == (2, network.dimensions)
    torch.testing.assert_close(network.head(features), logits)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_row_of_a_batch_equals_the_row_alone(name):
    network = NETWORKS[name]().eval()
    x = torch.rand(3, 1, 40, 128)
    with torch.no_grad():
        torch.testing.assert_close(network(x)[1:2], network(x[1:2]), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_few_steps_on_eight_clips_lower_the_loss(name):
    torch.manual_seed(0)
    network = NETWORKS[name](genres=2)
    x, y = torch.rand(8, 1, 32, 128), torch.tensor([0, 1] * 4)
    x[y == 1, :, :, :64] *= 0.2  # dark clips against bright ones
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    losses = []
    for _ in range(6):
        loss = torch.nn.functional.cross_entropy(network(x), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.7 * losses[0]
