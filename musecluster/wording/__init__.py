# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of playlists that were found: facts are kept, and whoever shows them says them in words."""
