# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs for listening: playlists, similar, export."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from musecluster.cli import NOTHING_USABLE, WELL
from musecluster.cli.output import counted, library_of, plain, print_json

if TYPE_CHECKING:
    from argparse import Namespace

_SHOWN = 5  # songs of each playlist that a person sees in the list


def playlists(chosen: Namespace) -> int:
    """List the playlists and what is in them."""
    from musecluster.pipeline.ask import playlists

    found = playlists(library_of(chosen))
    if chosen.json:
        print_json([{key: one[key] for key in ("id", "name", "why", "kind", "tracks")} for one in found])
        return WELL
    for one in found:
        _show(one)
    if not found:
        print("No playlists yet. Run: musecluster scan FOLDER", file=sys.stderr)
    return WELL if found else NOTHING_USABLE


def _show(playlist: dict[str, Any]) -> None:
    print(f"\n{playlist['name']}  ({counted(len(playlist['tracks']), 'song')})\n  {playlist['why']}")
    for label in playlist["labels"][:_SHOWN]:
        print(plain(label))
    if len(playlist["labels"]) > _SHOWN:
        print(f"        … and {len(playlist['labels']) - _SHOWN:,} more")


def similar(chosen: Namespace) -> int:
    """List the songs that sound most like one song."""
    from musecluster.pipeline.ask import similar

    found = similar(
        library_of(chosen), chosen.track, count=chosen.count, per_artist=chosen.per_artist or None
    )
    if chosen.json:
        print_json(found)
        return WELL
    for one in found:
        print(f"{one['score']:4.0%}  {plain(one['artist']) or 'unknown artist'} — {plain(one['title'])}")
        print(f"      {plain(one['path'])}")
    return WELL


def export(chosen: Namespace) -> int:
    """Write the playlists as files that any player opens."""
    from musecluster.pipeline.export import export

    report = export(
        library_of(chosen),
        chosen.folder,
        form=chosen.format,
        relative=chosen.paths == "relative",
        names=chosen.playlist or [],
        bom=chosen.bom,
    )
    if chosen.json:
        print_json({"written": [str(file) for file in report.written], "remarks": report.remarks})
        return WELL
    for remark in report.remarks:
        print(remark, file=sys.stderr)
    for file in report.written:
        print(file)
    return WELL
