# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged library is noticed, set aside and never written over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from musecluster.errors import LibraryError
from musecluster.library.lock import lock_path
from musecluster.library.store import Store
from tests.library.stores import NETWORK, fill, hear

if TYPE_CHECKING:
    import sqlite3


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def aside(library: Path) -> list[Path]:
    return sorted(library.parent.glob("library.damaged-*.db"))


def overwrite_the_middle(library: Path) -> None:
    with library.open("r+b") as file:
        file.seek(library.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 16_384)


def truncate(library: Path) -> None:
    os.truncate(library, library.stat().st_size // 2)


def cut_in_the_header(library: Path) -> None:
    os.truncate(library, 50)


def write_text(library: Path) -> None:
    library.write_text("Dear diary,\n" * 1000)


def read_everything(library: Path) -> None:
    with Store(library) as store:
        store.tracks()
        store.embeddings(NETWORK)


damaging = pytest.mark.parametrize(
    "damage", [overwrite_the_middle, truncate, cut_in_the_header, write_text], ids=lambda one: one.__name__
)


@damaging
def test_a_damaged_library_is_set_aside_and_a_new_one_begun(library: Path, damage: object) -> None:
    fill(library)
    assert callable(damage)
    damage(library)
    damaged = library.read_bytes()
    with Store(library, write=True) as store:
        (kept,) = aside(library)
        assert store.notice is not None
        assert str(kept) in store.notice
        assert "scan all your folders again" in store.notice
        assert store.tracks() == []
        hear(store, b"/music/a.mp3", "a")
    assert kept.read_bytes() == damaged
    with Store(library, write=True) as store:
        assert store.notice is None
        assert len(store.tracks()) == 1


@damaging
def test_a_reader_of_a_damaged_library_says_what_to_do_and_leaves_it(library: Path, damage: object) -> None:
    fill(library)
    assert callable(damage)
    damage(library)
    damaged = library.read_bytes()
    with pytest.raises(LibraryError, match="is damaged: scan your folders again"):
        read_everything(library)
    assert library.read_bytes() == damaged
    assert aside(library) == []


def test_damaged_libraries_never_replace_each_other(library: Path) -> None:
    for number in range(3):
        library.write_bytes(b"damage %d" % number * 100)
        Store(library, write=True).close()
        library.unlink()
    assert sorted(path.read_bytes()[:8] for path in aside(library)) == [b"damage 0", b"damage 1", b"damage 2"]


def silently(damage: object, library: Path) -> None:
    """Damage the file as a failing disk does: nothing in the folder tells of it."""
    assert callable(damage)
    status = library.stat()
    damage(library)
    os.utime(library, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_silent_damage_is_said_when_met_and_set_aside_by_the_next_writer(library: Path) -> None:
    fill(library, 400)  # so many that its middle is songs, not the schema
    silently(overwrite_the_middle, library)
    with Store(library, write=True) as store:
        assert store.notice is None
        with pytest.raises(LibraryError, match="is damaged"):
            [hear(store, b"/music/%d.mp3" % number, f"audio {number}") for number in range(200)]
    with Store(library, write=True) as store:
        assert store.notice is not None


def test_silent_damage_that_a_reader_meets_is_set_aside_by_the_next_writer(library: Path) -> None:
    fill(library, 400)
    silently(overwrite_the_middle, library)
    with pytest.raises(LibraryError, match="is damaged"):
        read_everything(library)
    with Store(library, write=True) as store:
        assert store.notice is not None


def checked(library: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Open it for writing; whether the whole file was read for that."""
    from musecluster.library import database

    checks: list[sqlite3.Connection] = []
    with monkeypatch.context() as patch:
        patch.setattr(database, "quick_check", checks.append)
        Store(library, write=True).close()
    return bool(checks)


def test_only_an_unclean_end_or_a_foreign_hand_costs_a_check(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    assert not checked(library, monkeypatch)
    with Store(library) as store:
        store.tracks()
    assert not checked(library, monkeypatch)
    os.utime(library)
    assert checked(library, monkeypatch)
    lock_path(library).unlink()
    assert checked(library, monkeypatch)
    code = f"from pathlib import Path; from musecluster.library.store import Store; import os, signal; \
store = Store(Path({str(library)!r}), write=True); os._exit(1)"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert checked(library, monkeypatch)
    assert not checked(library, monkeypatch)
