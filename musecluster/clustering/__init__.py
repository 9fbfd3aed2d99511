# SPDX-License-Identifier: GPL-3.0-or-later
"""From vectors to a map and to playlists with names."""
