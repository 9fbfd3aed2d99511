# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the listener: what they leave out is in the library and in no playlist that is found."""

from __future__ import annotations

import os

import mutagen.flac
import pytest

from musecluster import settings
from musecluster.library.store import Store
from musecluster.pipeline.rules import ALL, Rules, rules_of
from musecluster.pipeline.scan import scan
from musecluster.track import Tags, Track
from tests.pipeline.albums import SONGS_EACH, albums

COUNT = 3 * SONGS_EACH


def track(path=b"/music/a.mp3", **tags):
    return Track(1, path, Tags(**tags))


@pytest.fixture
def preferred(tmp_path):
    return settings.load(tmp_path / "settings.toml")


def test_at_first_only_speech_is_left_out(preferred):
    rules = rules_of(preferred)
    assert not rules.leave_out(track())
    assert not rules.leave_out(track(duration=7200.0, genres=("Classical",)))
    assert rules.leave_out(track(genres=("Fantasy", "Audiobook")))


def test_nothing_is_left_out_unless_somebody_says_so():
    assert ALL.leave_none_out
    assert not ALL.leave_out(track(duration=1e6, genres=("Audiobook",)))


@pytest.mark.parametrize("genre", ["Audio Book", "audiobook", "AUDIO-BOOK", "Audio_book"])
def test_a_genre_is_known_however_it_is_written(preferred, genre):
    preferred.set("leave_out_genres", ("Audio book", "  "))
    assert rules_of(preferred).leave_out(track(genres=(genre,)))
    assert not rules_of(preferred).leave_out(track(genres=("Book",)))


@pytest.mark.parametrize(("seconds", "out"), [(None, False), (1200.0, False), (1200.5, True)])
def test_what_is_longer_is_left_out(preferred, seconds, out):
    preferred.set("leave_out_longer", 20)
    assert rules_of(preferred).leave_out(track(duration=seconds)) is out


@pytest.mark.skipif(os.name == "nt", reason="paths as POSIX writes them")
@pytest.mark.parametrize("folder", ["/music/talk", "/music/talk/", "/music/../music/talk"])
def test_a_folder_is_left_out_with_all_below_it_and_nothing_beside_it(preferred, folder):
    preferred.set("leave_out_folders", (folder,))
    rules = rules_of(preferred)
    assert rules.leave_out(track(b"/music/talk/one/a.mp3"))
    assert not rules.leave_out(track(b"/music/talks/a.mp3"))


def listed(store):
    return sorted(store.track(i).path for one in store.playlists() for i in one.track_ids)


def test_the_road_keeps_them_out_and_lets_them_in_again(tmp_path):
    folder, library = albums(tmp_path / "music"), tmp_path / "library.db"
    drums = [os.fsencode(file) for file in sorted((folder / "drums").iterdir())]
    story = mutagen.flac.FLAC(os.fsdecode(drums[0]))

    def after(rules):
        scan([folder], library, jobs=2, rules=rules, tell=lambda _: None)
        with Store(library) as store:
            assert len(store.tracks()) == COUNT
            return listed(store)

    everything = after(ALL)
    assert len(everything) == COUNT
    no_drums = Rules(folders=(os.fsencode(folder / "drums") + b"/",))
    assert after(no_drums) == sorted(set(everything) - set(drums))
    assert after(ALL) == everything
    story["genre"] = "Audiobook"
    story.save()
    assert after(Rules(genres=frozenset({"audiobook"}))) == sorted(set(everything) - {drums[0]})
    with Store(library) as store:
        assert store.find(drums[0]).id not in store.positions()[0]
    assert after(Rules(folders=(os.fsencode(folder) + b"/",))) == []
    assert after(ALL) == everything


def test_the_smallest_playlist_is_as_large_as_asked(tmp_path):
    folder, library = albums(tmp_path / "music"), tmp_path / "library.db"
    for smallest in (3, 7):
        scan([folder], library, jobs=2, rules=Rules(smallest=smallest), tell=lambda _: None)
        with Store(library) as store:
            sizes = [len(one.track_ids) for cut in store.all_cuts() for one in cut.playlists]
        assert min(sizes) >= smallest
        assert max(sizes) < COUNT
