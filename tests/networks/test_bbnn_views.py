# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks side by side: what each sees, and that each learns by itself."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.networks.bbnn_stem import BBNNStem  # noqa: E402
from musecluster.networks.bbnn_views import VIEWS, BBNNViews, less_its_envelope, less_its_spectrum  # noqa: E402


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return BBNNViews(genres=4).eval()


def test_a_steady_filter_is_not_seen_by_the_view_without_the_spectrum():
    x = torch.rand(2, 1, 40, 128)
    filtered = x + torch.linspace(-0.2, 0.2, 128)
    torch.testing.assert_close(less_its_spectrum(filtered), less_its_spectrum(x), atol=1e-6, rtol=0)
    torch.testing.assert_close(less_its_spectrum(x).mean(2), torch.zeros(2, 1, 128), atol=1e-6, rtol=0)


def test_a_slope_over_mel_and_loudness_are_not_seen_by_the_view_without_the_envelope():
    x = torch.rand(1, 1, 20, 128)
    moved = x + 0.1 * torch.rand(1, 1, 20, 1)  # louder and softer from frame to frame
    torch.testing.assert_close(less_its_envelope(moved), less_its_envelope(x), atol=1e-5, rtol=0)
    sloping = less_its_envelope(x + torch.linspace(-0.5, 0.5, 128)) - less_its_envelope(x)
    assert sloping[..., 15:-15].abs().max() < 1e-5  # but for the ends, where there is nothing on one side


def test_a_single_harmonic_stands_out_from_its_envelope():
    x = torch.full((1, 1, 20, 128), 0.5)
    x[..., 60] = 0.8
    seen = less_its_envelope(x)
    assert seen[..., 60].min() > 0.8
    assert seen[..., :60].abs().max() < 0.05


def test_features_are_those_of_each_part_of_its_view(network):
    x = torch.rand(2, 1, 32, 128)
    with torch.no_grad():
        own = torch.split(network.features(x), BBNNStem.dimensions, dim=1)
        for one, view, part in zip(own, VIEWS, network.parts, strict=True):
            torch.testing.assert_close(one, part.features(view(x)))


def test_what_is_said_is_the_mean_of_what_the_parts_say(network):
    features = torch.rand(3, network.dimensions)
    with torch.no_grad():
        each = torch.stack(network.answers(features))
        assert len(each) == len(VIEWS)
        torch.testing.assert_close(network.classify(features), each.mean(0))


def test_no_part_learns_from_what_another_says():
    network = BBNNViews(genres=4)
    network.answers(network.features(torch.rand(2, 1, 32, 128)))[0].sum().backward()
    assert all(weight.grad is not None for weight in network.parts[0].parameters())
    assert all(weight.grad is None or not weight.grad.any() for weight in network.parts[1].parameters())


def test_parts_begin_differently(network):
    first, second = (next(part.parameters()) for part in network.parts)
    assert not torch.equal(first, second)
