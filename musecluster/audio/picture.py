# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of a song as the networks hear it: waveform, log-mel spectrogram and MFCC of its windows."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import numpy as np

from musecluster.atomic import write_atomically
from musecluster.audio.decode import decode, hear
from musecluster.audio.mel import N_MELS, SAMPLE_RATE, TOP_DB, log_mel, mel_frequencies, scaled
from musecluster.audio.plot import TEXT, Box, Sheet
from musecluster.track import shown

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.audio.decode import Heard

N_MFCC = 20
_WIDTH, _HEIGHT, _MARGIN = 1280, 800, 32
_LEFT, _RIGHT, _GAP = 92, 1184, 14  # pixels: the panels' edges, and the gap between two windows
_WAVE, _MEL, _MFCC = (128, 110), (288, 274), (612, 130)  # top and height of each row of panels
_SPREAD = 2.5  # standard deviations of an MFCC from its mean at which the colours end


def draw(path: bytes, out: Path) -> None:
    """Draw the song's picture into a PNG of 1280 x 800 pixels, replacing an old one whole.

    Raises
    ------
        UnreadableAudioError: the file gives no sound.
        MuseClusterError: the picture cannot be written.
    """
    heard = hear(path)
    waves = decode(heard)
    mels = log_mel(waves)
    sheet = Sheet(_WIDTH, _HEIGHT)
    _draw_heading(sheet, heard, waves)
    _draw_waves(sheet, waves)
    _draw_mels(sheet, mels)
    _draw_mfcc(sheet, mfcc(mels), waves.shape[1] / SAMPLE_RATE)
    png = io.BytesIO()
    sheet.image.save(png, "PNG")
    write_atomically(out, png.getvalue())


def mfcc(mels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mel-frequency cepstral coefficients (Davis & Mermelstein 1980): DCT-II of the mel bands, orthonormal.

    Parameters
    ----------
        mels: float32 [W, F, N_MELS], dB.

    Returns
    -------
        float32 [W, F, N_MFCC], the first being the loudness.
    """
    from scipy.fft import dct

    coefficients: NDArray[np.float32] = dct(mels, type=2, axis=-1, norm="ortho")[..., :N_MFCC]
    return coefficients


def _draw_heading(sheet: Sheet, heard: Heard, waves: NDArray[np.float32]) -> None:
    name = "".join(char if char.isprintable() else " " for char in shown(os.path.basename(heard.path)))
    sheet.name(_MARGIN, 46, name, size=22, width=_WIDTH - 2 * _MARGIN)
    count, seconds = len(waves), waves.shape[1] / SAMPLE_RATE
    windows = (
        f"{count} windows of {seconds:.1f} s, spread over it"
        if count > 1
        else f"one window of {seconds:.1f} s"
    )
    length = f"{int(heard.duration // 60)}:{int(heard.duration % 60):02} long"
    sheet.text(_MARGIN, 72, f"{heard.codec}, {length}; the network hears {windows}.", size=14)
    for number, box in enumerate(_boxes(_WAVE, count), start=1):
        sheet.text(
            box.left, box.top - 8, f"Waveform, window {number}" if count > 1 else "Waveform", colour=TEXT
        )


def _draw_waves(sheet: Sheet, waves: NDArray[np.float32]) -> None:
    peak = float(np.abs(waves).max())
    boxes = _boxes(_WAVE, len(waves))
    for box, wave in zip(boxes, waves, strict=True):
        sheet.wave(box, wave, peak)
    sheet.marks_left(boxes[0], [(0.04, f"-{peak:.2f}"), (0.5, "0"), (0.96, f"{peak:.2f}")])


def _draw_mels(sheet: Sheet, mels: NDArray[np.float32]) -> None:
    boxes = _boxes(_MEL, len(mels))
    for box, window in zip(boxes, mels, strict=True):
        sheet.matrix(box, scaled(window).T)
    sheet.text(boxes[0].left, boxes[0].top - 8, f"Log-mel spectrogram, {N_MELS} bands", colour=TEXT)
    labels = {125: "125 Hz", 500: "500 Hz", 1000: "1 kHz", 2000: "2 kHz", 4000: "4 kHz", 8000: "8 kHz"}
    bands = np.interp(list(labels), mel_frequencies(), np.arange(N_MELS) + 0.5) / N_MELS
    sheet.marks_left(boxes[0], zip(bands.tolist(), labels.values(), strict=True))
    decibels = (0, -20, -40, -60, -80)
    sheet.scale_beside(_scale(_MEL), [(1 + level / TOP_DB, f"{level} dB") for level in decibels])


def _draw_mfcc(sheet: Sheet, coefficients: NDArray[np.float32], seconds: float) -> None:
    boxes = _boxes(_MFCC, len(coefficients))
    mean, deviation = coefficients.mean(axis=(0, 1)), coefficients.std(axis=(0, 1)) + np.float32(1e-6)
    shade = np.clip((coefficients - mean) / deviation / (2 * _SPREAD) + 0.5, 0, 1)
    for box, window in zip(boxes, shade, strict=True):
        sheet.matrix(box, window.T)
        sheet.marks_below(box, _time_marks(seconds))
    sheet.text(
        boxes[0].left, boxes[0].top - 8, f"MFCC, {N_MFCC} coefficients, each about its own mean", colour=TEXT
    )
    sheet.marks_left(boxes[0], [((number - 0.5) / N_MFCC, str(number)) for number in (1, 5, 10, 15, 20)])
    sheet.scale_beside(_scale(_MFCC), [(1, f"+{_SPREAD} sd"), (0.5, "mean"), (0, f"-{_SPREAD} sd")])


def _boxes(row: tuple[int, int], count: int) -> list[Box]:
    """The panels of a row, one a window."""
    top, height = row
    width = (_RIGHT - _LEFT - _GAP * (count - 1)) // count
    return [Box(_LEFT + number * (width + _GAP), top, width, height) for number in range(count)]


def _scale(row: tuple[int, int]) -> Box:
    top, height = row
    return Box(_RIGHT + 16, top, 10, height)


def _time_marks(seconds: float) -> list[tuple[float, str]]:
    """About five round times of a window, none so late that its label would meet the next window's."""
    step = next((step for step in (0.5, 1, 2, 5, 10, 20) if seconds / step <= 7), 60)
    return [(time / seconds, f"{time:g} s") for time in np.arange(0, 0.95 * seconds, step).tolist()]
