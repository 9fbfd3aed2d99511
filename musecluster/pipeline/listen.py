# SPDX-License-Identifier: GPL-3.0-or-later
"""One file's way down the road: its tags, its cover, and what is heard of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from musecluster import paths
from musecluster.audio.decode import decode, hear
from musecluster.audio.descriptors import describe
from musecluster.audio.mel import SAMPLE_RATE, log_mel
from musecluster.embedding.embed import Embedder
from musecluster.library.covers import folder_cover, save_thumbnail
from musecluster.library.tags import read_cover, read_tags
from musecluster.track import Analysis, Tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from musecluster.audio.decode import Heard


_PADDING = 1.0  # seconds by which a header may promise more than is there: encoders fill their last packets


@dataclass(frozen=True, slots=True, eq=False)
class Listened:
    """What one file gave.

    Attributes
    ----------
        cover: file name of the thumbnail in the cache, if there is one.
        analysis: None where the library already knows this audio.
    """

    tags: Tags
    audio_key: bytes
    cover: str | None
    analysis: Analysis | None


class Listener:
    """Listens to files with one network; one Listener serves one process."""

    def __init__(self, weights: Path | None = None, covers: Path | None = None) -> None:
        self.embedder = Embedder(weights)
        self._covers = covers or covers_dir()

    def listen(self, path: bytes, known: Callable[[bytes], bool] = lambda _: False) -> Listened:
        """Read and analyse one file; what `known` says of its audio key saves the decoding.

        Raises
        ------
            UnreadableAudioError: the file gave no sound.
            OSError: it vanished or may not be read.
        """
        heard = hear(path)
        analysis = None if known(heard.audio_key) else self.analyse(heard)
        return Listened(_of_true_length(read_tags(path), heard), heard.audio_key, self._cover(path), analysis)

    def analyse(self, heard: Heard) -> Analysis:
        """What the network and the descriptors make of the heard windows."""
        waves = decode(heard)
        embedding, genres = self.embedder.embed(log_mel(waves))
        return Analysis(embedding, genres, describe(waves), heard=waves.size / SAMPLE_RATE)

    def _cover(self, path: bytes) -> str | None:
        image = read_cover(path) or folder_cover(path)
        return save_thumbnail(image, self._covers) if image else None


def _of_true_length(tags: Tags, heard: Heard) -> Tags:
    """The tags with what there is of a file that is cut short, not with what its header promises."""
    promised, there = tags.duration, heard.measured
    if promised and there and there < promised - _PADDING:
        return replace(tags, duration=there)
    return tags


def covers_dir() -> Path:
    """Where thumbnails lie."""
    return paths.cache_dir() / "covers"
