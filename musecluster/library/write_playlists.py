# SPDX-License-Identifier: GPL-3.0-or-later
"""Several playlists become files of one folder, each under a name that every system takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from musecluster.errors import MuseClusterError
from musecluster.library.filenames import unique_names
from musecluster.library.m3u import codec_of, m3u_lines, write_m3u
from musecluster.library.playlist_file import Entry
from musecluster.library.xspf import write_xspf, xspf_document

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from musecluster.track import Playlist, Track

Form = Literal["m3u8", "m3u", "xspf"]


@dataclass
class Report:
    """What was written, and a sentence for each thing that could not be."""

    written: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def write_playlists(
    playlists: Sequence[Playlist],
    tracks: Mapping[int, Track],
    folder: Path,
    *,
    form: Form,
    relative: bool = True,
    bom: bool = False,
) -> Report:
    """Write one file a playlist at once; parameters as of `writing`."""
    report = Report()
    for _ in writing(playlists, tracks, folder, report, form=form, relative=relative, bom=bom):
        pass
    return report


def writing(
    playlists: Sequence[Playlist],
    tracks: Mapping[int, Track],
    folder: Path,
    report: Report,
    *,
    form: Form,
    relative: bool = True,
    bom: bool = False,
) -> Generator[None]:
    """Write one file a playlist, yielding after each; the folder is made where there is none.

    Parameters
    ----------
        tracks: by id; those that are not here are passed over.
        report: gets what was written.
        form: also the ending of the files' names.
        relative, bom: as in `write_m3u`.

    Raises
    ------
        MuseClusterError: the folder cannot be written; files before it are written whole.
    """
    _make(folder)
    for playlist, stem in zip(playlists, unique_names(one.name for one in playlists), strict=True):
        songs = entries(playlist, tracks)
        target = folder / f"{stem}.{form}"
        if form == "xspf":
            report.remarks += write_xspf(playlist.name, songs, target, relative=relative)
        else:
            report.remarks += write_m3u(
                playlist.name, songs, target, relative=relative, bom=bom, encoding=form
            )
        report.written.append(target)
        yield


def preview(
    playlist: Playlist,
    tracks: Mapping[int, Track],
    folder: Path,
    *,
    form: Form,
    relative: bool = True,
    count: int = 5,
) -> str:
    """How the file of a playlist would begin: its first songs."""
    songs = entries(playlist, tracks, count)
    if form == "xspf":
        return xspf_document(playlist.name, songs, folder, relative=relative).decode("utf-8")
    lines = m3u_lines(playlist.name, songs, folder, relative=relative, codec=codec_of(form))
    return "\n".join(lines).encode("utf-8", "replace").decode("utf-8")


def entries(playlist: Playlist, tracks: Mapping[int, Track], count: int | None = None) -> list[Entry]:
    """The songs of a playlist, or its first ones, as playlist files need them."""
    known = (tracks[track_id] for track_id in playlist.track_ids[:count] if track_id in tracks)
    return [Entry(one.path, one.tags.title, one.tags.artist, one.tags.duration) for one in known]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MuseClusterError(f"The folder {folder} cannot be made ({error.strerror}).") from error
