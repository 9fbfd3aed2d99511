# SPDX-License-Identifier: GPL-3.0-or-later
"""More like this: neighbours, paths and blends, in numpy alone."""
