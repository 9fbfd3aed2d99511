# SPDX-License-Identifier: GPL-3.0-or-later
"""Varied copies of clips: the same for every run, made once, drawn to learn from and never scored."""

from __future__ import annotations

import os
from dataclasses import replace

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

from musecluster.audio.decode import decode, hear
from musecluster.errors import MuseClusterError
from musecluster.training.dataset import Clips, load
from musecluster.training.entry import Entry
from musecluster.training.hear_clips import hear_clips, hear_copies
from musecluster.training.mel_cache import MelCache
from musecluster.training.mel_form import APP, fill
from musecluster.training.variation import FACTOR, SEMITONES, Variation, variation
from tests.training.datasets import bright, melodic, write_clip


@hypothesis.given(clip=st.text(st.characters(exclude_categories=["Cs"])), number=st.integers(0, 99))
def test_a_copy_differs_as_its_clip_and_number_say_and_within_bounds(clip, number):
    one = variation(clip, number)
    assert one == variation(clip, number)
    assert one != variation(clip, number + 1)
    assert abs(one.semitones) <= SEMITONES
    assert 1 / FACTOR - 1e-4 <= one.factor <= FACTOR


def test_copies_lie_on_both_sides_of_the_clip():
    every = [variation(f"clip.{n}", 0) for n in range(200)]
    assert 0.35 < np.mean([one.semitones > 0 for one in every]) < 0.65
    assert 0.35 < np.mean([one.factor > 1 for one in every]) < 0.65


def test_every_window_is_varied_alike(rng):
    wave = rng.uniform(-0.5, 0.5, 22_050).astype(np.float32)
    varied = Variation(2.0, 1.1).of(np.stack([wave, wave]))
    assert varied.shape == (2, round(1.1 * 22_050))
    np.testing.assert_array_equal(varied[0], varied[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two genres with splits, a clip of a second, one longer than is listened to, and one without sound."""
    folder = tmp_path_factory.mktemp("genres")
    write_clip(folder / "noise" / "short.wav", bright(1.0))
    write_clip(folder / "noise" / "b.wav", bright(2.0))
    write_clip(folder / "tunes" / "long.mp3", melodic(40))
    write_clip(folder / "tunes" / "d.wav", melodic(1.5))
    (folder / "tunes" / "broken.mp3").write_bytes(b"no sound at all" * 99)
    (folder / "train.txt").write_text("noise/short.wav\ntunes/long.mp3\ntunes/broken.mp3\n", "utf-8")
    (folder / "valid.txt").write_text("noise/b.wav\ntunes/d.wav\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def varied(folder, cache):
    """What is heard of it, two copies of each clip to learn from, and what is told meanwhile."""
    told = []
    return load(folder, cache=cache, jobs=1, copies=2, copied=["train"], tell=told.append), told


def test_clips_to_learn_from_have_copies_and_those_to_be_scored_have_none(varied):
    clips, told = varied
    counts = {name: len(each) for name, each in zip(clips.ids.tolist(), clips.copies, strict=True)}
    assert counts == {"short": 2, "long": 2, "b": 0, "d": 0}
    assert {each.shape[1:] for each in clips.copies} == {clips.mel.shape[1:]}
    assert "2 clips are learned from with 2 varied copies each." in told
    assert [len(each) for each in clips.of("valid").copies] == [0, 0]


def test_a_copy_is_what_the_program_hears_of_the_varied_sound(folder, varied):
    clips, _ = varied
    for name, file in (("short", "noise/short.wav"), ("long", "tunes/long.mp3")):
        wave = decode(hear(os.fsencode(folder / file)))
        copies = clips.copies[clips.ids.tolist().index(name)]
        for number, copy in enumerate(copies):
            expected = fill(APP.picture(variation(name, number).of(wave)), APP.columns)
            np.testing.assert_array_equal(copy, expected)


def test_the_clips_themselves_are_as_without_copies(folder, cache, varied):
    clips, _ = varied
    plain = load(folder, cache=cache, jobs=1)
    np.testing.assert_array_equal(plain.mel, clips.mel)
    assert plain.copies == plain.of("train").copies == ()


def test_copies_are_made_once_and_one_more_changes_none_before_it(folder, cache, varied):
    clips, _ = varied
    told = []
    more = load(folder, cache=cache, jobs=1, copies=3, copied=["train"], seed=5, tell=told.append)
    assert "Listening to 2 audio files; 4 are known already." in told
    for before, after in zip(clips.copies, more.copies, strict=True):
        np.testing.assert_array_equal(after[:2], before)


def test_all_clips_have_copies_where_no_split_is_named(folder, cache):
    assert [len(each) for each in load(folder, cache=cache, jobs=1, copies=1).copies] == [1, 1, 1, 1]


def test_a_copy_that_cannot_be_heard_is_left_out_and_the_others_stay_with_their_clips():
    entries = [Entry("a", "x"), Entry("b", "x"), Entry("c", "x")]

    def hear(asked):
        """Nothing of b, and not the second of c."""
        heard = [one for one in asked if one.id != "b" and one.variation != variation("c", 1)]
        return np.array([[[ord(one.id)]] for one in heard], np.uint8), heard

    assert [each[:, 0, 0].tolist() for each in hear_copies(entries, 3, hear)] == [[97] * 3, [], [99] * 2]


def test_a_copy_without_sound_is_told_of_as_a_copy(tmp_path):
    told = []
    broken = Entry("broken", "x", file=tmp_path / "broken.mp3", variation=variation("broken", 0))
    with pytest.raises(MuseClusterError, match="None of 1"):
        hear_clips([broken], APP, MelCache(tmp_path), jobs=1, tell=told.append)
    assert told[0].startswith("A varied copy of ")
    assert "broken.mp3 is left out: The file cannot be read" in told[0]


def test_a_split_without_clips_has_no_copies(folder, cache):
    assert load(folder, cache=cache, jobs=1, copies=2, copied=["none"]).copies == ()


def test_log_mels_that_are_made_cannot_be_varied(tmp_path, rng):
    np.savez(
        tmp_path / "mel.npz", mel=rng.integers(0, 256, (2, 128, 20), dtype=np.uint8), track_id=["a", "b"]
    )
    (tmp_path / "tracks.csv").write_text("track_id,genre\na,x\nb,y\n", "utf-8")
    with pytest.raises(MuseClusterError, match="sound cannot be varied; that needs the audio"):
        load(tmp_path, copies=1)


@pytest.fixture
def drawn_from():
    """Three clips whose cells say which clip and copy they are: clip 0 has two copies, 1 one, 2 none."""
    mel = np.repeat(np.array([0, 10, 20], np.uint8), 4 * 128).reshape(3, 4, 128)
    copies = tuple(mel[n] + np.arange(1, 3 - n, dtype=np.uint8)[:, None, None] for n in range(3))
    names = np.array(["a", "b", "c"])
    return Clips(mel, names, np.arange(3) % 2, ("x", "y"), names, np.full(3, "train"), copies=copies)


def test_a_clip_and_each_of_its_copies_are_drawn_alike_often(drawn_from):
    rng, rows = np.random.default_rng(0), np.array([2, 0, 1] * 200)
    seen = drawn_from.drawn(rows, rng)[:, 0, 0]
    counts = {int(value): int(np.sum(seen == value)) for value in np.unique(seen)}
    assert counts.keys() == {0, 1, 2, 10, 11, 20}
    assert counts[20] == 200
    assert all(40 < counts[value] < 95 for value in (0, 1, 2))
    assert all(70 < counts[value] < 130 for value in (10, 11))


def test_drawing_depends_on_the_generator_alone_and_changes_no_clip(drawn_from):
    before, rows = drawn_from.mel.copy(), np.array([0, 1, 2, 0, 1, 2, 0, 0])
    first, second = (drawn_from.drawn(rows, np.random.default_rng(4)) for _ in range(2))
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(drawn_from.mel, before)


def test_without_copies_no_chance_is_taken(drawn_from):
    rng = np.random.default_rng(4)
    rows = np.array([1, 0])
    np.testing.assert_array_equal(replace(drawn_from, copies=()).drawn(rows, rng), drawn_from.mel[rows])
    assert rng.random() == np.random.default_rng(4).random()
