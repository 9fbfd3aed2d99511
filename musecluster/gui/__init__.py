# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: what a listener sees, hears and touches."""
