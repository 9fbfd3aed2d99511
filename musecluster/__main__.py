# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's one entry: a verb goes to the command line, no verb opens the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> int:
    """Open the window or run the command line; the exit code."""
    arguments = sys.argv[1:]
    if wants_window(arguments):
        return _window(arguments)
    from musecluster.cli import run

    return run(arguments)


def wants_window(arguments: Sequence[str]) -> bool:
    """True where there are only options of the window: no verb, no --help."""
    names = [argument.partition("=") for argument in arguments]
    rest = iter(names)
    for name, equals, _ in rest:
        if name not in _WINDOW_OPTIONS or (not equals and next(rest, None) is None):
            return False
    return True


_WINDOW_OPTIONS = (
    "--library",
    "--screenshot",
    "--view",
    "--theme",
    "--size",
    "--scale",
    "--song",
    "--direction",
)


def _window(arguments: Sequence[str]) -> int:
    try:
        from musecluster.gui.app import run
    except ImportError as error:  # Qt, or a system library that it needs, is not installed
        return _no_window(f"The window could not be loaded ({error}).")
    return run(arguments, _no_window)


def _no_window(sentence: str) -> int:
    """Say why there is no window, and what the command line can do instead."""
    from musecluster.cli import NOTHING_USABLE, run

    print(f"musecluster: {sentence} The command line works without it.\n", file=sys.stderr)
    run([])
    return NOTHING_USABLE


if __name__ == "__main__":
    sys.exit(main())
