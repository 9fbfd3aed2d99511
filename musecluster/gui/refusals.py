# SPDX-License-Identifier: GPL-3.0-or-later
"""What the road and the store refuse, in the listener's language; they themselves speak English.

The command line and the worker print the same sentences, so that they are known here by their words: a test
reads every sentence from the code. Where one tells a person to type something, the window says what to do in
it instead. One that is not known stays as it is.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Mark words for the translators; they are translated when they are shown."""
    return text


# A {} stands for what differs.
SENTENCES = (
    tr("Another MuseCluster is working on the library {}: wait until it has finished, or stop it."),
    tr("Another program keeps the library {} busy: close that program and try again."),
    tr(
        "The library {} is damaged: scan your folders again; the damaged file will be set aside and a new"
        " library made."
    ),
    tr(
        "The library was damaged, so it has been set aside as {} and a new one was started: scan all your"
        " folders again."
    ),
    tr(
        "The library {} was made by a newer MuseCluster (version {}, this program knows {}): install the"
        " newest MuseCluster."
    ),
    tr("There is no folder {}; check its name, or connect its drive."),
    tr("The folder {} may not be read; check its permissions."),
    tr("The folder {} is empty now. Its songs are kept; if it is on a drive, connect that."),
    tr(
        "Processes cannot share memory on this system, which listening needs ({}): on Linux, make /dev/shm a"
        " folder that you may write to."
    ),
    tr("The network's weights cannot be read ({}); install MuseCluster again."),
    tr("{} is of another version: form {}, this program reads {}."),
    tr("The folder {} could not be made: {}."),
    tr("The folder {} cannot be made ({})."),
    tr("{} could not be written: {}."),
    tr("{} cannot be read: {}."),
    tr("{} is too large to be a playlist: choose {}."),
    tr("{} is not a playlist: choose {}."),
    tr("{} is not an XSPF playlist: choose an XSPF, M3U or M3U8 file."),
    tr(
        "{} has a document type declaration, which no playlist needs and which could do harm, so it was not"
        " read."
    ),
    tr("{} songs in {} cannot be named in a line of text, so the full address is given."),
    tr("1 song in {} cannot be named in a line of text, so the full address is given."),
    tr("{} shows some letters as “?”, which {} cannot hold; the format m3u8 can."),
    tr("The settings in {} could not be read ({})."),
    tr("The settings in {} are damaged, so they are not used: {}."),
    tr("The settings were damaged, so they have been set aside as {} and begin anew."),
    tr("“{}” is {}, but must be a list of texts."),
    tr("“{}” is {}, but must be true or false."),
    tr("“{}” is {}, but must be a whole number."),
    tr("“{}” is {}, but must be a number."),
    tr("“{}” is {}, but must be a text."),
    tr("“{}” is {}, but must be {} to {}."),
    tr("“{}” is {}, but must be one of {}."),
    tr("The usual value is used until {} is corrected."),
)

# What is said to somebody at a command line, and what the window says instead.
INSTEAD = {
    "The library {} cannot be opened or written: look at the rights of the file and its folder, or name"
    " another library with --library.": tr(
        "The library {} cannot be opened or written: look at the rights of the file and its folder, or choose"
        " another library in the settings, under “Where data lies”."
    ),
    "The library {} cannot be opened or written ({}): look at the rights of its folder, or name another"
    " library with --library.": tr(
        "The library {} cannot be opened or written ({}): look at the rights of its folder, or choose another"
        " library in the settings, under “Where data lies”."
    ),
    "There is no room left on the disk of the library {}: free some space and run the same command again;"
    " everything stored so far is kept.": tr(
        "There is no room left on the disk of the library {}: free some space and try again; everything"
        " stored so far is kept."
    ),
    "The disk of the library {} could not be read or written: check the disk and its free space, and run the"
    " same command again.": tr(
        "The disk of the library {} could not be read or written: check the disk and its free space, and try"
        " again."
    ),
    "There is no library at {} yet: make one with “musecluster scan FOLDER”.": tr(
        "There is no library at {} yet: add your music folder, and one is made."
    ),
    "{} is another program's database: name another library with --library.": tr(
        "{} is another program's database: choose another library in the settings, under “Where data lies”."
    ),
    "{} is a folder: name a file in it with --library, such as {}.": tr(
        "{} is a folder: choose a file in it, such as {}, in the settings, under “Where data lies”."
    ),
    "{} is not a file: name another library with --library.": tr(
        "{} is not a file: choose another library in the settings, under “Where data lies”."
    ),
    "{} is not a MuseCluster library: name another file with --library.": tr(
        "{} is not a MuseCluster library: choose another file in the settings, under “Where data lies”."
    ),
    "{} is not a folder; give the folder that holds your music.": tr(
        "{} is not a folder; choose the folder that holds your music."
    ),
    "The library holds no analysed songs yet; run: musecluster scan FOLDER": tr(
        "The library holds no analysed songs yet; add your music folder first."
    ),
    "{} is a file: name a folder for the demo library.": tr(
        "{} is a file: move it away, so that the demo music can be made there."
    ),
    "{} holds other files: name an empty or a new folder for the demo library.": tr(
        "{} holds other files: move them away, so that the demo music can be made there."
    ),
    "The folder that you are in is gone. Go to another one first: cd ~": tr(
        "The folder in which MuseCluster was started is gone: close this window and start MuseCluster again."
    ),
    "Stopped. What was done is kept; the next run goes on from there.": tr("Stopped; what was done is kept."),
}

# What stands in the place of a {} in some of them.
CAUSES = (
    tr("the disk is full"),
    tr("the disk is read-only"),
    tr("you are not allowed to write there"),
    tr("there is no such folder"),
    tr("there is a folder of that name"),
    tr("an M3U, M3U8 or XSPF file"),
)

_PATTERNS = tuple(
    (re.compile(re.escape(one).replace(r"\{\}", "(.+?)") + r"(?:\s+|$)", re.DOTALL), words)
    for one, words in ({one: one for one in SENTENCES} | INSTEAD).items()
)


def told(output: bytes) -> str:
    """The last sentence for a person in what a worker wrote to standard error; "" where there is none."""
    lines = output.decode("utf-8", "replace").split("\n")
    name = "musecluster: "
    return next((one.removeprefix(name).strip() for one in reversed(lines) if one.startswith(name)), "")


def said(text: str) -> str:
    """One or more sentences, in the language of the window as far as they are known."""
    for pattern, words in _PATTERNS:
        if match := pattern.match(text):
            translated = _translated(words).format(*map(_cause, match.groups()))
            rest = text[match.end() :]
            return f"{translated} {said(rest)}" if rest else translated
    return text


def _cause(part: str) -> str:
    return _translated(part) if part in CAUSES else part


def _translated(words: str) -> str:
    return QCoreApplication.translate("", words)
