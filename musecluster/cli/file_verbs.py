# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs that need no library: genre, picture, demo."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from musecluster.cli import NOTHING_USABLE, WELL
from musecluster.cli.output import counted, print_json

if TYPE_CHECKING:
    from argparse import Namespace


def genre(chosen: Namespace) -> int:
    """Say what genre the network hears in files; those that give no sound are named on standard error."""
    from musecluster.pipeline.ask import genres

    heard, reasons = genres([os.fsencode(file) for file in chosen.files])
    for file, reason in reasons:
        print(f"{file}: {reason}", file=sys.stderr)
    if chosen.json:
        print_json(heard)
    else:
        for one in heard:
            likely = [
                f"{g['name']} {g['probability']:.0%}" for g in one["genres"] if g["probability"] >= 0.05
            ]
            print(f"{one['path']}\n    {', '.join(likely)}")
    return WELL if heard else NOTHING_USABLE


def picture(chosen: Namespace) -> int:
    """Draw a song as the network hears it."""
    from musecluster.audio.picture import draw

    draw(os.fsencode(chosen.file), chosen.out)
    if chosen.json:
        print_json({"written": str(chosen.out)})
    else:
        print(chosen.out)
    return WELL


def _tell(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total} songs made", end="" if done < total else "\n", file=sys.stderr)


def _tell_program(done: int, total: int) -> None:
    print_json({"event": "progress", "stage": "making", "done": done, "total": total})
    sys.stdout.flush()


def demo(chosen: Namespace) -> int:
    """Make a small library of synthetic music."""
    from musecluster.audio.demo import make_demo

    files = make_demo(chosen.folder, songs=chosen.songs, progress=_tell_program if chosen.json else _tell)
    if chosen.json:
        print_json({"written": [str(file) for file in files]})
    else:
        print(f"{counted(len(files), 'song')} made in {chosen.folder}.")
        print(f'Next: musecluster scan "{chosen.folder}"')
    return WELL
