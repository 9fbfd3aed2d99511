# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the track table: what each is called, shows and is sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from musecluster.gui.folding import natural

if TYPE_CHECKING:
    from collections.abc import Callable

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
        text: what a cell says.
        key: what it is sorted by; None and "" come last, whatever the direction.
        width: usual, pixels.
        grows: takes its share of the room that is left.
        rank: the higher, the sooner the column gives way where room is short; 0 never.
        shown: unless the listener chose otherwise.
    """

    name: str
    title: str
    text: Callable[[Collection, int], str]
    key: Callable[[Collection, int], str | float | None]
    width: int
    grows: bool = False
    rank: int = 0
    shown: bool = True
    alignment: Qt.AlignmentFlag = _LEFT

    @property
    def header(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate("", self.title)


def tr(text: str) -> str:
    """Mark words for the translators; they are translated when they are shown."""
    return text


def length(seconds: float | None) -> str:
    """Minutes and seconds, 2:20; nothing where it is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def key_name(key: str | None) -> str:
    """F♯m as musicians write it."""
    return (key or "").replace("#", "♯").replace("b", "♭")


def percent(fit: float) -> str:
    """A share as the language writes it: 93%."""
    return QCoreApplication.translate("columns", "%1%").replace("%1", QLocale().toString(round(100 * fit)))


def _of(read: Callable[[Track], str]) -> Callable[[Collection, int], str]:
    return lambda collection, row: read(collection.tracks[row])


def _natural(read: Callable[[Track], str]) -> Callable[[Collection, int], str]:
    return lambda collection, row: natural(read(collection.tracks[row]))


def _words(name: str, title: str, read: Callable[[Track], str], width: int, **more: object) -> Column:
    return Column(name, title, _of(read), _natural(read), width, **more)


def _number(
    name: str,
    title: str,
    read: Callable[[Track], float | None],
    text: Callable[[Track], str],
    width: int,
    **more: object,
) -> Column:
    return Column(name, title, _of(text), lambda c, row: read(c.tracks[row]), width, alignment=_RIGHT, **more)


def _playlist(collection: Collection, row: int) -> str:
    playlist = collection.playlist_of(collection.tracks[row].id)
    return playlist.name if playlist else ""


def _fit(collection: Collection, row: int) -> float | None:
    track = collection.tracks[row].id
    return collection.fit_of(track) if collection.playlist_of(track) else None


def _fit_text(collection: Collection, row: int) -> str:
    fit = _fit(collection, row)
    return "" if fit is None else percent(fit)


def _added(collection: Collection, row: int) -> str:
    added = collection.added[row]
    when = QDateTime.fromSecsSinceEpoch(added).date()
    return QLocale().toString(when, QLocale.FormatType.ShortFormat) if added else ""


def _tempo(track: Track) -> str:
    tempo = track.descriptors.tempo
    return "–" if tempo is None else str(round(tempo))


COLUMNS = (
    Column("cover", tr("Cover"), lambda *_: "", lambda *_: None, 52),
    _words("title", tr("Title"), lambda track: track.tags.title, 200, grows=True),
    _words("artist", tr("Artist"), lambda track: track.tags.artist, 140, grows=True, rank=1),
    _words("album", tr("Album"), lambda track: track.tags.album, 150, grows=True, rank=5),
    _words("genre", tr("Genre"), lambda track: ", ".join(track.tags.genres), 100, grows=True, rank=6),
    _number(
        "year", tr("Year"), lambda t: t.tags.year, lambda t: str(t.tags.year or ""), 52, rank=8, shown=False
    ),
    _number("duration", tr("Time"), lambda t: t.tags.duration, lambda t: length(t.tags.duration), 60, rank=2),
    _number("tempo", tr("bpm"), lambda t: t.descriptors.tempo, _tempo, 52, rank=4),
    Column(
        "key",
        tr("Key"),
        lambda collection, row: key_name(collection.tracks[row].descriptors.key),
        lambda collection, row: collection.tracks[row].descriptors.key,
        52,
        rank=7,
    ),
    Column("playlist", tr("Playlist"), _playlist, lambda c, r: natural(_playlist(c, r)), 140, True, 9, False),
    Column("fit", tr("Fit"), _fit_text, _fit, 92, rank=3),
    _words("path", tr("File"), lambda track: track.shown_path, 240, grows=True, rank=10, shown=False),
    Column("added", tr("Added"), _added, lambda c, r: c.added[r] or None, 92, rank=8, shown=False),
)
SAMPLE = 500  # songs that stand for all


def filled(collection: Collection) -> dict[str, float]:
    """Of how many songs a column says something, a share in quarters: name -> 0 to 1, of those that grow."""
    rows = range(0, len(collection.tracks), max(1, len(collection.tracks) // SAMPLE))
    return {
        column.name: round(4 * sum(bool(column.text(collection, row)) for row in rows) / len(rows)) / 4
        for column in COLUMNS
        if column.grows and rows
    }


BY_NAME = {column.name: place for place, column in enumerate(COLUMNS)}
"""Name -> index in COLUMNS."""
