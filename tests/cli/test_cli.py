# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a program: its exact JSON, its exit codes, and one sentence for what goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from musecluster.cli import WRONG_USAGE, run
from musecluster.library.store import Store
from tests.pipeline.albums import SONGS_EACH, albums

COUNT = 3 * SONGS_EACH


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    base = tmp_path_factory.mktemp("cli")
    folder = albums(base / "music")
    (folder / "broken.mp3").write_bytes(b"")
    library = base / "library.db"
    result = musecluster("scan", folder, "--library", library, "--json")
    assert result.returncode == 0, result.stderr
    return base, folder, library, [json.loads(line) for line in result.stdout.splitlines()]


def musecluster(*arguments, **options):
    command = [sys.executable, "-m", "musecluster", *map(os.fspath, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, **options)


def answer(*arguments):
    result = musecluster(*arguments, "--json")
    assert result.returncode == 0, result.stderr
    assert not result.stderr
    return json.loads(result.stdout)


def test_without_a_verb_and_without_a_display_it_shows_three_examples():
    seen = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    result = musecluster(env={name: value for name, value in os.environ.items() if name not in seen})
    assert "needs a display" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout.count("  musecluster ") == 3


def test_scan_ends_with_the_figures_that_are_promised(scanned):
    *_, events = scanned
    last = events[-1]
    assert last["event"] == "finished"
    promised = ["found", "analysed", "unchanged", "moved", "missing", "failed", "playlists", "seconds"]
    assert all(type(last[name]) in (int, float) for name in promised)
    assert (last["found"], last["analysed"], last["failed"]) == (COUNT + 1, COUNT, 1)
    assert [event["event"] for event in events].count("finished") == 1


def test_playlists_name_every_song_once(scanned):
    _base, folder, library, events = scanned
    found = answer("playlists", "--library", library)
    assert all(set(one) == {"id", "name", "why", "kind", "tracks"} for one in found)
    assert len({one["name"].casefold() for one in found}) == len(found)
    paths = [path for one in found for path in one["tracks"]]
    assert sorted(paths) == sorted(str(path) for path in folder.rglob("*.flac"))
    assert sum(one["kind"] == "automatic" for one in found) == events[-1]["playlists"]


def test_similar_takes_a_path_an_id_or_a_file_outside(scanned):
    base, folder, library, _ = scanned
    song = folder / "drums" / "01 drums a.flac"
    found = answer("similar", song, "--count", "4", "--library", library)
    assert len(found) == 4
    assert str(song) not in [one["path"] for one in found]
    assert all(set(one) == {"path", "artist", "title", "score"} for one in found)
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all("drums" in one["path"] for one in found)
    outside = base / "outside.flac"
    outside.write_bytes(song.read_bytes())
    assert answer("similar", outside, "--count", "4", "--library", library) == found
    with Store(library) as store:
        number = store.find(os.fsencode(song)).id
    assert answer("similar", str(number), "--count", "4", "--library", library) == found


def test_problems_give_path_and_reason(scanned):
    _, folder, library, _ = scanned
    [one] = answer("problems", "--library", library)
    assert one["path"] == str(folder / "broken.mp3")
    assert one["reason"].endswith(".")


def test_status_is_one_object(scanned):
    _, folder, library, _ = scanned
    state = answer("status", "--library", library)
    assert state["tracks"] == state["analysed"] == COUNT
    assert state["folders"] == [str(folder)]


def test_embeddings_are_unit_vectors_with_their_paths(scanned):
    base, folder, library, _ = scanned
    answer("embeddings", base / "out.npz", "--library", library)
    with np.load(base / "out.npz", allow_pickle=False) as data:
        assert set(data) == {"paths", "vectors", "network_id"}
        assert data["vectors"].dtype == np.float32
        assert data["paths"].dtype.kind == "U"
        np.testing.assert_allclose(np.linalg.norm(data["vectors"], axis=1), 1, atol=1e-5)
        assert sorted(data["paths"]) == sorted(str(path) for path in folder.rglob("*.flac"))


def test_genre_gives_probabilities_that_sum_to_one(scanned):
    _, folder, *_ = scanned
    [one] = answer("genre", folder / "drones" / "01 drones a.flac")
    shares = [genre["probability"] for genre in one["genres"]]
    assert sum(shares) == pytest.approx(1, abs=1e-2)
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("form", ["m3u8", "m3u", "xspf"])
@pytest.mark.parametrize("paths", ["relative", "absolute"])
def test_export_writes_a_file_a_playlist(scanned, tmp_path, form, paths):
    _, _, library, _ = scanned
    out = tmp_path / "lists"
    written = answer("export", out, "--format", form, "--paths", paths, "--library", library)["written"]
    automatic = [one for one in answer("playlists", "--library", library) if one["kind"] == "automatic"]
    assert len(written) == len(automatic)
    assert all(os.path.getsize(file) for file in written)


def test_an_exported_playlist_leads_back_to_its_songs(scanned, tmp_path):
    _, _, library, _ = scanned
    first = answer("playlists", "--library", library)[0]
    [file] = answer("export", tmp_path, "--playlist", first["name"], "--library", library)["written"]
    with open(file, encoding="utf-8") as lines:
        places = [line.rstrip("\n") for line in lines if not line.startswith("#")]
    assert [os.path.realpath(tmp_path / place) for place in places] == [
        os.path.realpath(p) for p in first["tracks"]
    ]


@pytest.fixture
def own(scanned, tmp_path):
    """A copy of the library that a test may change."""
    return shutil.copy(scanned[2], tmp_path / "own.db")


def test_granularity_switches_between_stored_cuts(own):
    counts = []
    for share in ("0", "1"):
        assert musecluster("cluster", "--granularity", share, "--library", own).returncode == 0
        counts.append(len(answer("playlists", "--library", own)))
    assert counts[0] <= counts[1]


def test_clustering_again_gives_the_same_playlists(own):
    before = answer("playlists", "--library", own)
    assert musecluster("cluster", "--library", own).returncode == 0
    assert answer("playlists", "--library", own) == before


def test_a_picture_is_a_png(scanned, tmp_path):
    _, folder, *_ = scanned
    assert (
        musecluster("picture", folder / "plucked" / "01 plucked a.flac", tmp_path / "p.png").returncode == 0
    )
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["scan", "nowhere"], 1),
        (["playlists"], 1),
        (["similar", "nothing"], 1),
        (["export", "out"], 1),
        (["genre", "nothing.mp3"], 1),
        (["picture", "nothing.mp3", "out.png"], 1),
        (["scan"], 2),
        (["sing"], 2),
        (["cluster", "--granularity", "7"], 2),
        (["export", "out", "--format", "cd"], 2),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_its_code(tmp_path, arguments, code):
    library = [] if arguments[0] in ("genre", "picture", "sing") else ["--library", tmp_path / "none.db"]
    result = musecluster(*arguments, *library, cwd=tmp_path)
    assert result.returncode == code
    assert not result.stdout
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_a_song_given_as_library_is_refused_and_untouched(scanned, tmp_path):
    _, folder, *_ = scanned
    song = next(folder.rglob("*.flac"))
    before = song.read_bytes()
    result = musecluster("scan", folder, "--library", song)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert song.read_bytes() == before


def test_a_file_uri_names_a_song_too(scanned):
    _, folder, library, _ = scanned
    song = folder / "drums" / "01 drums a.flac"
    plain, as_uri = (answer("similar", name, "--library", library) for name in (song, song.as_uri()))
    assert plain == as_uri
    assert plain


def test_the_demo_tells_how_far_it_is(tmp_path):
    result = musecluster("demo", tmp_path / "new", "--songs", "1", "--json")
    step, end = map(json.loads, result.stdout.splitlines())
    assert step == {"event": "progress", "stage": "making", "done": 1, "total": 1}
    assert len(end["written"]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder in use cannot be deleted")
def test_a_working_folder_that_is_gone_is_one_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run(["scan", "music"]) == WRONG_USAGE
    assert capsys.readouterr().err == (
        "musecluster: The folder that you are in is gone. Go to another one first: cd ~\n"
    )
    monkeypatch.undo()
