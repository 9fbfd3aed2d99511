# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries of every version open; those that are not ours, or too new, stay as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from musecluster.errors import LibraryError
from musecluster.library import schema
from musecluster.library.store import KnownFile, Problem, Store
from tests.library.stores import found, key

VERSION_1 = Path(__file__).with_name("library_v1.sql")  # the dump of a library as version 1 wrote it


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def old_library(library: Path) -> Path:
    with closing(sqlite3.connect(library)) as connection:
        connection.executescript(VERSION_1.read_text("utf-8"))
    return library


def tables(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def pragma(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
        return value


def test_a_new_library_has_the_newest_version(library: Path) -> None:
    Store(library, write=True).close()
    assert pragma(library, "user_version") == schema.VERSION == len(schema.STEPS)
    assert pragma(library, "application_id") == schema.APPLICATION_ID


@pytest.mark.parametrize("write", [True, False])
def test_version_1_is_brought_up_to_date_whoever_opens_it(old_library: Path, write: bool) -> None:
    with Store(old_library, write=write) as store:
        assert store.files("network-1") == {
            b"/music/good.mp3": KnownFile(100, 1, "good", True, False),
            b"/music/gone.mp3": KnownFile(101, 2, "missing", True, False),
            b"/music/\xff.mp3": KnownFile(102, 3, "failed", False, False),
        }
        assert store.problems() == [Problem(b"/music/\xff.mp3", "The file is empty.")]
        assert [(track.tags.title, track.missing) for track in store.tracks()] == [
            ("Good", False),
            ("", True),
        ]
        np.testing.assert_array_equal(
            store.embeddings("network-1").vectors, np.array([[0.6, 0.8]], np.float32)
        )
        assert store.embeddings("network-1").audio_keys == [key("a")]
        assert [(one.name, one.track_ids) for one in store.playlists()] == [
            ("Slow piano", (1,)),
            ("Mine", (1,)),
        ]
        assert store.clustering_signature() == "made by version 1"
        assert store.roots() == [b"/music"]
    assert pragma(old_library, "user_version") == schema.VERSION


def test_an_upgraded_library_has_the_tables_of_a_new_one_and_can_be_written(old_library: Path) -> None:
    with Store(old_library, write=True) as store:
        store.put_problem(found(b"/music/slow.mp3"), "Reading took too long.", again=True)
        assert store.files("network-1")[b"/music/slow.mp3"].again
    new = old_library.with_name("new.db")
    Store(new, write=True).close()
    assert tables(old_library) == tables(new)


def test_songs_of_a_folder_that_was_given_up_long_ago_are_no_longer_called_missing(old_library: Path) -> None:
    with closing(sqlite3.connect(old_library)) as connection, connection:
        connection.execute("DELETE FROM root")
    with Store(old_library) as store:
        assert [(track.tags.title, track.missing) for track in store.tracks()] == [("Good", False)]


def test_a_failing_migration_changes_nothing(old_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables(old_library)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("CREATE TABLE new (a)", "a mistake")))
    with pytest.raises(sqlite3.OperationalError, match="syntax error"):
        Store(old_library, write=True)
    assert tables(old_library) == before
    assert pragma(old_library, "user_version") == 1


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_library_is_left_as_it_is(library: Path, write: bool) -> None:
    Store(library, write=True).close()
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = library.read_bytes()
    with pytest.raises(LibraryError, match=r"made by a newer MuseCluster \(version 99.*install the newest"):
        Store(library, write=write)
    assert library.read_bytes() == before


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_left_as_it_is(library: Path, write: bool) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("CREATE TABLE bookmark (address)")
    before = library.read_bytes()
    with pytest.raises(LibraryError, match="another program's database"):
        Store(library, write=write)
    assert library.read_bytes() == before


def test_an_older_library_that_is_damaged_is_left_as_it_is_by_a_reader(old_library: Path) -> None:
    with old_library.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (old_library.stat().st_size - 4096))
    damaged = old_library.read_bytes()[4096:]  # the first page says how the file is written
    with pytest.raises(LibraryError, match="is damaged: scan your folders again"):
        Store(old_library)
    assert old_library.read_bytes()[4096:] == damaged
    with Store(old_library, write=True) as store:
        assert store.notice is not None
