# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: finds the verb, runs it, and turns its end into one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from musecluster.errors import MuseClusterError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

WELL, NOTHING_USABLE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

EXAMPLES = """\
MuseCluster turns a folder of music into playlists. Three commands to begin with:

  musecluster scan ~/Music                 listen to your songs and find playlists
  musecluster similar ~/Music/song.mp3     more like this song
  musecluster export ~/Playlists           write the playlists as M3U8 files

No music at hand? “musecluster demo” makes some. “musecluster --help” lists every verb.
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns
    -------
        0 well; 1 nothing usable, or the library cannot be opened or written; 2 wrong usage; 130 Ctrl-C.
    """
    from musecluster import settings
    from musecluster.cli.parser import parser

    if not arguments:
        print(EXAMPLES, end="")
        return WELL
    _write_utf8()
    if not _somewhere():
        return _sorry("The folder that you are in is gone. Go to another one first: cd ~", WRONG_USAGE)
    chosen = parser().parse_args(arguments)
    chosen.settings = settings.load()
    if chosen.settings.notice:
        _sorry(chosen.settings.notice, WELL)
    try:
        code: int = chosen.verb(chosen)
        sys.stdout.flush()
        return code
    except UsageError as error:
        return _sorry(error, WRONG_USAGE)
    except MuseClusterError as error:
        return _sorry(error, NOTHING_USABLE)
    except KeyboardInterrupt:
        return _sorry("Stopped. What was done is kept; the next run goes on from there.", INTERRUPTED)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL


def _somewhere() -> bool:
    """Say whether the working folder is still there, without which no relative name means anything."""
    try:
        return bool(os.getcwd())
    except OSError:
        return False


def _sorry(sentence: object, code: int) -> int:
    print(f"musecluster: {sentence}", file=sys.stderr)
    return code


def _write_utf8() -> None:
    """Names and JSON leave as UTF-8 whatever the system's code page; what has no form becomes U+FFFD."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
