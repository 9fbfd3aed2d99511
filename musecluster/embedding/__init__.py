# SPDX-License-Identifier: GPL-3.0-or-later
"""From log-mels to one unit vector a track, and the weights that do it."""
