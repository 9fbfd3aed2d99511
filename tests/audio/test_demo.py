# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo library: music of plainly different kinds, in every format, tagged, and never in anyone's way."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from typing import TYPE_CHECKING

import mutagen
import numpy as np
import pytest
import soxr

from musecluster.audio import demo
from musecluster.audio.demo import MARK, make_demo
from musecluster.audio.demo_catalogue import CATALOGUE
from musecluster.audio.demo_files import FORMATS, draw_cover, encode, tagged
from musecluster.audio.demo_styles import STYLES, compose
from musecluster.audio.mel import SAMPLE_RATE, log_mel
from musecluster.audio.synth import RATE
from musecluster.errors import MuseClusterError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = {
    "title": "Jóga",
    "artist": "猫",
    "album": "A & B",
    "date": "1999",
    "genre": "Dub",
    "tracknumber": "7",
}


@pytest.fixture(scope="module")
def pieces() -> dict[str, list[np.ndarray]]:
    """Three pieces of each style."""
    return {
        name: [compose(style, np.random.default_rng([number, k])) for k in range(3)]
        for number, (name, style) in enumerate(STYLES.items())
    }


@pytest.fixture
def one_album(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo of the three chiptunes that are the quickest to compose."""
    monkeypatch.setattr(demo, "CATALOGUE", [album for album in CATALOGUE if album.style == "chiptune"][:1])


def checksums(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_pieces_are_stereo_long_enough_and_not_clipped(pieces: dict[str, list[np.ndarray]]) -> None:
    for sound in (sound for style in pieces.values() for sound in style):
        assert sound.dtype == np.float32
        assert 31 <= sound.shape[1] / RATE <= 45
        assert 0.2 < np.abs(sound).max() < 0.96
        assert not np.allclose(sound[0], sound[1])
        assert np.abs(sound[:, [0, -1]]).max() < 0.01  # no click at the ends


def test_no_piece_is_another(pieces: dict[str, list[np.ndarray]]) -> None:
    lengths = [sound.shape[1] for style in pieces.values() for sound in style]
    assert len(set(lengths)) == len(lengths)


def test_styles_are_plainly_different(pieces: dict[str, list[np.ndarray]]) -> None:
    """Level and movement of a few bands are enough to tell the style of each piece by its nearest other."""
    names = [name for name, style in pieces.items() for _ in style]
    features = np.array([_character(sound) for style in pieces.values() for sound in style])
    features = (features - features.mean(0)) / features.std(0)
    distances = np.linalg.norm(features[:, None] - features, axis=2) + np.diag(np.full(len(names), np.inf))
    right = [names[nearest] == name for name, nearest in zip(names, distances.argmin(1), strict=True)]
    assert np.mean(right) > 0.9


def _character(sound: np.ndarray) -> np.ndarray:
    mono = soxr.resample(sound.mean(0), RATE, SAMPLE_RATE)
    bands = log_mel(mono[None])[0].reshape(-1, 16, 8).mean(2)
    return np.concatenate([bands.mean(0), bands.std(0), np.abs(np.diff(bands, axis=0)).mean(0)])


def test_the_plan_is_a_library() -> None:
    plan = list(demo._plan())
    assert len(plan) == len({piece.path for piece in plan}) == 72
    assert {piece.album.style for piece in plan} == set(STYLES)
    formats = Counter(piece.extension for piece in plan)
    assert set(formats) == set(FORMATS)
    assert min(formats.values()) >= 3
    for style in STYLES:  # no style is known by its format or by one artist
        of_style = [piece for piece in plan if piece.album.style == style]
        assert len({piece.extension for piece in of_style}) >= 4
        assert len({piece.album.artist for piece in of_style}) == 3
    assert sum(not piece.fields for piece in plan) == 2
    assert 6 <= sum(len(piece.fields) < 6 for piece in plan) <= 12
    assert {str(piece.path).isascii() for piece in plan} == {True, False}


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_keeps_the_sound_its_length_and_the_tags(extension: str) -> None:
    time = np.arange(3 * RATE) / RATE
    sound = np.stack([0.5 * np.sin(2 * np.pi * hz * time) for hz in (440, 880)]).astype(np.float32)
    plain = encode(sound, extension)
    assert plain == encode(sound, extension)
    content = tagged(plain, extension, FIELDS, draw_cover(np.random.default_rng(0)))
    audio = mutagen.File(io.BytesIO(content))
    assert audio.info.length == pytest.approx(3.0, abs=0.1)  # MP3 pads to whole frames
    values = " ".join(map(str, audio.tags.values() if hasattr(audio.tags, "values") else audio.tags))
    for name, value in FIELDS.items():
        assert value in values, name
    assert _loudest_hz(content) in (pytest.approx(440, abs=2), pytest.approx(880, abs=2))


def _loudest_hz(content: bytes) -> float:
    import av

    with av.open(io.BytesIO(content)) as file:
        resampler = av.AudioResampler("fltp", "mono", RATE)
        frames = [out for frame in file.decode(audio=0) for out in resampler.resample(frame)]
    wave = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    return float(np.fft.rfftfreq(wave.size, 1 / RATE)[np.abs(np.fft.rfft(wave)).argmax()])


def test_a_cover_is_a_picture_and_each_is_its_own() -> None:
    from PIL import Image

    first, second = (draw_cover(np.random.default_rng(seed)) for seed in (1, 2))
    assert Image.open(io.BytesIO(first)).size == (320, 320)
    assert first != second


@pytest.mark.usefixtures("one_album")
def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    paths = make_demo(tmp_path / "a", progress=lambda n, total: done.append((n, total)))
    make_demo(tmp_path / "b")
    make_demo(tmp_path / "c", seed=1)
    assert checksums(tmp_path / "a") == checksums(tmp_path / "b")
    assert set(checksums(tmp_path / "a").values()).isdisjoint(checksums(tmp_path / "c").values())
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert all(path.is_file() for path in paths)


@pytest.mark.usefixtures("one_album")
def test_a_demo_that_was_stopped_goes_on_and_overwrites_nothing(tmp_path: Path) -> None:
    first, second, _ = make_demo(tmp_path)
    whole = checksums(tmp_path)
    first.unlink()
    kept = second.stat().st_mtime_ns
    make_demo(tmp_path)
    assert checksums(tmp_path) == whole
    assert second.stat().st_mtime_ns == kept


@pytest.mark.usefixtures("one_album")
def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.mp3").write_bytes(b"music")
    with pytest.raises(UsageError, match="holds other files"):
        make_demo(tmp_path)
    assert os.listdir(tmp_path) == ["mine.mp3"]


@pytest.mark.usefixtures("one_album")
def test_a_demo_of_another_seed_is_refused(tmp_path: Path) -> None:
    (tmp_path / MARK).write_text("A demo library made by MuseCluster, seed 5.\n")
    with pytest.raises(UsageError, match="holds other files"):
        make_demo(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "demo").write_bytes(b"")
    with pytest.raises(UsageError, match="is a file"):
        make_demo(tmp_path / "demo")


@pytest.mark.usefixtures("one_album")
def test_a_full_disk_is_one_sentence_and_leaves_no_part(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="only POSIX limits a process's file size")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, old[1]))
    try:
        with pytest.raises(MuseClusterError, match=r"could not be written: .*\.$"):
            make_demo(tmp_path / "demo")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert list(checksums(tmp_path / "demo")) == [MARK]


def test_a_smaller_demo_is_the_beginning_of_the_whole(one_album: None, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    few = make_demo(tmp_path, songs=2, progress=lambda *step: told.append(step))
    assert told == [(1, 2), (2, 2)]
    assert make_demo(tmp_path)[:2] == few
