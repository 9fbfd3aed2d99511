# SPDX-License-Identifier: GPL-3.0-or-later
"""The road: what a folder holds becomes the library, whatever happens to files between two scans."""

from __future__ import annotations

import os
import shutil

import mutagen.flac
import numpy as np
import pytest

from musecluster.embedding.weights import shipped_id
from musecluster.errors import LibraryError, MuseClusterError
from musecluster.library.store import Store
from musecluster.pipeline.scan import scan
from tests.audio_files import tone, write_audio
from tests.pipeline.albums import SONGS_EACH, a_song, albums

COUNT = 3 * SONGS_EACH


@pytest.fixture
def road(tmp_path):
    """A folder of music, a library, and a scan of the one into the other."""

    class Road:
        folder = albums(tmp_path / "music")
        library = tmp_path / "data" / "library.db"

        def scan(self, *folders):
            self.events = []
            self.tally = scan(folders or [self.folder], self.library, jobs=2, tell=self.events.append)
            return {
                name: value
                for name, value in vars(self.tally).items()
                if name not in ("seconds", "playlists")
            }

        def store(self):
            return Store(self.library)

    return Road()


def figures(**changed):
    return dict.fromkeys(["found", "analysed", "unchanged", "moved", "missing", "failed"], 0) | changed


def vectors(store):
    embeddings = store.embeddings(shipped_id())
    return {
        store.track(i).path: v for i, v in zip(embeddings.track_ids.tolist(), embeddings.vectors, strict=True)
    }


def test_a_folder_becomes_tracks_with_vectors_and_playlists(road):
    assert road.scan() == figures(found=COUNT, analysed=COUNT)
    assert road.tally.playlists >= 1
    with road.store() as store:
        heard = vectors(store)
        assert len(heard) == COUNT
        np.testing.assert_allclose([np.linalg.norm(v) for v in heard.values()], 1, atol=1e-5)
        listed = [i for one in store.playlists() for i in one.track_ids]
    assert sorted(listed) == sorted(set(listed))
    assert len(listed) == COUNT


def test_the_story_begins_with_started_and_ends_with_finished(road):
    road.scan()
    names = [event["event"] for event in road.events]
    assert names[0] == "started"
    assert names[-2:] == ["clustered", "finished"]
    assert all(not isinstance(value, list | dict) for event in road.events for value in event.values())


def test_a_second_scan_finds_everything_unchanged_and_keeps_the_playlists(road):
    road.scan()
    with road.store() as store:
        before = store.playlists()
    assert road.scan() == figures(found=COUNT, unchanged=COUNT)
    with road.store() as store:
        assert store.playlists() == before


def test_a_new_song_is_heard_alone(road):
    road.scan()
    a_song(road.folder / "new.flac")
    assert road.scan() == figures(found=COUNT + 1, analysed=1, unchanged=COUNT)
    with road.store() as store:
        assert sum(len(one.track_ids) for one in store.playlists()) == COUNT + 1


def test_a_moved_folder_keeps_ids_and_is_not_heard_again(road):
    road.scan()
    with road.store() as store:
        ids = {track.path: track.id for track in store.tracks()}
    (road.folder / "drums").rename(road.folder / "percussion")
    assert road.scan() == figures(found=COUNT, unchanged=COUNT - SONGS_EACH, moved=SONGS_EACH)
    with road.store() as store:
        moved = {track.path.replace(b"/percussion/", b"/drums/"): track.id for track in store.tracks()}
    assert moved == ids


def test_a_song_that_was_missing_for_a_while_comes_back_elsewhere(road, tmp_path):
    road.scan()
    song = next(road.folder.rglob("*.flac"))
    song.rename(tmp_path / "away.flac")
    assert road.scan() == figures(found=COUNT - 1, unchanged=COUNT - 1, missing=1)
    (tmp_path / "away.flac").rename(road.folder / "back.flac")
    assert road.scan() == figures(found=COUNT, unchanged=COUNT - 1, moved=1)


def test_a_copy_shares_the_analysis(road):
    road.scan()
    song = next(road.folder.rglob("*.flac"))
    shutil.copy(song, road.folder / "copy.flac")
    assert road.scan() == figures(found=COUNT + 1, unchanged=COUNT + 1)
    with road.store() as store:
        heard = vectors(store)
    np.testing.assert_array_equal(heard[os.fsencode(song)], heard[os.fsencode(road.folder / "copy.flac")])


def test_a_retagged_song_is_read_but_not_heard_again(road):
    road.scan()
    song = next(road.folder.rglob("*.flac"))
    tags = mutagen.flac.FLAC(song)
    tags["title"] = "Another title"
    tags.save()
    assert road.scan() == figures(found=COUNT, unchanged=COUNT)
    with road.store() as store:
        assert store.find(os.fsencode(song)).tags.title == "Another title"


def test_changed_audio_is_heard_again(road):
    road.scan()
    song = next(road.folder.rglob("*.flac"))
    with road.store() as store:
        before = vectors(store)[os.fsencode(song)]
    write_audio(song, tone(880, 5.0))
    assert road.scan() == figures(found=COUNT, analysed=1, unchanged=COUNT - 1)
    with road.store() as store:
        assert not np.allclose(vectors(store)[os.fsencode(song)], before)


def test_a_deleted_song_is_missing_not_forgotten_and_comes_back(road, tmp_path):
    road.scan()
    song = next(road.folder.rglob("*.flac"))
    song.rename(tmp_path / "away.flac")
    assert road.scan() == figures(found=COUNT - 1, unchanged=COUNT - 1, missing=1)
    with road.store() as store:
        assert store.find(os.fsencode(song)).missing
        assert store.find(os.fsencode(song)).id not in [i for one in store.playlists() for i in one.track_ids]
    (tmp_path / "away.flac").rename(song)
    assert road.scan() == figures(found=COUNT, unchanged=COUNT)


@pytest.mark.parametrize("absence", ["gone", "empty"])
def test_an_absent_drive_changes_nothing(road, absence):
    road.scan()
    with road.store() as store:
        before = store.playlists()
    road.folder.rename(road.folder.with_name("elsewhere"))
    if absence == "empty":
        road.folder.mkdir()
    with pytest.raises(MuseClusterError, match="drive"):
        road.scan()
    with road.store() as store:
        assert not any(track.missing for track in store.tracks())
        assert store.playlists() == before


def test_one_absent_folder_does_not_keep_another_from_being_scanned(road, tmp_path):
    assert road.scan(tmp_path / "nowhere", road.folder) == figures(found=COUNT, analysed=COUNT)
    assert [event["path"] for event in road.events if event["event"] == "skipped"] == [
        str(tmp_path / "nowhere")
    ]


def test_a_file_instead_of_a_folder_is_named(road):
    song = next(road.folder.rglob("*.flac"))
    with pytest.raises(MuseClusterError, match="is not a folder"):
        road.scan(song)


def test_a_folder_without_music_is_no_failure(road, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "letter.txt").write_text("Dear")
    assert road.scan(tmp_path / "empty") == figures()
    assert road.tally.playlists == 0


def test_what_is_no_music_is_listed_with_a_reason_and_costs_nothing_else(road):
    (road.folder / "nothing.mp3").write_bytes(b"")
    (road.folder / "letter.flac").write_text("Dear diary, " * 500)
    (road.folder / "noise.mp3").write_bytes(np.random.default_rng(3).bytes(50_000))
    assert road.scan() == figures(found=COUNT + 3, analysed=COUNT, failed=3)
    with road.store() as store:
        reasons = {os.fsdecode(os.path.basename(p.path)): p.reason for p in store.problems()}
    assert set(reasons) == {"nothing.mp3", "letter.flac", "noise.mp3"}
    assert all(reason.endswith(".") and "Traceback" not in reason for reason in reasons.values())
    assert road.scan() == figures(found=COUNT + 3, unchanged=COUNT, failed=3)


def test_names_that_are_not_utf8_are_kept_byte_for_byte(road):
    song = next(road.folder.rglob("*.flac"))
    odd = os.path.join(os.fsencode(road.folder), b"caf\xe9 #1?.flac")
    os.rename(song, odd)
    assert road.scan() == figures(found=COUNT, analysed=COUNT)
    with road.store() as store:
        assert store.find(odd) is not None


def test_a_second_writer_is_told_to_wait(road):
    road.scan()
    with Store(road.library, write=True), pytest.raises(LibraryError, match="Another MuseCluster"):
        road.scan()


def test_the_order_of_files_and_their_names_do_not_change_the_vectors(road, tmp_path):
    road.scan()
    with road.store() as store:
        first = {os.path.basename(path): vector for path, vector in vectors(store).items()}
    shutil.copytree(road.folder, tmp_path / "other" / "deeper")
    other = tmp_path / "other.db"
    scan([tmp_path / "other"], other, jobs=1, tell=lambda _: None)
    with Store(other) as store:
        for path, vector in vectors(store).items():
            np.testing.assert_array_equal(vector, first[os.path.basename(path)])
