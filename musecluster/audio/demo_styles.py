# SPDX-License-Identifier: GPL-3.0-or-later
"""Eight plainly different kinds of music for the demo library, each composed anew from a score's chances."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.audio import synth
from musecluster.audio.score import Score, lay, master, pan
from musecluster.audio.synth import Envelope, Timbre

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Sound = NDArray[np.float32]


class Style(NamedTuple):
    """How pieces of one kind are made, and the ranges from which each draws its own frame.

    Attributes
    ----------
        compose: score to sound, stereo float32 [2, T] at synth.RATE.
        tempo: lowest and highest, beats a minute.
        meter: beats a bar.
        scales, progressions: one of each is chosen.
    """

    compose: Callable[[Score], Sound]
    tempo: tuple[float, float]
    meter: int
    scales: Sequence[str]
    progressions: Sequence[Sequence[int]]


def compose(style: Style, rng: np.random.Generator) -> Sound:
    """A new piece in that style: stereo float32 [2, T] in [-1, 1], 31 to 45 s."""
    score = Score(
        rng,
        seconds=float(rng.uniform(31, 45)),
        tempo=float(rng.uniform(*style.tempo)),
        meter=style.meter,
        tonic=int(rng.integers(55, 67)),
        scale=str(rng.choice(list(style.scales))),
        progression=style.progressions[int(rng.integers(len(style.progressions)))],
    )
    return style.compose(score)


def _ambient(score: Score) -> Sound:
    """Slow chords that swell into each other, a far bell, wind."""
    envelope = Envelope(score.between(1.2, 2.5), 0.5, 0.8, 2.5)
    pad = Timbre(
        str(score.rng.choice(["saw", "hollow", "triangle"])), envelope, score.between(0.5, 1.0), spread=9
    )
    bell = Timbre("sine", Envelope(0.01, 1.5, 0.0, 0.5))
    pads, bells = score.silence(), score.silence()
    length = score.meter * score.beat
    for _, start, root in score.starts():
        for pitch in [score.pitch(root, -2), *score.chord(root, 4, -1)]:
            lay(pads, synth.note(pad, pitch, length), start, 0.25)
        for place in score.rng.choice(score.meter * 2, 2, replace=False):
            pitch = score.chord(root, 4, 1)[int(score.rng.integers(4))]
            lay(bells, synth.note(bell, pitch, 1.5), start + place * score.beat / 2, score.between(0.05, 0.2))
    wind = synth.low_pass(synth.noise(len(pads), int(score.rng.integers(100))), score.between(250, 700))
    swell = np.sin(np.linspace(0, 3 * np.pi, len(pads), dtype=np.float32)) ** 2
    dry = synth.low_pass(pads, score.between(500, 1100)) + bells + np.float32(0.12) * wind * swell
    return master(synth.reverb(dry, 5.0, 0.6), -20)


def _techno(score: Score) -> Sound:
    """Four on the floor, an off-beat hat, a sawing bass under a stab that opens its filter."""
    bass = Timbre("saw", Envelope(0.003, 0.12, 0.25, 0.04), score.between(0.1, 0.5))
    stab = Timbre("saw", Envelope(0.004, 0.16, 0.1, 0.12), 0.2, spread=14)
    drums, low, high = score.silence(), score.silence(), score.silence()
    boom, tick = synth.kick(score.between(44, 52), 0.5), synth.hat(score.between(35, 60))
    riff = score.rng.choice([0, 0, 0, 7, 4, 2], 16)
    rhythm = score.rng.random(16) < score.between(0.25, 0.45)
    sixteenth = score.beat / 4
    for bar, start, root in score.starts():
        for step in range(16):
            at = start + step * sixteenth
            if step % 4 == 0 and bar % 16 < 15:
                lay(drums, boom, at, 1.0)
            if step % 4 == 2 and score.layers(bar, 2):
                lay(drums, tick, at, 0.35)
            if step % 8 == 4 and score.layers(bar, 4):
                lay(drums, synth.snare(240, 0.9, 22), at, 0.4)
            if step % 4 and score.layers(bar, 1):
                lay(low, synth.note(bass, score.pitch(int(riff[step]), -2), sixteenth * 0.7), at, 0.55)
            if rhythm[step] and score.layers(bar, 4, 1):
                for pitch in score.chord(root, 3):
                    lay(high, synth.note(stab, pitch, sixteenth), at, 0.16)
    opening = np.linspace(0.1, 1, len(high), dtype=np.float32)
    high = opening * high + (1 - opening) * synth.low_pass(high, 700)
    stabs = synth.reverb(synth.echo(high, score.beat * 0.75, 0.35), 1.2, 0.25)
    return master(pan(drums + synth.low_pass(low, score.between(500, 1400)), 0) + stabs, -11)


def _waltz(score: Score) -> Sound:
    """A piano alone in three-four time: bass, chord, chord, and a singing right hand."""
    brightness = score.between(0.9, 1.4)
    left, right = score.silence(), score.silence()
    for bar, start, root in score.starts():
        lay(left, synth.piano(score.pitch(root, -2), 3 * score.beat, brightness), start, 0.55)
        for beat in (1, 2):
            for pitch in score.chord(root, 3, -1):
                lay(
                    left,
                    synth.piano(pitch, score.beat, brightness),
                    start + beat * score.beat,
                    0.22 + 0.04 * (bar % 2),
                )
    rhythms = [(3,), (2, 1), (1, 1, 1), (1.5, 0.5, 1), (1, 0.5, 0.5, 1), (0.5, 0.5, 0.5, 0.5, 1)]
    for note in score.melody(rhythms, reach=6, rests=0.05):
        breath = score.between(-0.012, 0.012)  # seconds; no hand is exact
        held = round(note.length * score.beat + 0.4, 2)
        tone = synth.piano(score.pitch(note.step, 1), held, brightness)
        lay(right, tone, note.beat * score.beat + breath, score.between(0.45, 0.65))
    return master(synth.reverb(left, 1.2, 0.18) + synth.reverb(right, 1.2, 0.2), -19)


def _metal(score: Score) -> Sound:
    """Palm-muted power chords through a hot amplifier, left and right, over double bass drums."""
    muted = Timbre("saw", Envelope(0.002, 0.09, 0.15, 0.03))
    open_ = Timbre("saw", Envelope(0.003, 0.4, 0.8, 0.08), spread=6)
    drums = score.silence()
    guitars = [score.silence(), score.silence()]
    gallop = score.rng.choice([0, 1, 1, 1, 1, 2], 16)  # rest, muted, open
    gallop[0] = 2
    for bar, start, root in score.starts():
        for step in range(16):
            at = start + step * score.beat / 4
            if gallop[step] == 1 or (gallop[step] == 2 and step % 2 == 0):
                timbre, length = (
                    (open_, score.beat * 0.45) if gallop[step] == 2 else (muted, score.beat * 0.2)
                )
                for interval in (0, 7, 12):
                    for side, guitar in enumerate(guitars):
                        pitch = score.pitch(root, -2) - 4 + interval + 0.08 * side
                        lay(guitar, synth.note(timbre, pitch, length), at + 0.007 * side, 0.4)
            if gallop[step] or bar % 4 == 3:
                lay(drums, synth.kick(58, 0.9, 0.18), at, 0.55)
            if step % 8 == 4:
                lay(drums, synth.snare(210, 1.0, 14), at, 0.8)
            if step % 4 == 0:
                lay(drums, synth.hat(7, 0.6), at, 0.8 if bar % 4 == 0 and step == 0 else 0.3)
    gain = score.between(5, 9)
    left, right = (synth.low_pass(synth.overdrive(synth.high_pass(g, 90), gain), 5200) for g in guitars)
    mix = np.float32(0.5) * (pan(left, -0.8) + pan(right, 0.8)) + synth.reverb(drums, 0.7, 0.15)
    return master(mix, -9)


def _chiptune(score: Score) -> Sound:
    """A game console's four voices: two pulses, a triangle and noise, all dry."""
    lead = Timbre("square", Envelope(0.002, 0.08, 0.5, 0.02), vibrato=score.between(0, 18))
    pulse = Timbre("square", Envelope(0.001, 0.03, 0.6, 0.005), score.between(0, 0.3))
    bass = Timbre("triangle", Envelope(0.002, 0.02, 0.9, 0.01))
    arpeggio, tune, low, drums = (score.silence() for _ in range(4))
    sixteenth, turns = score.beat / 4, score.rng.permutation(4)
    for bar, start, root in score.starts():
        tones = [*score.chord(root, 3, 1), score.pitch(root, 2)]
        for step in range(4 * score.meter):
            at = start + step * sixteenth
            lay(arpeggio, synth.note(pulse, tones[turns[step % 4]], sixteenth * 0.8), at, 0.35)
            if step % 2 == 0:
                lay(low, synth.note(bass, score.pitch(root, -1 - step // 2 % 2), sixteenth * 1.5), at, 0.8)
            if score.layers(bar, 2):
                hit = synth.snare(300, 1.0, 30) if step % 8 == 4 else synth.hat(90)
                lay(drums, hit, at, 0.5 if step % 4 == 0 else 0.2)
    rhythms = [
        (1, 1, 1, 1),
        (0.5, 0.5, 1, 0.5, 0.5, 1),
        (1.5, 0.5, 1, 1),
        (0.5,) * 8,
        (0.75, 0.75, 0.5, 1, 1),
    ]
    for note in score.melody(rhythms, reach=6):
        length = round(note.length * score.beat * 0.85, 3)
        lay(tune, synth.note(lead, score.pitch(note.step, 1), length), note.beat * score.beat, 0.5)
    return master(pan(arpeggio, -0.3) + pan(tune, 0.25) + pan(low + drums, 0), -14)


def _dub(score: Score) -> Sound:
    """A heavy bass and a drum on the third beat; the chords fall between the beats and into an echo."""
    deep = Timbre("sine", Envelope(0.01, 0.1, 0.9, 0.08))
    organ = Timbre("hollow", Envelope(0.004, 0.1, 0.3, 0.05), 0.1)
    skank, low, drums = score.silence(), score.silence(), score.silence()
    line = [
        (0.0, 0),
        (0.75, 0),
        *((float(b), int(s)) for b, s in zip((1.5, 2, 2.75), score.rng.choice([2, 4, 5, 7], 3), strict=True)),
    ]
    for bar, start, root in score.starts():
        for beat, step in line[: 5 - bar % 2]:
            lay(
                low,
                synth.note(deep, score.pitch(root + step, -2), 0.6 * score.beat),
                start + beat * score.beat,
                0.9,
            )
        for beat in range(4):
            at = start + beat * score.beat
            for pitch in score.chord(root, 3):
                if not (bar % 4 == 3 and beat > 1):
                    lay(skank, synth.note(organ, pitch, 0.12), at + score.beat / 2, 0.3)
            lay(drums, synth.hat(45), at + score.beat * 0.66, 0.25)
            lay(drums, synth.hat(70), at, 0.18)
        lay(drums, synth.kick(50, 0.3), start + 2 * score.beat, 0.9)
        lay(drums, synth.snare(420, 0.25, 30), start + 2 * score.beat, 0.6)
    wet = synth.echo(synth.high_pass(skank, 300), score.beat * 0.75, score.between(0.45, 0.65))
    return master(pan(synth.overdrive(low, 1.2) + drums, 0) + synth.reverb(wet, 2.2, 0.35), -14)


def _strings(score: Score) -> Sound:
    """A string quartet in four voices that move by the smallest steps, in a hall."""
    bow = Envelope(score.between(0.12, 0.3), 0.2, 0.85, 0.35)
    timbres = [Timbre("saw", bow, darkness, spread=4, vibrato=14) for darkness in (0.5, 0.35, 0.3, 0.2)]
    mix = np.zeros((2, len(score.silence())), np.float32)
    parts = [score.silence() for _ in timbres]
    length = score.meter * score.beat
    for _, start, root in score.starts():
        voices = [score.pitch(root, -1), *score.chord(root, 3)]
        for part, timbre, pitch in zip(parts, timbres, voices, strict=True):
            lay(part, synth.note(timbre, pitch, length * 0.96), start, 0.4)
    rhythms = [(2, 2), (1, 1, 2), (3, 1), (2, 1, 1), (1.5, 0.5, 2)]
    for note in score.melody(rhythms, reach=5, rests=0.0):
        length = round(note.length * score.beat * 0.97, 3)
        lay(parts[3], synth.note(timbres[3], score.pitch(note.step, 1), length), note.beat * score.beat, 0.55)
    for part, side in zip(parts, (0.6, 0.25, -0.2, -0.6), strict=True):
        mix += pan(part, side)
    hall = synth.reverb(mix.mean(axis=0), 2.8, 1.0)
    return master(np.float32(0.6) * mix + np.float32(0.5) * hall, -18)


def _boom_bap(score: Score) -> Sound:
    """Swung drums, a mellow electric piano, a round bass, and a worn record's crackle."""
    keys = Timbre("sine", Envelope(0.005, 0.9, 0.25, 0.2), vibrato=10)
    bell = Timbre("triangle", Envelope(0.002, 0.25, 0.0, 0.05))
    round_ = Timbre("triangle", Envelope(0.01, 0.15, 0.7, 0.05), 0.5)
    chords, low, drums = score.silence(), score.silence(), score.silence()
    swing = score.between(0.56, 0.64)  # where the second eighth of a beat falls
    kicks = [(0, 0), (2, 1), (2, 0) if score.chance(0.5) else (1, 1)]
    for bar, start, root in score.starts():
        for pitch in score.chord(root, 4):
            for place in (0.0, 1 + swing):
                lay(chords, synth.note(keys, pitch, 1.4 * score.beat), start + place * score.beat, 0.25)
                lay(chords, synth.note(bell, pitch + 12, 0.2), start + place * score.beat, 0.08)
        for beat, half in kicks:
            at = start + (beat + half * swing) * score.beat
            lay(drums, synth.kick(54, 0.5), at, 1.0)
            lay(low, synth.note(round_, score.pitch(root, -2), 0.8 * score.beat), at, 0.7)
        for beat in range(4):
            at = start + beat * score.beat
            if beat % 2 and score.layers(bar, 1):
                lay(drums, synth.snare(180, 0.9, 13), at, 0.85)
            lay(drums, synth.hat(70), at, 0.3)
            lay(drums, synth.hat(85), at + swing * score.beat, 0.2)
    pops = score.rng.random(len(low)) < 12 / synth.RATE  # twelve a second
    crackle = synth.low_pass(pops * synth.noise(len(low), int(score.rng.integers(100))), 5000)
    hiss = synth.noise(len(low), 7) * np.float32(0.006)
    warm = synth.low_pass(chords, score.between(1500, 2600))
    return master(
        synth.reverb(warm, 0.9, 0.2) + pan(synth.overdrive(drums, 1.5) + low + crackle + hiss, 0), -13
    )


STYLES = {
    "ambient": Style(
        _ambient, (46, 62), 4, ("major", "lydian", "dorian"), ((0, 3), (0, 5, 3, 4), (0, 4, 5, 3))
    ),
    "techno": Style(
        _techno, (124, 140), 4, ("minor", "phrygian"), ((0, 0, 0, 0, 5, 5, 6, 6), (0, 0, 3, 3), (0,))
    ),
    "waltz": Style(
        _waltz, (120, 168), 3, ("major", "minor"), ((0, 0, 3, 4), (0, 5, 1, 4), (0, 4, 5, 2, 3, 0, 3, 4))
    ),
    "metal": Style(_metal, (150, 190), 4, ("minor", "phrygian"), ((0, 0, 5, 6), (0, 1, 0, 6), (0, 0, 3, 1))),
    "chiptune": Style(
        _chiptune, (140, 172), 4, ("major", "minor"), ((0, 5, 3, 4), (0, 4, 5, 3), (5, 3, 0, 4))
    ),
    "dub": Style(_dub, (68, 80), 4, ("minor", "dorian"), ((0, 3), (0, 0, 3, 4), (0, 6, 5, 6))),
    "strings": Style(
        _strings, (60, 84), 4, ("major", "minor"), ((0, 4, 5, 2, 3, 0, 3, 4), (0, 3, 4, 0), (0, 5, 3, 4))
    ),
    "boom-bap": Style(_boom_bap, (82, 96), 4, ("minor", "dorian"), ((0, 3), (1, 4, 0, 0), (0, 5, 3, 4))),
}
