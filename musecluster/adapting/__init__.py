# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning from the listener's own tags and playlists which songs belong together, in numpy alone."""
