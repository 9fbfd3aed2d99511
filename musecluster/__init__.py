# SPDX-License-Identifier: GPL-3.0-or-later
"""MuseCluster: a folder of music becomes playlists, a map and “more like this”, on your own computer."""

__version__ = "0.1.0"
