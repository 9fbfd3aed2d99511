# SPDX-License-Identifier: GPL-3.0-or-later
"""The recurrent layer equals torch's, and the one that it is exported as."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.networks.gru import GRU  # noqa: E402


@pytest.mark.parametrize("both_ways", [False, True])
def test_it_computes_what_torchs_own_layer_computes(both_ways):
    torch.manual_seed(0)
    ours = GRU(5, 4, both_ways=both_ways)
    theirs = torch.nn.GRU(5, 4, batch_first=True, bidirectional=both_ways)
    with torch.no_grad():
        for mine, other in zip(ours.parameters(), theirs.parameters(), strict=True):
            other.copy_(mine)
        x = torch.randn(2, 7, 5)
        torch.testing.assert_close(ours(x), theirs(x)[0])


def test_without_input_the_state_stays_bounded_and_follows_time():
    torch.manual_seed(0)
    layer = GRU(3, 4)
    with torch.no_grad():
        x = torch.randn(1, 6, 3)
        whole, begun = layer(x), layer(x[:, :4])
    torch.testing.assert_close(whole[:, :4], begun)  # what comes later changes nothing before it
    assert whole.abs().max() < 1
