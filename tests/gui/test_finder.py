# SPDX-License-Identifier: GPL-3.0-or-later
"""The finder makes its index in slices, when asked, and again when the songs have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from musecluster.gui.finder import Finder
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import opened, put

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        for n in range(30):
            put(store, f"/m/{'x' * n}{n:02}.mp3", Tags(title=f"Song {n}", artists=(f"Artist {n % 7}",)))
    return path


def made(qtbot: QtBot, finder: Finder) -> Finder:
    with qtbot.waitSignal(finder.changed):
        finder.ask()
    return finder


def test_nothing_is_made_before_it_is_asked(qtbot: QtBot, library: Path) -> None:
    finder = Finder(opened(qtbot, library))
    assert finder.index is None
    assert not finder.is_making
    finder.ask()
    assert finder.is_making
    assert finder.index is None  # at once would have been a stall
    finder.close()


def test_the_index_has_every_analysed_song(qtbot: QtBot, library: Path) -> None:
    collection = opened(qtbot, library)
    index = made(qtbot, Finder(collection)).index
    assert sorted(index.track_ids.tolist()) == sorted(collection.row_of)
    np.testing.assert_array_equal(index.vectors, collection.embeddings().vectors)


def test_it_is_made_again_only_after_a_change(qtbot: QtBot, library: Path) -> None:
    collection = opened(qtbot, library)
    finder = made(qtbot, Finder(collection))
    before = finder.index
    finder.ask()
    assert not finder.is_making
    with Store(library, write=True) as store:
        new = put(store, "/m/new.mp3", Tags(title="New"))
    with qtbot.waitSignal(collection.loaded):
        collection.refresh()
    assert finder.index is before  # the old one answers until the new one is there
    assert new in made(qtbot, finder).index.row_of


def test_songs_heard_after_the_collection_was_read_wait_for_the_next_reading(
    qtbot: QtBot, library: Path
) -> None:
    collection = opened(qtbot, library)
    with Store(library, write=True) as store:
        put(store, "/m/new.mp3", Tags(title="New"))
    assert len(made(qtbot, Finder(collection)).index.track_ids) == 30


def test_what_is_asked_while_the_library_is_read_is_made_after_it(qtbot: QtBot, library: Path) -> None:
    collection = opened(qtbot, library)
    finder = Finder(collection)
    collection.refresh()
    assert collection.is_loading
    with qtbot.waitSignal(finder.changed):
        finder.ask()
        assert finder.is_making
    assert len(finder.index.track_ids) == 30
    assert not finder.is_making


def test_another_library_has_another_index(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    collection = opened(qtbot, library)
    finder = made(qtbot, Finder(collection))
    with qtbot.waitSignal(collection.loaded):
        collection.open(tmp_path / "none.db")
    assert finder.index is None
    assert made(qtbot, finder).index is None


def test_the_radio_has_its_next_song_as_soon_as_there_is_an_index(qtbot: QtBot, library: Path) -> None:
    finder = Finder(opened(qtbot, library))
    assert finder.next_song(1, [1]) is None
    with qtbot.waitSignal(finder.changed):
        assert finder.is_making
    found = finder.next_song(1, [1])
    assert found not in (None, 1)


def test_a_library_that_cannot_be_read_is_said_so(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from musecluster.errors import LibraryError

    collection = opened(qtbot, library)
    monkeypatch.setattr(
        collection, "reading_embeddings", lambda: iter_failing(LibraryError("It is damaged."))
    )
    finder = Finder(collection)
    with qtbot.waitSignal(finder.failed) as failed:
        finder.ask()
    assert failed.args == ["It is damaged."]


def iter_failing(error: Exception):
    yield
    raise error


def test_closing_ends_the_work(qtbot: QtBot, library: Path) -> None:
    finder = Finder(opened(qtbot, library))
    finder.ask()
    finder.close()
    assert not finder.is_making
