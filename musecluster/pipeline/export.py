# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists of the library become playlist files in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.errors import MuseClusterError
from musecluster.library.records import UNSORTED
from musecluster.library.store import Store
from musecluster.library.write_playlists import write_playlists

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from musecluster.library.write_playlists import Form, Report
    from musecluster.track import Playlist


def export(
    library: Path, folder: Path, *, form: Form, relative: bool, names: Sequence[str], bom: bool
) -> Report:
    """Write one file a playlist; Unsorted only if it is named.

    Parameters
    ----------
        form: also the ending of the files' names.
        names: the playlists to write; all of them if empty.

    Raises
    ------
        MuseClusterError: no such playlist, or the folder cannot be written.
    """
    with Store(library) as store:
        tracks = {track.id: track for track in store.tracks()}
        chosen = _chosen(store.playlists(), names)
    return write_playlists(chosen, tracks, folder, form=form, relative=relative, bom=bom)


def _chosen(playlists: list[Playlist], names: Sequence[str]) -> list[Playlist]:
    if not playlists:
        raise MuseClusterError("There are no playlists yet; run: musecluster scan FOLDER")
    if not names:
        return [one for one in playlists if one.kind != UNSORTED]
    by_name = {one.name.casefold(): one for one in playlists}
    for name in names:
        if name.casefold() not in by_name:
            known = ", ".join(f"“{one.name}”" for one in playlists)
            raise MuseClusterError(f"There is no playlist “{name}”. There are: {known}.")
    return [by_name[name.casefold()] for name in names]
