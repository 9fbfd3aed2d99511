# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws every picture of this folder anew from a library of your own.

python docs/screenshots/make.py --library FILE
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

PICTURES = {
    "first": "--view first --theme light",
    "first-dark": "--view first --theme dark",
    "songs": "--view table --theme light",
    "songs-dark": "--view table --theme dark",
    "map": "--view map --theme light",
    "map-dark": "--view map --theme dark",
    "both": "--view both --theme light --size 1600x900",
    "small": "--view table --theme light --size 900x600",
    "large-scale": "--view table --theme dark --scale 2",
}


def main() -> None:
    """Start the program once for each picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, required=True, metavar="FILE")
    library = parser.parse_args().library.resolve()
    for name, options in PICTURES.items():
        target = Path(__file__).parent / f"{name}.png"
        command = (
            sys.executable,
            "-m",
            "musecluster",
            "--library",
            str(library),
            "--screenshot",
            str(target),
        )
        subprocess.run((*command, *options.split()), check=True)
        print(target)


if __name__ == "__main__":
    main()
