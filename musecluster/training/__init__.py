# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning the network's weights and measuring them honestly."""
