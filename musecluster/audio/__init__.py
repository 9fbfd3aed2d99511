# SPDX-License-Identifier: GPL-3.0-or-later
"""From a file to what is heard of it: windows of sound, log-mels, tempo, key and loudness."""
