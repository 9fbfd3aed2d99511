# SPDX-License-Identifier: GPL-3.0-or-later
"""What was heard of audio files, kept so that each is decoded once."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.atomic import why, write_atomically
from musecluster.audio import mel
from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.training.mel_form import MelForm
    from musecluster.training.variation import Variation

_AUDIO = (mel.SAMPLE_RATE, mel.N_FFT, mel.N_MELS, mel.TOP_DB, mel.WINDOW_COUNT, mel.WINDOW_LENGTH)


class HeardClip(NamedTuple):
    """A clip as it was heard: uint8 [T, 128], as long as it is, and the artist in its tags ("": none)."""

    picture: NDArray[np.uint8]
    artist: str


@dataclass(frozen=True)
class MelCache:
    """One file a clip in a folder that may be deleted at any time: all in it can be made again."""

    folder: Path

    def place(self, audio: Path, form: MelForm, variation: Variation | None = None) -> Path:
        """Where a clip or a varied copy is kept; elsewhere once its file, or what is heard of files, changed.

        Raises
        ------
            OSError: the audio file is not there.
        """
        facts = audio.stat()
        known = [os.path.abspath(os.fsencode(audio)), facts.st_size, facts.st_mtime_ns, form, _AUDIO]
        known += [variation] if variation else []
        name = hashlib.blake2b(repr(tuple(known)).encode(), digest_size=16).hexdigest()
        return self.folder / name[:2] / f"{name}.npz"  # no folder of a hundred thousand files

    @staticmethod
    def read(place: Path) -> HeardClip | None:
        """What is kept there; None where nothing is, or nothing whole."""
        try:
            with place.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                return HeardClip(kept["mel"], str(kept["artist"]))
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
            return None

    @staticmethod
    def write(place: Path, clip: HeardClip) -> None:
        """Keep a clip there.

        Raises
        ------
            MuseClusterError: it cannot be written; the sentence says why.
        """
        content = io.BytesIO()
        np.savez(content, mel=clip.picture, artist=np.array(clip.artist))
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MuseClusterError(f"The folder {place.parent} cannot be made: {why(error)}.") from error
        write_atomically(place, content.getvalue())
