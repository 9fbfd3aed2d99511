# SPDX-License-Identifier: GPL-3.0-or-later
"""Why songs are alike, in the listener's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from musecluster.gui.language import tr

if TYPE_CHECKING:
    from musecluster.discovery.reasons import Reason


def sentence(reason: Reason) -> str:
    """One reason as a few words."""
    if reason.kind == "tempo_apart":
        return tr("%Ln bpm apart", "", reason.number)
    words = {
        "same_album": tr("same album"),
        "both_genre": tr("both %1"),
        "same_tempo": tr("same tempo"),
        "double_tempo": tr("twice the tempo"),
        "half_tempo": tr("half the tempo"),
        "same_key": tr("both in %1"),
        "same_year": tr("both from %1"),
        "same_decade": tr("both from the %1s"),
        "both_quiet": tr("both quiet"),
        "both_loud": tr("both loud"),
    }
    return words[reason.kind].replace("%1", reason.value)


def percent(score: float) -> str:
    """A score from 0 to 1 as the language writes it: 97%."""
    pattern = tr("%1%", "a percentage")
    return pattern.replace("%1", QLocale().toString(round(score * 100)), 1)
