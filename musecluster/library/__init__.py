# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listener owns: files, their tags, the store, and playlist files."""
