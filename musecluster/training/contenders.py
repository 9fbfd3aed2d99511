# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever can be scored, in one form: a unit vector a clip, and genre probabilities if it has them."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from musecluster.audio.mel import WINDOW_COUNT
from musecluster.embedding.embed import FRAMES
from musecluster.embedding.weights import SHIPPED
from musecluster.errors import WeightsError
from musecluster.paths import resource
from musecluster.training.learned import ids_learned, ids_tested
from musecluster.training.mel_form import FORMS
from musecluster.training.mfcc import mfcc_statistics
from musecluster.training.opened import open_onnx, open_safetensors
from musecluster.training.peer import peer_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.training.dataset import Clips
    from musecluster.training.opened import Embed, Opened

_OPENERS = {".onnx": open_onnx, ".safetensors": open_safetensors}
_TIMES = 7  # that the clock is read; the median of them counts
REFERENCE = "MFCC statistics"


@dataclass(frozen=True, eq=False)
class Contender:
    """One row of the table before it is scored.

    Attributes
    ----------
        name: network id, or the file's name.
        kind: "network", "vectors" (of another program) or "reference".
        vectors: float32 [N, D], unit length, one a clip of the dataset; zeros where there is none.
        present: bool [N], the clips that have a vector.
        genres: names, in the order of `shares`; empty without a classifier.
        shares: float32 [N, G], probabilities.
        learned: ids of the clips learned from; None where nothing says it.
        parameters: numbers that training set, of the network without the projection to the vector.
        ms_a_clip: of the network alone on one whole clip, one thread.
        tested: ids of the clips that a fold is tested on; empty where nothing says it.
    """

    name: str
    kind: str
    vectors: NDArray[np.float32]
    present: NDArray[np.bool_]
    genres: tuple[str, ...] = ()
    shares: NDArray[np.float32] = field(default_factory=lambda: np.empty((0, 0), np.float32))
    learned: frozenset[str] | None = frozenset()
    parameters: int | None = None
    ms_a_clip: float | None = None
    tested: frozenset[str] = frozenset()


def contender(file: Path | None, clips: Clips) -> Contender:
    """Hear all clips with what ships (None) or with weights (.onnx, .safetensors), or read vectors (.npz).

    Raises
    ------
        WeightsError: absent, damaged, of another form, or no finite numbers for these clips.
        UsageError: safetensors without torch.
    """
    file = file or resource(SHIPPED)
    if not file.is_file():
        raise WeightsError(f"There is no file {file}.")
    if file.suffix == ".npz":
        vectors, present = peer_vectors(file, clips.ids.tolist())
        return Contender(file.stem, "vectors", unit(vectors), present)
    if file.suffix not in _OPENERS:
        raise WeightsError(
            f"{file} is not .onnx, .safetensors or .npz; other forms, such as pickles, are not opened."
        )
    return _heard(file, _OPENERS[file.suffix](file), clips)


def reference(clips: Clips) -> Contender:
    """The MFCC statistics of the same clips."""
    everywhere = np.ones(len(clips), np.bool_)
    return Contender(REFERENCE, "reference", unit(mfcc_statistics(clips.mel)), everywhere)


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors [N, D] scaled to unit length; zeros stay zeros."""
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    scaled: NDArray[np.float32] = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled


def _heard(file: Path, opened: Opened, clips: Clips) -> Contender:
    learned, tested = ids_learned(opened.note, file), ids_tested(opened.note, file)
    if (form := opened.note.get("mel_form", clips.mel_form)) != clips.mel_form:
        raise WeightsError(
            f"{file} knows log-mels of the form “{form}”, but those of the dataset are “{clips.mel_form}”."
        )
    try:
        window = _columns(clips) // WINDOW_COUNT
        pairs = [opened.embed(_windows(clip, window)) for clip in clips.mel]
        milliseconds = _milliseconds(opened.embed, clips.mel[0])
    except Exception as error:  # onnxruntime raises classes of its own for each kind of mismatch
        raise WeightsError(f"{file} does not run on log-mels [W, F, 128]; is it of this program?") from error
    vectors, shares = (np.stack(each) for each in zip(*pairs, strict=True))
    if vectors.ndim != 2 or shares.shape[1:] != (len(opened.genres),):
        raise WeightsError(
            f"{file} answers with {shares[0].size} genres for {len(opened.genres)} names, which do not fit."
        )
    if not (np.isfinite(vectors).all() and np.isfinite(shares).all()):
        raise WeightsError(f"{file} gives numbers that are not finite; its weights are damaged.")
    return Contender(
        opened.name,
        "network",
        unit(vectors),
        np.ones(len(clips), np.bool_),
        opened.genres,
        shares,
        learned,
        opened.parameters,
        milliseconds,
        tested,
    )


def _columns(clips: Clips) -> int:
    """Of thirty seconds in the clips' form."""
    return next(form.columns for form in FORMS.values() if form.name == clips.mel_form)


def _windows(clip: NDArray[np.uint8], window: int) -> NDArray[np.float32]:
    """A clip uint8 [T, 128] as the program hears it: windows [W, F, 128] of ten seconds, in dB."""
    count = max(1, len(clip) // window)
    return _decibels(clip[: count * window]).reshape(count, -1, clip.shape[1])


def _decibels(clip: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A clip uint8 [T, 128] in dB; a very short one is followed by silence."""
    clip = np.pad(clip, ((0, max(0, FRAMES - len(clip))), (0, 0)))
    return clip.astype(np.float32) * np.float32(80 / 255) - np.float32(80)


def _milliseconds(embed: Embed, clip: NDArray[np.uint8]) -> float:
    """Median processor time of the network on the whole clip at once, after one run that warms it up.

    Processor time, because what else the machine does at that moment is not the network's.
    """
    whole, seconds = _decibels(clip)[None], []
    embed(whole)
    for _ in range(_TIMES):
        begun = time.process_time()
        embed(whole)
        seconds.append(time.process_time() - begun)
    return 1000 * statistics.median(seconds)
