# SPDX-License-Identifier: GPL-3.0-or-later
"""Every network has the number of parameters of its paper, but for one channel and ten genres."""

from __future__ import annotations

from itertools import pairwise

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.networks import NETWORKS  # noqa: E402

GENRES = 10


def conv(channels, width, kernel, *, bias):
    area = kernel * kernel if isinstance(kernel, int) else kernel[0] * kernel[1]
    return channels * width * area + width * bias


def normed(channels, width, kernel):
    """A convolution without a bias and its batch normalisation."""
    return conv(channels, width, kernel, bias=False) + 2 * width


def dense(given, out):
    return given * out + out


def gru(given, states):
    """Three gates, each with weights and a bias for the input and for the state."""
    return 3 * states * (given + states + 2)


def cnn():
    widths = (1, 32, 64, 128, 128)
    return sum(normed(*ends, 3) for ends in pairwise(widths)) + dense(128 * 8, GENRES)


def bbnn_stem():
    stem = normed(1, 32, 3) + normed(32, 64, 3)
    blocks, channels = 0, 64
    for _ in range(3):
        into = 2 * channels + conv(channels, 32, 1, bias=True)  # normalised, then 1x1
        wide = [2 * 32 + conv(32, 32, kernel, bias=True) for kernel in (3, 5)]
        blocks += 4 * into + sum(wide)
        channels += 4 * 32
    last = 2 * channels + conv(channels, 64, 1, bias=True) + 2 * 64
    return stem + blocks + last + dense(64 * 8, GENRES)


def bbnn_views():
    return 2 * bbnn_stem()


def crnn():
    widths = (1, 32, 64, 128)
    convolutions = sum(normed(*ends, 3) for ends in pairwise(widths))
    return convolutions + gru(128 * 4, 128) + dense(128, 128) + dense(128, 64) + dense(64, GENRES)


def residual_trunk():
    count, channels = normed(1, 64, 7), 64
    for width in (64, 128, 256, 512):
        count += normed(channels, width, 3) + 3 * normed(width, width, 3)
        count += normed(channels, width, 1) if channels != width else 0
        channels = width
    return count


def resnet():
    return residual_trunk() + dense(512, GENRES)


def resnet_gru():
    return residual_trunk() + 2 * gru(512, 128) + dense(256, GENRES)


def alexnet():
    layers = ((1, 64, 11), (64, 192, 5), (192, 384, 3), (384, 256, 3), (256, 256, 3))
    convolutions = sum(conv(*layer, bias=True) for layer in layers)
    return convolutions + dense(256 * 4, 4096) + dense(4096, 4096) + dense(4096, GENRES)


def vgg11_bn():
    widths = (1, 64, 128, 256, 256, 512, 512, 512, 512)
    ends = pairwise(widths)
    convolutions = sum(conv(*pair, 3, bias=True) + 2 * pair[1] for pair in ends)
    return convolutions + dense(512 * 4, 4096) + dense(4096, 4096) + dense(4096, GENRES)


def squeezenet():
    squeezed, expanded = (16, 16, 32, 32, 48, 48, 64, 64), (64, 64, 128, 128, 192, 192, 256, 256)
    count, channels = conv(1, 96, 7, bias=True), 96
    for few, many in zip(squeezed, expanded, strict=True):
        count += conv(channels, few, 1, bias=True) + conv(few, many, 1, bias=True)
        count += conv(few, many, 3, bias=True)
        channels = 2 * many
    return count + dense(512, GENRES)


def densenet121():
    count, channels = normed(1, 64, 7), 64
    for layers in (6, 12, 24, 16):
        for _ in range(layers):
            count += 2 * channels + normed(channels, 128, 1) + conv(128, 32, 3, bias=False)
            channels += 32
        last = layers == 16
        count += 2 * channels + (0 if last else conv(channels, channels // 2, 1, bias=False))
        channels = channels if last else channels // 2
    return count + dense(1024, GENRES)


@pytest.mark.parametrize(
    "formula",
    [bbnn_stem, bbnn_views, cnn, crnn, resnet, resnet_gru, alexnet, vgg11_bn, squeezenet, densenet121],
    ids=lambda formula: formula.__name__,
)
def test_the_number_is_the_one_that_the_layers_add_up_to(formula):
    assert parameters(formula.__name__) == formula()


# What torchvision's networks of these names have (three channels, a thousand classes; Inception without its
# auxiliary classifier), the first layer's outputs times kernel area, and what the head sees.
TORCHVISION = {
    "resnet": (11_689_512, 64 * 49, 512),
    "alexnet": (61_100_840, 64 * 121, 4096),
    "vgg11_bn": (132_868_840, 64 * 9, 4096),
    "squeezenet": (1_248_424, 96 * 49, 512),
    "densenet121": (7_978_856, 64 * 49, 1024),
    "inception_v3": (23_834_568, 32 * 9, 2048),
}
# The first dense layer sees the mean over time in four mel bands instead of a 6x6 or 7x7 grid.
GRID = {"alexnet": 256 * (6 * 6 - 4) * 4096, "vgg11_bn": 512 * (7 * 7 - 4) * 4096}


@pytest.mark.parametrize("name", TORCHVISION)
def test_but_for_input_and_output_it_is_the_number_that_torchvision_has(name):
    theirs, first, seen = TORCHVISION[name]
    fewer_channels, fewer_classes = 2 * first, (1000 - GENRES) * (seen + 1)
    assert parameters(name) == theirs - fewer_channels - fewer_classes - GRID.get(name, 0)


def parameters(name):
    with torch.device("meta"):  # counted without filling millions of weights
        return sum(p.numel() for p in NETWORKS[name]().parameters())
