# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of networks: name -> class, built with its defaults; torch is imported when one is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musecluster.networks.network import Network

_CLASSES = {
    "bbnn": ("musecluster.networks.bbnn", "BBNN"),
    "bbnn_stem": ("musecluster.networks.bbnn_stem", "BBNNStem"),
    "bbnn_views": ("musecluster.networks.bbnn_views", "BBNNViews"),
    "cnn": ("musecluster.networks.cnn", "CNN"),
    "crnn": ("musecluster.networks.crnn", "CRNN"),
    "resnet": ("musecluster.networks.resnet", "ResNet"),
    "resnet_gru": ("musecluster.networks.resnet_gru", "ResNetGRU"),
    "alexnet": ("musecluster.networks.alexnet", "AlexNet"),
    "vgg11_bn": ("musecluster.networks.vgg", "VGG11"),
    "squeezenet": ("musecluster.networks.squeezenet", "SqueezeNet"),
    "densenet121": ("musecluster.networks.densenet", "DenseNet"),
    "inception_v3": ("musecluster.networks.inception", "InceptionV3"),
}


class _Table(Mapping[str, "type[Network]"]):
    """A mapping that imports a network's file, and with it torch, at the first look."""

    def __getitem__(self, name: str) -> type[Network]:
        module, class_name = _CLASSES[name]
        network: type[Network] = getattr(import_module(module), class_name)
        return network

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


NETWORKS: Mapping[str, type[Network]] = _Table()
