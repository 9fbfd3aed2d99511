# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws every picture of this folder anew: from a library of real songs, and from a large invented one.

    python docs/screenshots/make.py --library FILE [--large FILE]

FILE is the library of your own songs. Without --large, 20,000 songs are invented and clustered first, which
takes a minute or two (benchmarks/synthetic_library.py).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent

OF_OWN_SONGS = {
    "first": "--view first --theme light",
    "first-dark": "--view first --theme dark",
    "songs": "--view table --theme light --song 3",
    "songs-dark": "--view table --theme dark --song 3",
    "map": "--view map --theme light --song 3",
    "map-dark": "--view map --theme dark --song 3",
    "both": "--view both --theme light --size 1600x900 --song 3",
    "small": "--view table --theme light --size 900x600",
    "large-scale": "--view table --theme dark --scale 2 --song 3",
    "mirrored": "--view table --theme light --direction rtl --song 3",
}

OF_MANY_SONGS = {
    "many-songs": "--view table --theme light --song 3",
    "many-map": "--view map --theme light",
    "many-map-dark": "--view map --theme dark",
    "many-both": "--view both --theme dark --size 1600x900 --song 3",
}


def main() -> None:
    """Start the program once for each picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, required=True, metavar="FILE")
    parser.add_argument("--large", type=Path, metavar="FILE")
    chosen = parser.parse_args()
    draw(chosen.library, OF_OWN_SONGS)
    if chosen.large:
        draw(chosen.large, OF_MANY_SONGS)
        return
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.db"
        run("benchmarks.synthetic_library", str(large))
        run("musecluster", "cluster", "--library", str(large))
        draw(large, OF_MANY_SONGS)


def draw(library: Path, pictures: dict[str, str]) -> None:
    """The pictures of one library."""
    for name, options in pictures.items():
        target = HERE / f"{name}.png"
        run("musecluster", "--library", str(library.resolve()), "--screenshot", str(target), *options.split())
        print(target)


def run(module: str, *arguments: str) -> None:
    """Run a module of this checkout."""
    subprocess.run((sys.executable, "-m", module, *arguments), check=True, cwd=HERE.parent.parent)


if __name__ == "__main__":
    main()
