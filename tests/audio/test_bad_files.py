# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not music, or only half of it, costs one sentence and nothing else."""

from __future__ import annotations

import io
import os
import time
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
import soundfile
from mutagen import mp4
from PIL import Image

from musecluster.audio.decode import decode, hear
from musecluster.audio.mel import SAMPLE_RATE
from musecluster.errors import UnreadableAudioError
from tests.audio_files import FORMATS, RATE, music, tone, write_audio

if TYPE_CHECKING:
    from pathlib import Path


def heard(path: Path) -> np.ndarray:
    return decode(hear(os.fsencode(path)))


def reason(path: Path) -> str:
    with pytest.raises(UnreadableAudioError) as caught:
        heard(path)
    sentence = str(caught.value)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not any(word in sentence for word in ("Errno", "Invalid data", "avformat", "<", "stream"))
    return sentence


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)).save(buffer, kind)
    return buffer.getvalue()


def write_video(path: Path, *, sound: bool) -> Path:
    with av.open(str(path), "w") as output:
        video = output.add_stream("mpeg4", rate=10, width=64, height=64, pix_fmt="yuv420p")
        audio = output.add_stream("aac", rate=RATE, layout="mono") if sound else None
        for _ in range(20):
            output.mux(video.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))))
        output.mux(video.encode(None))
        if audio:
            samples = np.ascontiguousarray(tone(seconds=2)[None], np.float32)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
            frame.sample_rate = RATE
            output.mux(audio.encode(frame))
            output.mux(audio.encode(None))
    return path


BAD = {
    "random bytes.mp3": np.random.default_rng(0).bytes(200_000),
    "zeros.mp3": bytes(200_000),
    "text.flac": b"These are the words of a song, not its sound.\n" * 500,
    "short text.ogg": b"la la la",
    "one byte.wav": b"R",
    "header.wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "picture.ogg": picture("PNG"),
    "photo.mp3": picture("JPEG"),
    "animation.wma": picture("GIF"),
    "page.m4a": b"<!DOCTYPE html><html><body>Not found</body></html>",
    "playlist.mp3": b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/song.ts\n#EXT-X-ENDLIST\n",
    "session.mp3": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_sound_is_named_so(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    reason(path)
    assert capfd.readouterr() == ("", "")


def test_a_text_cannot_open_other_files(tmp_path: Path) -> None:
    song = write_audio(tmp_path / "song.wav", tone())
    path = tmp_path / "list.mp3"
    path.write_text(f"ffconcat version 1.0\nfile '{song.name}'\n")
    reason(path)
    path.write_text(f"ffconcat version 1.0\nfile '{song}'\n")
    reason(path)


def test_empty_and_absent_files(tmp_path: Path) -> None:
    (tmp_path / "empty.mp3").touch()
    assert reason(tmp_path / "empty.mp3") == "The file is empty."
    assert "No such file" in reason(tmp_path / "gone.mp3")
    assert "directory" in reason(tmp_path)


@pytest.mark.parametrize("extension", [".mp4", ".mkv", ".avi"])
def test_a_video_is_not_music(tmp_path: Path, extension: str) -> None:
    assert reason(write_video(tmp_path / f"film{extension}", sound=True)).startswith("This is a video")
    reason(write_video(tmp_path / f"silent{extension}", sound=False))


def test_a_cover_is_not_a_video(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "song.m4a", music(5))
    file = mp4.MP4(path)
    file["covr"] = [mp4.MP4Cover(picture("PNG"), mp4.MP4Cover.FORMAT_PNG)]
    file.save()
    assert heard(path).shape[0] == 1


@pytest.mark.parametrize("extension", FORMATS)
def test_a_cut_file_is_heard_as_far_as_it_goes(tmp_path: Path, extension: str) -> None:
    """The first 40 % of a 60-second file; only MP4 keeps its table of contents at the end."""
    rate = 48_000 if extension == ".opus" else RATE
    path = write_audio(tmp_path / f"cut{extension}", music(60, rate), rate)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 5])
    if extension.endswith(".m4a"):
        reason(path)
    else:
        assert heard(path).size > 20 * SAMPLE_RATE


@pytest.mark.parametrize("extension", FORMATS)
def test_a_damaged_middle_is_survived(tmp_path: Path, extension: str) -> None:
    rate = 48_000 if extension == ".opus" else RATE
    path = write_audio(tmp_path / f"scratch{extension}", music(60, rate), rate)
    content = bytearray(path.read_bytes())
    half = len(content) // 2
    content[half : half + 20_000] = np.random.default_rng(0).bytes(20_000)
    path.write_bytes(content)
    waves = heard(path)
    assert np.isfinite(waves).all()
    assert waves.size > 20 * SAMPLE_RATE


@pytest.mark.parametrize("samples", [1, 100, RATE // 2])
def test_too_short_is_said_with_its_length(tmp_path: Path, samples: int) -> None:
    path = write_audio(tmp_path / "short.wav", tone()[:samples])
    assert f"{samples / RATE:.2f} seconds" in reason(path)


def test_no_sample_at_all(tmp_path: Path) -> None:
    reason(write_audio(tmp_path / "none.wav", np.zeros(0)))


@pytest.mark.parametrize("seconds", [5, 100])
def test_silence_has_nothing_to_hear(tmp_path: Path, seconds: int) -> None:
    assert "silent" in reason(write_audio(tmp_path / "silence.mp3", np.zeros(seconds * RATE)))


def test_six_hours_of_silence_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "night.flac"
    with soundfile.SoundFile(path, "w", 8000, 1) as file:
        for _ in range(6 * 60):
            file.write(np.zeros(60 * 8000))
    start = time.perf_counter()
    assert "silent" in reason(path)
    assert time.perf_counter() - start < 5
