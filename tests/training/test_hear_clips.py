# SPDX-License-Identifier: GPL-3.0-or-later
"""Audio datasets are heard as the program hears songs, once, whatever is wrong with single files."""

from __future__ import annotations

import os

import numpy as np
import pytest

from musecluster.audio.decode import decode, hear
from musecluster.audio.mel import log_mel, scaled
from musecluster.errors import MuseClusterError
from musecluster.training.artist_tag import artist_tag
from musecluster.training.dataset import cache_dir, load
from musecluster.training.mel_cache import HeardClip, MelCache
from musecluster.training.mel_form import APP, PAPER, fill
from tests.training.datasets import bright, melodic, write_clip

GTZAN_CLIP = 661_794  # samples


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two genres, five formats, a clip of a second, one of GTZAN's length, one longer, two bad ones."""
    folder = tmp_path_factory.mktemp("genres")
    write_clip(folder / "noise" / "short.wav", bright(1.0))
    write_clip(folder / "noise" / "au.au", bright(2.0))
    write_clip(folder / "noise" / "full.flac", bright(31)[:GTZAN_CLIP], artist="Ann")
    write_clip(folder / "tunes" / "long.mp3", melodic(45), artist="Bo")
    write_clip(folder / "tunes" / "ogg.ogg", melodic(2.0), artist="bo ")
    write_clip(folder / "tunes" / "tagged.wav", melodic(1.5), artist="Cy")
    write_clip(folder / "tunes" / "blink.wav", melodic(0.6))
    (folder / "tunes" / "broken.mp3").write_bytes(b"no sound at all" * 99)
    return folder


@pytest.fixture(scope="module")
def heard(folder, tmp_path_factory):
    """What is heard of it, and what is told meanwhile."""
    told = []
    return load(folder, cache=tmp_path_factory.mktemp("cache"), jobs=2, tell=told.append), told


def picture_of(clips, name):
    return clips.mel[clips.ids.tolist().index(name)]


def app_hears(file):
    return np.rint(scaled(log_mel(decode(hear(os.fsencode(file))))) * 255).reshape(-1, 128)


def test_every_format_is_heard_and_bad_files_are_listed_and_counted(heard):
    clips, told = heard
    assert clips.ids.tolist() == ["au", "full", "short", "long", "ogg", "tagged"]
    assert clips.genres == ("noise", "tunes")
    assert clips.genre.tolist() == [0, 0, 0, 1, 1, 1]
    reasons = [line for line in told if "is left out" in line]
    assert len(reasons) == 2
    assert any("blink.wav is left out: The file holds only 0.60 seconds" in line for line in reasons)
    assert any("broken.mp3 is left out: This is not a sound file" in line for line in reasons)
    assert "2 of 8 files are left out; the others are used." in told


def test_progress_says_how_many_and_how_fast(heard):
    _, told = heard
    assert told[0] == "Listening to 8 audio files; 0 are known already."
    assert any(line.startswith("8 of 8 heard · ") and line.endswith(" a minute") for line in told)


def test_a_clip_is_what_the_program_hears_of_it(folder, heard):
    clips, _ = heard
    assert clips.mel.shape == (6, 388, 128)
    np.testing.assert_array_equal(picture_of(clips, "full"), app_hears(folder / "noise" / "full.flac"))
    np.testing.assert_array_equal(picture_of(clips, "long"), app_hears(folder / "tunes" / "long.mp3")[:388])


def test_a_clip_of_a_second_is_repeated_and_not_followed_by_silence(folder, heard):
    clips, _ = heard
    once = app_hears(folder / "noise" / "short.wav")
    assert len(once) == 13
    np.testing.assert_array_equal(picture_of(clips, "short"), np.tile(once, (30, 1))[:388])


def test_artists_come_from_the_tags(heard):
    clips, _ = heard
    artists = dict(zip(clips.ids.tolist(), clips.artist.tolist(), strict=True))
    assert artists["full"] == "ann"
    assert artists["long"] == artists["ogg"] == "bo"
    assert artists["tagged"] == "cy"
    assert artists["short"] != artists["au"]


def test_without_splits_they_are_made_by_artist(heard):
    clips, _ = heard
    split = dict(zip(clips.ids.tolist(), clips.split.tolist(), strict=True))
    assert split["long"] == split["ogg"]
    assert set(split.values()) == {"train", "valid", "test"}


def test_a_second_time_nothing_is_decoded(tmp_path, monkeypatch):
    told = []
    for name in ("a/1.wav", "b/2.wav"):
        write_clip(tmp_path / "clips" / name)
    first = load(tmp_path / "clips", cache=tmp_path / "cache", jobs=1)
    monkeypatch.setattr("musecluster.training.hear_clips.process_pool", None)
    again = load(tmp_path / "clips", cache=tmp_path / "cache", tell=told.append)
    np.testing.assert_array_equal(again.mel, first.mel)
    assert not [line for line in told if "Listening" in line]


def test_a_file_that_changed_and_one_whose_copy_is_damaged_are_heard_again(tmp_path):
    told = []
    files = [write_clip(tmp_path / "clips" / name) for name in ("a/1.wav", "b/2.wav", "b/3.wav")]
    cache = MelCache(tmp_path / "cache")
    first = load(tmp_path / "clips", cache=cache.folder, jobs=1)
    write_clip(files[0], bright(1.5))
    os.utime(files[0], ns=(1, 1))
    cache.place(files[1], APP).write_bytes(b"PK\x03\x04 cut short")
    again = load(tmp_path / "clips", cache=cache.folder, jobs=1, tell=told.append)
    assert told[0] == "Listening to 2 audio files; 1 are known already."
    assert (again.mel[0] != first.mel[0]).any()
    np.testing.assert_array_equal(again.mel[1:], first.mel[1:])


def test_the_paper_has_647_columns_and_pictures_of_its_own(folder, tmp_path):
    for name in ("noise/full.flac", "tunes/ogg.ogg"):
        (tmp_path / "clips" / name).parent.mkdir(parents=True)
        (tmp_path / "clips" / name).symlink_to(folder / name)
    clips = load(tmp_path / "clips", form=PAPER, cache=tmp_path / "cache", jobs=1)
    assert clips.mel_form == clips.of("train").mel_form == "paper"
    assert clips.mel.shape == (2, 647, 128)
    wave = decode(hear(os.fsencode(folder / "noise" / "full.flac")))
    expected = np.rint(scaled(log_mel(wave, hop=1024)) * 255)[0]
    np.testing.assert_array_equal(picture_of(clips, "full"), expected)


def test_forms_are_kept_apart(tmp_path):
    file = write_clip(tmp_path / "a.wav")
    assert MelCache(tmp_path).place(file, APP) != MelCache(tmp_path).place(file, PAPER)


def test_nothing_that_can_be_heard_is_one_sentence(tmp_path):
    for name in ("a/1.wav", "b/2.wav"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"nothing")
    with pytest.raises(MuseClusterError, match=r"None of 2 audio files could be heard\. .*a.1\.wav: This is"):
        load(tmp_path, jobs=1)


def test_a_genre_of_which_nothing_can_be_heard_counts_for_none(tmp_path):
    write_clip(tmp_path / "a" / "1.wav")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.wav").write_bytes(b"nothing")
    with pytest.raises(MuseClusterError, match="names 1 genres"):
        load(tmp_path, jobs=1)


def test_a_cache_that_cannot_be_written_stops_with_the_reason(tmp_path):
    for name in ("a/1.wav", "b/2.wav"):
        write_clip(tmp_path / "clips" / name)
    (tmp_path / "cache").write_text("in the way", "utf-8")
    with pytest.raises(MuseClusterError, match=r"cache.* cannot be made"):
        load(tmp_path / "clips", cache=tmp_path / "cache", jobs=1)


def test_what_is_kept_comes_back(tmp_path, rng):
    clip = HeardClip(rng.integers(0, 256, (13, 128), dtype=np.uint8), "Ünï")
    MelCache.write(tmp_path / "x" / "clip.npz", clip)
    kept = MelCache.read(tmp_path / "x" / "clip.npz")
    assert kept is not None
    np.testing.assert_array_equal(kept.picture, clip.picture)
    assert kept.artist == "Ünï"
    assert MelCache.read(tmp_path / "none.npz") is None


def test_the_cache_lies_in_the_users_own():
    assert cache_dir().name == "mels"
    assert "musecluster" in str(cache_dir())


def test_filling_repeats_and_cuts():
    picture = np.arange(6, dtype=np.uint8).reshape(3, 2)
    assert fill(picture, 7)[:, 0].tolist() == [0, 2, 4, 0, 2, 4, 0]
    assert fill(picture, 2)[:, 0].tolist() == [0, 2]


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".m4a", ".wav", ".aiff"])
def test_an_artist_is_read_from_every_kind_of_tag(tmp_path, suffix):
    file = write_clip(tmp_path / f"clip{suffix}", artist="Édith 演歌")
    assert artist_tag(os.fsencode(file)) == "Édith 演歌"


@pytest.mark.parametrize("content", [b"", b"ID3\x04\0\0\0\0\x7f\x7fgarbage", b"RIFF\xff\xff\xff\xffWAVEid3 "])
def test_damaged_tags_name_nobody(tmp_path, content):
    file = tmp_path / "clip.mp3"
    file.write_bytes(content)
    assert artist_tag(os.fsencode(file)) == ""
