# SPDX-License-Identifier: GPL-3.0-or-later
"""The few exceptions; each message is one sentence in the listener's words that says what to do next."""


class MuseClusterError(Exception):
    """Anything that a person can be told in one sentence; the command line prints it without a traceback."""


class UnreadableAudioError(MuseClusterError):
    """A file gave no sound; the message is the reason that the list of problems shows."""


class LibraryError(MuseClusterError):
    """The library file cannot be opened, locked or written."""


class WeightsError(MuseClusterError):
    """The network's weights are absent, damaged or of another network or version."""


class UsageError(MuseClusterError):
    """The request makes no sense as given: wrong arguments."""
