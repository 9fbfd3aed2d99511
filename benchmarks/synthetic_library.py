# SPDX-License-Identifier: GPL-3.0-or-later
"""A large invented library for pictures and measurements: plausible tags, vectors that lie in styles.

    python -m benchmarks.synthetic_library FILE [--songs 20000]

Nothing is heard: artists keep near their style and songs near their artist, as real vectors do. The files
do not exist, and no folder is named that could be looked for; covers lie in the cache folder.
`musecluster cluster --library FILE` finds its playlists.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster import paths
from musecluster.audio.demo_files import draw_cover
from musecluster.embedding.weights import shipped_genres, shipped_id
from musecluster.library.covers import save_thumbnail
from musecluster.library.store import Store
from musecluster.track import Analysis, Descriptors, FoundFile, Tags

if TYPE_CHECKING:
    from collections.abc import Iterator

DIMENSIONS, COVERS, SEED = 128, 48, 7
GENRES = shipped_genres()
KEYS = tuple(f"{tonic}{mode}" for tonic in ("C", "D", "Eb", "F", "G", "A", "Bb") for mode in ("", "m"))


class Style(NamedTuple):
    """What the songs of a style have in common; `hears` are genres of the network."""

    genre: str
    hears: tuple[str, ...]
    share: int
    tempo: float
    loudness: float
    years: tuple[int, int]


STYLES = (
    Style("Indie Rock", ("rock",), 15, 124, -9.5, (1994, 2024)),
    Style("Classic Rock", ("rock", "blues"), 11, 118, -12, (1966, 1984)),
    Style("Metal", ("metal",), 8, 138, -8, (1983, 2022)),
    Style("Synthpop", ("pop", "disco"), 9, 117, -10, (1980, 2021)),
    Style("Pop", ("pop",), 12, 112, -8.5, (1998, 2025)),
    Style("Hip-Hop", ("hiphop",), 9, 92, -9, (1990, 2024)),
    Style("House", ("disco",), 7, 124, -9, (1988, 2023)),
    Style("Ambient", ("classical",), 6, 78, -21, (1982, 2023)),
    Style("Jazz", ("jazz",), 9, 128, -17, (1955, 2019)),
    Style("Classical", ("classical",), 8, 96, -22, (1968, 2018)),
    Style("Reggae", ("reggae",), 4, 76, -13, (1971, 1998)),
    Style("Country", ("country",), 6, 108, -11.5, (1964, 2020)),
    Style("Folk", ("country", "blues"), 7, 102, -15, (1969, 2022)),
    Style("Soul", ("blues", "disco"), 6, 104, -12.5, (1963, 1982)),
)
FIRST = "Anna Bruno Clara Dario Edda Felix Greta Hugo Ines Jonas Katja Leon Mira Nils Olga Pavel Rosa Sven"
LAST = "Ahlberg Brandt Castellan Dvorsky Ekman Farrow Grünfeld Holm Iversen Jansson Kestrel Lindqvist Moreau"
BANDS = "Amber Borrowed Copper Distant Electric Fallen Golden Hollow Ivory Jaded Kinetic Lunar Midnight"
THINGS = "Arcade Birds Choir District Engines Foxes Gardens Harbour Islands Letters Mirrors Orchard Rivers"
WORDS = """
after another autumn before blue bright city cold dance day dream echo evening far fire ghost glass
gold green heart home hour house island kind last late leave letter light little lost moon morning
never new night north ocean old open paper quiet rain red river road room salt sea shadow silver sky
slow small smoke snow song south star still stone storm street summer sun tide town train under
velvet waiting wall water white wild wind window winter wire wonder yellow
"""
FORMS = ("{0} {1}", "The {0} {1}", "{0}", "{0} of the {1}", "No More {0}", "{0} in {1}", "My {0}", "{0}, {1}")


class Song(NamedTuple):
    """All that is stored of one song."""

    path: bytes
    tags: Tags
    analysis: Analysis
    album: int


def main() -> None:
    """Make the library."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--songs", type=int, default=20_000)
    chosen = parser.parse_args()
    make_library(chosen.file, chosen.songs)
    print(f"{chosen.songs:,} songs in {chosen.file}")


def make_library(file: Path, count: int) -> None:
    """Store as many songs as a scan would, and covers in the cache folder."""
    random, covers = np.random.default_rng(SEED), paths.cache_dir() / "covers"
    pictures = [save_thumbnail(draw_cover(random), covers) for _ in range(COVERS)]
    network = shipped_id()
    with Store(file, write=True) as store:
        for song in songs(count, random):
            cover = pictures[song.album % COVERS] if song.album % 5 else None  # some albums have none
            _put(store, song, random, cover, network)


def add_songs(file: Path, count: int) -> None:
    """Store more songs in a library, without covers."""
    random = np.random.default_rng()
    with Store(file, write=True) as store:
        for song in songs(count, random):
            _put(store, song, random, None, store.networks()[0])


def _put(store: Store, song: Song, random: np.random.Generator, cover: str | None, network: str) -> None:
    found = FoundFile(song.path, 5_000_000, 1)
    store.put(found, song.tags, random.bytes(32), cover, song.analysis, network)


def songs(count: int, random: np.random.Generator) -> Iterator[Song]:
    """Artists in chance order, each with one to four albums of eight to fourteen songs."""
    shares = np.array([style.share for style in STYLES], float)
    middles = _unit(random.normal(size=(len(STYLES), DIMENSIONS)))
    made = album = 0
    while made < count:
        number = int(random.choice(len(STYLES), p=shares / shares.sum()))
        artist, near = _artist(random), _unit(middles[number] + _noise(random, 0.3))
        for _ in range(int(random.integers(1, 5))):
            like, album = _unit(near + _noise(random, 0.1)), album + 1
            for song in _album(STYLES[number], artist, like, album, random):
                if made == count:
                    return
                made += 1
                yield song


def _album(
    style: Style, artist: str, like: np.ndarray, album: int, random: np.random.Generator
) -> Iterator[Song]:
    name, year = _title(random), int(random.integers(style.years[0], style.years[1] + 1))
    for number in range(1, int(random.integers(9, 15))):
        title, length = _title(random), float(np.clip(random.lognormal(5.42, 0.28), 70, 900))
        tags = Tags(
            title, (artist,), name, track_number=number, year=year, genres=(style.genre,), duration=length
        )
        path = f"/music/{artist}/{album:04} {name}/{number:02} {title}.flac".encode()
        yield Song(path, tags, _heard(style, like, random), album)


def _heard(style: Style, like: np.ndarray, random: np.random.Generator) -> Analysis:
    genres = random.dirichlet(np.full(len(GENRES), 0.15))
    for genre in style.hears:
        genres[GENRES.index(genre)] += 2
    tempo = float(np.clip(random.normal(style.tempo, 14), 55, 200))
    described = Descriptors(tempo, str(random.choice(KEYS)), float(random.normal(style.loudness, 1.5)))
    vector = _unit(like + _noise(random, 0.5)).astype(np.float32)
    return Analysis(vector, (genres / genres.sum()).astype(np.float32), described, 30.0)


def _artist(random: np.random.Generator) -> str:
    if random.random() < 0.5:
        return f"{random.choice(FIRST.split())} {random.choice(LAST.split())}"
    return f"{random.choice(BANDS.split())} {random.choice(THINGS.split())}"


def _title(random: np.random.Generator) -> str:
    first, second = (str(word).capitalize() for word in random.choice(WORDS.split(), 2, replace=False))
    return FORMS[int(random.integers(len(FORMS)))].format(first, second)


def _noise(random: np.random.Generator, size: float) -> np.ndarray:
    """A step of about this length in any direction."""
    return size * random.normal(size=DIMENSIONS) / np.sqrt(DIMENSIONS)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


if __name__ == "__main__":
    main()
