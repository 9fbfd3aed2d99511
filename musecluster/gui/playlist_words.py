# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and sentences of playlists in the listener's language; the library keeps them in English.

What a person named, and what an older version stored without saying what it was made of, stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from musecluster.gui import words
from musecluster.gui.language import tr
from musecluster.wording.phrases import PHRASES, Language
from musecluster.wording.wording import Wording

if TYPE_CHECKING:
    from musecluster.track import Playlist

_COUNT = re.compile(r"^[\d,]+ songs?(?:, | that |; )")
"""How the English sentence of a found playlist begins."""

_REST = ", new songs"
"""What the library adds to the name of a pinned playlist, for the songs that came later."""


def spoken() -> Language:
    """The language of the window."""
    patterns = {
        key: QCoreApplication.translate("", phrase.text, phrase.comment) for key, phrase in PHRASES.items()
    }
    return Language(patterns, words.songs)


def said(playlist: Playlist, language: Language) -> Playlist:
    """The playlist with its name and sentence in that language, as far as they are the program's."""
    fixed = {
        "Nothing else in the library sounds much like these.": tr(
            "Nothing else in the library sounds much like these."
        ),
        "You made this playlist.": tr("You made this playlist."),
    }
    if not playlist.wording:
        found = playlist.kind == "unsorted" and playlist.name == "Unsorted"
        name = tr("Unsorted") if found else playlist.name
        return replace(playlist, name=name, why=fixed.get(playlist.why, playlist.why))
    wording = Wording.of(playlist.wording)
    why = wording.why(language) if playlist.why == wording.why() else playlist.why
    return replace(playlist, name=_name(playlist.name, wording, language), why=why)


def uncounted(playlist: Playlist) -> str:
    """Its sentence, without how many songs there were when it was found."""
    if playlist.kind != "automatic":
        return playlist.why
    language = spoken()
    if playlist.wording and (wording := Wording.of(playlist.wording)).why(language) == playlist.why:
        return wording.why(language, counted=False)
    return _COUNT.sub("", playlist.why)


def _name(name: str, wording: Wording, language: Language) -> str:
    first = name.removesuffix(_REST)
    if first == wording.name():
        first = wording.name(language) or first
    return tr("%1, new songs").replace("%1", first) if name.endswith(_REST) else first
