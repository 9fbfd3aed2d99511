# SPDX-License-Identifier: GPL-3.0-or-later
"""The road from a folder of music to playlists: the one place that knows every room."""
