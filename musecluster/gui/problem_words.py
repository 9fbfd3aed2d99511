# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a file gave no sound, in the listener's language; the library keeps the sentences in English."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Mark words for the translators; they are translated when they are shown."""
    return text


# As the road says them: a {} stands for what differs from file to file.
SENTENCES = (
    tr("The file is empty."),
    tr("This is not a sound file, or it is damaged beyond recognition."),
    tr("The file cannot be read ({})."),
    tr("This is a video, not a piece of music."),
    tr("This is a picture or a video without sound, not a piece of music."),
    tr("There is no sound in this file."),
    tr("The sound is in a form that cannot be decoded; it may be copy-protected."),
    tr("The file holds only {} seconds of sound, too little to judge."),
    tr("The file is damaged: no sound could be decoded from it."),
    tr("The file is silent: there is nothing to hear in it."),
    tr("Reading this file took longer than {} seconds, so it was left out."),
    tr("This file made the decoder crash; it is probably damaged."),
    tr("Reading this file needs more memory than a song should."),
    tr("You have no permission to read this file."),
    tr("The file could not be read from the disk ({})."),
    tr("The file could not be analysed ({})."),
)
_PATTERNS = tuple(re.compile(re.escape(one).replace(r"\{\}", "(.*)"), re.DOTALL) for one in SENTENCES)


def reason(sentence: str) -> str:
    """A sentence of the library in the language of the window; one that is not known stays as it is."""
    for pattern, words in zip(_PATTERNS, SENTENCES, strict=True):
        if match := pattern.fullmatch(sentence):
            return QCoreApplication.translate("", words).format(*match.groups())
    return sentence
