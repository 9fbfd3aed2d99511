# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit did, in a few words, so that a menu says what it would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.gui.language import tr
from musecluster.gui.plain import one_line

if TYPE_CHECKING:
    from musecluster.gui.collection import Collection
    from musecluster.library.edits import Edit

LONGEST = 40  # characters of a playlist's name


def undo(edit: Edit | None, collection: Collection) -> str:
    """The words of the action that takes an edit back; None: there is none."""
    return tr("Undo") if edit is None else tr("Undo: %1").replace("%1", said(edit, collection))


def redo(edit: Edit | None, collection: Collection) -> str:
    """The words of the action that makes an edit again; None: there is none."""
    return tr("Redo") if edit is None else tr("Redo: %1").replace("%1", said(edit, collection))


def said(edit: Edit, collection: Collection) -> str:
    """An edit as a menu names it, with the playlist's name where it is known."""
    words, name = _kinds()[type(edit).__name__], _name(edit, collection)
    if not name:
        return words
    name = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    return tr("%1 “%2”").replace("%1", words).replace("%2", name.replace("&", "&&"))


def _name(edit: Edit, collection: Collection) -> str:
    playlist = collection.playlist(getattr(edit, "playlist", ""))
    return one_line(playlist.name if playlist is not None else getattr(edit, "name", ""))


def _kinds() -> dict[str, str]:
    return {
        "Create": tr("New playlist"),
        "Rename": tr("Rename"),
        "Recolour": tr("Colour"),
        "Pin": tr("Pin"),
        "Unpin": tr("Unpin"),
        "Merge": tr("Merge"),
        "Split": tr("Split in two"),
        "Delete": tr("Delete playlist"),
        "Add": tr("Add songs"),
        "Remove": tr("Remove songs"),
        "LeaveOut": tr("Leave songs out"),
        "LetIn": tr("Let songs in"),
        "Order": tr("Order"),
    }
