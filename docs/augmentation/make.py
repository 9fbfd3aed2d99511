# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw the pictures of docs/augmentation.md from music of the demo: python docs/augmentation/make.py."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soxr
from matplotlib.figure import Figure
from PIL import Image

from musecluster.audio.demo_styles import STYLES, compose
from musecluster.audio.mel import HOP, SAMPLE_RATE, log_mel, scaled
from musecluster.audio.synth import RATE
from musecluster.training import audio_augment, augment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

HERE = Path(__file__).parent
SEED = 4
FRAMES = 129


def main() -> None:
    """One PNG a variation: the music as it is above, varied below."""
    piece, other = music("chiptune"), music("metal")
    whole = picture(piece)
    plain = whole[None, :FRAMES]
    for name, varied in pictures(whole, plain, picture(other)[None, :FRAMES]):
        draw(plain[0], varied, HERE / f"{name}.png")
    for name, wave in sounds(piece):
        draw(plain[0], picture(wave)[:FRAMES], HERE / f"{name}.png")


def pictures(
    whole: NDArray[np.float32], plain: NDArray[np.float32], other: NDArray[np.float32]
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Each variation of log-mels by name, float32 [T, 128], far enough to be seen."""
    clip = np.rint(whole[None] * 255).astype(np.uint8)
    yield "crop", augment.crop(clip, FRAMES, chance())[0]
    yield "time_warp", augment.time_warp(plain, chance(), widest=30)[0]
    yield "time_masks", augment.mask(plain, chance(), axis=1, widest=16)[0]
    yield "mel_masks", augment.mask(plain, chance(), axis=2, widest=16)[0]
    both, targets = np.concatenate([plain, *[other] * 7]), np.eye(8, dtype=np.float32)
    yield "mixup", augment.mixup(both, targets, chance(), alpha=8.0)[0][0]
    yield "noise", augment.noise(plain, chance(), decibels=40.0)[0]
    yield "gain", augment.gain(plain, chance(), decibels=18.0)[0]
    yield "tilt", augment.tilt(plain, chance(), decibels=40.0)[0]
    yield "equalise", augment.equalise(plain, chance(), decibels=30.0)[0]
    yield "raise_floor", augment.raise_floor(plain, chance(), decibels=60.0, share=1.0)[0]
    yield "mel_shift", augment.mel_shift(plain, chance(), bands=8)[0]


def sounds(wave: NDArray[np.float32]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Each variation of sound by name, float32 [T]."""
    yield "time_stretch", audio_augment.time_stretch(wave, 1.25)
    yield "pitch_shift", audio_augment.pitch_shift(wave, 5)
    yield "hiss", audio_augment.hiss(wave, chance(), decibels=-20.0)


def music(style: str) -> NDArray[np.float32]:
    """Mono sound float32 [T] at SAMPLE_RATE, 20 s of a piece of the demo."""
    stereo = compose(STYLES[style], chance())
    mono = soxr.resample(stereo.mean(0), RATE, SAMPLE_RATE)
    return mono[: 260 * HOP].astype(np.float32)


def picture(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scaled log-mel float32 [T, 128]."""
    return scaled(log_mel(wave[None]))[0]


def chance() -> np.random.Generator:
    """The same for every picture, so that the command changes none without a reason."""
    return np.random.default_rng(SEED)


def draw(before: NDArray[np.float32], after: NDArray[np.float32], out: Path) -> None:
    """Two log-mels one above the other, time to the right, high tones at the top."""
    figure = Figure(figsize=(6.4, 4), dpi=90, layout="constrained")
    for axes, mel, name in zip(figure.subplots(2, 1), (before, after), ("as it is", "varied"), strict=True):
        seconds = len(mel) * HOP / SAMPLE_RATE
        axes.imshow(mel.T, origin="lower", aspect="auto", vmin=0, vmax=1, extent=(0, seconds, 0, 128))
        axes.set(ylabel=f"{name}\nmel band", yticks=(0, 64, 128))
    axes.set(xlabel="seconds")
    png = io.BytesIO()
    figure.savefig(png)
    Image.open(png).convert("RGB").quantize(64).save(out, optimize=True)  # a quarter of the bytes


if __name__ == "__main__":
    main()
