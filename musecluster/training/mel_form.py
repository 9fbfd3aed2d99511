# SPDX-License-Identifier: GPL-3.0-or-later
"""The two forms of a clip's log-mel: what the program hears, and what the paper's network was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.audio.mel import HOP, N_MELS, log_mel, scaled

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLIP_SAMPLES = 661_794  # of a clip of GTZAN, 30.01 s at 22,050 Hz: hence the paper's 647 columns


@dataclass(frozen=True)
class MelForm:
    """How a clip becomes a picture.

    Attributes
    ----------
        name: kept with the clips and with weights learned from them: other pictures need other weights.
        hop: samples from column to column; all else is as in audio/mel.py, which is as in the paper.
    """

    name: str
    hop: int

    @property
    def columns(self) -> int:
        """Of a clip of thirty seconds; every clip is brought to so many."""
        return CLIP_SAMPLES // self.hop + 1

    def picture(self, waves: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Scaled log-mel of a track's windows, one after the other.

        float32 [W, T] to uint8 [at most `columns`, 128], (S_dB + 80) / 80 * 255.
        """
        levels = np.rint(scaled(log_mel(waves, hop=self.hop)) * 255).astype(np.uint8)
        return levels.reshape(-1, N_MELS)[: self.columns]


APP = MelForm("musecluster", HOP)
PAPER = MelForm("paper", 1024)  # Liu, Feng, Liu, Wang and Liu (2021): 647 x 128
FORMS = {"app": APP, "paper": PAPER}


def fill(picture: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """A picture [T, 128] repeated from its beginning until it is `columns` long, or cut to that.

    Repeated, because a clip followed by silence teaches that its genre falls silent, and because a random
    crop of it would often hold nothing else. A repeated clip has the means over time of the clip itself.
    """
    return picture[np.arange(columns) % len(picture)]
