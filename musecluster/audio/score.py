# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demo's pieces are composed with: bars and beats, scales, chords, melodies, a mixing desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.audio.synth import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Sound = NDArray[np.float32]

SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}


class Note(NamedTuple):
    """A note of a melody: its beat from the start of the piece, its length in beats, its scale step."""

    beat: float
    length: float
    step: int


@dataclass(frozen=True)
class Score:
    """The frame of one piece.

    Attributes
    ----------
        tempo: beats a minute.
        meter: beats a bar.
        tonic: MIDI note number of the key.
        progression: the scale step on which each bar's chord stands, over and over.
    """

    rng: np.random.Generator
    seconds: float
    tempo: float
    meter: int
    tonic: int
    scale: str
    progression: Sequence[int]

    @property
    def beat(self) -> float:
        """Seconds of a beat."""
        return 60 / self.tempo

    @property
    def bars(self) -> int:
        """Whole bars of the piece, the last one left to ring."""
        return int(self.seconds / self.beat / self.meter)

    def starts(self) -> Iterator[tuple[int, float, int]]:
        """Each bar: its number, the second at which it begins, and the scale step of its chord."""
        for bar in range(self.bars):
            yield bar, bar * self.meter * self.beat, self.progression[bar % len(self.progression)]

    def pitch(self, step: int, octave: int = 0) -> int:
        """MIDI note number of a scale step, 0 being the tonic and 7 the one above."""
        scale = SCALES[self.scale]
        return self.tonic + scale[step % 7] + 12 * (step // 7 + octave)

    def chord(self, step: int, size: int = 3, octave: int = 0) -> list[int]:
        """Thirds stacked on a scale step, low to high, turned so that chords stay near each other."""
        return sorted(self.pitch((step + 2 * k) % 7 + 7 * (k // 4), octave) for k in range(size))

    def silence(self) -> Sound:
        """An empty mono part as long as the piece."""
        return np.zeros(int(self.seconds * RATE), np.float32)

    def chance(self, share: float) -> bool:
        """True in so many of 1."""
        return bool(self.rng.random() < share)

    def between(self, low: float, high: float) -> float:
        """A number from the range."""
        return float(self.rng.uniform(low, high))

    def layers(self, bar: int, first: int, last: int = 0) -> bool:
        """Whether a part plays in this bar that comes in at `first` and goes `last` bars before the end."""
        return first <= bar < self.bars - last

    def melody(self, rhythms: Sequence[Sequence[float]], reach: int = 5, rests: float = 0.15) -> list[Note]:
        """A tune in four-bar phrases: two ideas, repeated and answered (A B A B').

        Parameters
        ----------
            rhythms: note lengths in beats, one bar each, to choose from.
            reach: scale steps that it may move away from the middle.
            rests: share of notes that are left out.
        """
        ideas = [self._idea(rhythms, reach, rests) for _ in range(3)]
        order = [ideas[0], ideas[1], ideas[0], ideas[2]]
        return [
            Note(bar * self.meter + beat, length, step + self._pull(step, root, beat))
            for bar, _, root in self.starts()
            for beat, length, step in order[bar % 4]
        ]

    def _idea(self, rhythms: Sequence[Sequence[float]], reach: int, rests: float) -> list[Note]:
        lengths = rhythms[int(self.rng.integers(len(rhythms)))]
        step, beat, notes = int(self.rng.integers(-2, 5)), 0.0, []
        for length in lengths:
            step = int(np.clip(step + self.rng.choice([-2, -1, -1, 0, 1, 1, 2, 3]), -reach, reach + 4))
            if beat == 0 or not self.chance(rests):
                notes.append(Note(beat, length, step))
            beat += length
        return notes

    def _pull(self, step: int, root: int, beat: float) -> int:
        """How far the nearest tone of the bar's chord lies, which the first note of a bar moves to."""
        if beat:
            return 0
        return min((0, 1, -1, 2, -2), key=lambda move: ((step + move - root) % 7 not in (0, 2, 4), abs(move)))


def lay(part: Sound, sound: Sound, seconds: float, level: float = 1.0) -> None:
    """Add a sound to a mono part at that time; what would lie after its end is cut off."""
    start = max(0, int(seconds * RATE))
    count = min(len(sound), len(part) - start)
    if count > 0:
        part[start : start + count] += np.float32(level) * sound[:count]


def pan(part: Sound, side: float) -> Sound:
    """Mono [T] to stereo [2, T]; side is -1 for left to 1 for right, at equal power."""
    angle = (side + 1) * np.pi / 4
    return np.stack([np.float32(np.cos(angle)) * part, np.float32(np.sin(angle)) * part])


def master(mix: Sound, loudness: float) -> Sound:
    """The finished piece [2, T]: its RMS at `loudness` dB, peaks rounded off below 0.95, ends faded."""
    rms = np.sqrt(np.mean(mix**2)) + 1e-9
    level = np.float32(10 ** (loudness / 20) / rms)
    out: Sound = np.float32(0.95) * np.tanh(level * mix / np.float32(0.95))
    count = out.shape[1]
    edges = [0, 0.01 * RATE, count - 2.5 * RATE, count - 1]
    out *= np.interp(np.arange(count), edges, [0, 1, 1, 0]).astype(np.float32)
    return out
