# SPDX-License-Identifier: GPL-3.0-or-later
"""BBNN as published: its numbers of parameters, layer by layer, and its pooling."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.networks.bbnn import BBNN, BroadcastBlock, broadcast_trunk  # noqa: E402
from musecluster.networks.bbnn_stem import BBNNStem  # noqa: E402


def parameters(module):
    return sum(p.numel() for p in module.parameters())


def test_it_has_the_papers_number_of_trainable_parameters():
    assert parameters(BBNN()) == 185_642


def test_moving_means_and_variances_add_5184_numbers():
    buffers = [b for name, b in BBNN().named_buffers() if "running" in name]
    assert sum(b.numel() for b in buffers) == 5_184


@pytest.mark.parametrize(
    ("channels", "count"), [(32, 39_104 + 384), (160, 55_488 + 1_408), (288, 71_872 + 2_432)]
)
def test_each_block_has_the_papers_number(channels, count):
    assert parameters(BroadcastBlock(channels)) == count


def test_a_block_hands_its_input_on_unchanged():
    x = torch.rand(1, 32, 8, 8)
    out = BroadcastBlock(32).eval()(x)
    assert out.shape == (1, 160, 8, 8)
    torch.testing.assert_close(out[:, 128:], x)


def test_thirty_seconds_at_the_papers_hop_pool_to_161_frames():
    with torch.no_grad():
        assert broadcast_trunk().eval()(torch.rand(1, 1, 647, 128)).shape == (1, 32, 161, 128)


def test_the_exact_network_cannot_tell_two_distant_bands_apart_and_the_other_can():
    low, high = torch.zeros(1, 1, 64, 128), torch.zeros(1, 1, 64, 128)
    low[..., 40] = 1
    high[..., 88] = 1  # far from the edges, and on the same phase of the pooling
    for network, same in ((BBNN().eval(), True), (BBNNStem().eval(), False)):
        with torch.no_grad():
            apart = (network.features(low) - network.features(high)).abs().max()
        assert (apart < 1e-6) == same
