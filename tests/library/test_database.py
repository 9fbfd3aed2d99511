# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a library wherever it lies and whatever state it is in: one sentence, and nothing is lost."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from musecluster.errors import LibraryError
from musecluster.library.connect import file_uri
from musecluster.library.database import Database
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.library.stores import NETWORK, analysis, as_nobody, fill, found, hear, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


posix = pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX's")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may reach: pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)
        os.chmod(name, 0o755)


def journal(library: Path) -> str:
    with Database(library).reading() as connection:
        mode: str = connection.execute("PRAGMA journal_mode").fetchone()[0]
        return mode


# --- where it lies


@pytest.mark.parametrize("name", ["a b.db", "100%25 ?mode=ro#x.db", "'\";--.db", "ü 音楽.db"])
def test_any_name_opens(tmp_path: Path, name: str) -> None:
    fill(tmp_path / name, 1)
    assert (tmp_path / name).stat().st_size > 0
    with Store(tmp_path / name) as store:
        assert len(store.tracks()) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode here")
def test_a_name_that_is_not_utf_8_opens(tmp_path: Path) -> None:
    library = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xfcsic/library.db"))
    fill(library, 1)
    with Store(library) as store:
        assert len(store.tracks()) == 1
    with pytest.raises(LibraryError, match=r"no library at .*m�sic"):
        Store(library.with_name("other.db"))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/a b/l.db"), "file:///a%20b/l.db?mode=ro"),
        (PureWindowsPath(r"C:\Müsic\l.db"), "file:///C:/M%C3%BCsic/l.db?mode=ro"),
        (PureWindowsPath(r"\\nas\music\l.db"), "file:////nas/music/l.db?mode=ro"),
    ],
)
def test_sqlite_gets_an_address_that_it_understands(path: PurePosixPath, uri: str) -> None:
    assert file_uri(path, "mode=ro") == uri


def test_a_missing_folder_is_made_for_a_writer(tmp_path: Path) -> None:
    fill(tmp_path / "not" / "yet" / "library.db", 1)
    assert (tmp_path / "not" / "yet" / "library.db").is_file()


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="no symbolic links here")
def test_all_names_of_a_library_share_one_lock(library: Path) -> None:
    link = library.with_name("link.db")
    link.symlink_to(library)
    with Store(library, write=True), pytest.raises(LibraryError, match="Another MuseCluster"):
        Store(link, write=True)


def test_a_reader_of_nothing_is_told_how_to_begin(library: Path) -> None:
    for _ in ("no file", "an empty file"):
        with pytest.raises(
            LibraryError, match=r"no library at .* yet: make one with “musecluster scan FOLDER”"
        ):
            Store(library)
        library.touch()
    assert sorted(library.parent.iterdir()) == [library]


def test_an_empty_file_becomes_a_library(library: Path) -> None:
    library.touch()
    with Store(library, write=True) as store:
        assert store.notice is None
        assert store.tracks() == []


@pytest.mark.parametrize("write", [True, False])
def test_a_folder_is_no_library(tmp_path: Path, write: bool) -> None:
    with pytest.raises(LibraryError, match=r"is a folder: name a file in it .*library\.db"):
        Store(tmp_path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_song_named_by_mistake_is_left_alone(tmp_path: Path, write: bool) -> None:
    song = tmp_path / "song.mp3"
    song.write_bytes(b"ID3 sound")
    with pytest.raises(LibraryError, match="is not a MuseCluster library"):
        Store(song, write=write)
    assert song.read_bytes() == b"ID3 sound"
    assert list(tmp_path.iterdir()) == [song]


@pytest.mark.parametrize("write", [True, False])
def test_a_device_is_no_library(write: bool) -> None:
    with pytest.raises(LibraryError, match="is not a file"):
        Store(Path(os.devnull), write=write)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be opened or written"):
        Store(tmp_path / "file" / "library.db", write=True)


# --- without the right to write


@posix
def test_a_read_only_folder_can_be_read_but_not_written(open_folder: Path) -> None:
    library = open_folder / "library.db"
    fill(library)
    os.chmod(open_folder, 0o555)
    before = sorted(open_folder.iterdir())
    with as_nobody():
        with Store(library) as store:
            assert len(store.tracks()) == 200
        with pytest.raises(LibraryError, match="cannot be opened or written"):
            Store(library, write=True)
        with pytest.raises(LibraryError, match=r"cannot be opened or written \(Permission denied\)"):
            Store(open_folder / "new.db", write=True)
    assert sorted(open_folder.iterdir()) == before


@posix
def test_a_read_only_folder_can_be_read_while_it_is_written_by_its_owner(open_folder: Path) -> None:
    library = open_folder / "library.db"
    with Store(library, write=True) as writer:
        hear(writer, b"/music/a.mp3", "a")
        with as_nobody(), Store(library) as store:
            assert len(store.tracks()) == 1


@posix
def test_tracks_that_only_the_log_holds_are_never_passed_over(open_folder: Path) -> None:
    """A copy of the file and its log on a read-only medium: SQLite would show the state before the log."""
    library, copy = open_folder / "library.db", open_folder / "medium" / "library.db"
    copy.parent.mkdir()
    with Store(library, write=True) as writer:
        hear(writer, b"/music/a.mp3", "a")
        for ending in ("", "-wal"):
            copy.with_name(copy.name + ending).write_bytes(Path(f"{library}{ending}").read_bytes())
    os.chmod(copy.parent, 0o555)
    with as_nobody(), pytest.raises(LibraryError, match="look at the rights"):
        Store(copy)
    os.chmod(copy.parent, 0o755)
    with Store(copy) as store:
        assert len(store.tracks()) == 1


@posix
def test_a_file_that_nobody_may_read_is_said(open_folder: Path) -> None:
    library = open_folder / "library.db"
    fill(library, 1)
    os.chmod(library, 0)
    with as_nobody(), pytest.raises(LibraryError, match="look at the rights"):
        Store(library)


def test_a_reader_cannot_write(library: Path) -> None:
    fill(library, 1)
    with Store(library) as store, pytest.raises(LibraryError, match="cannot be opened or written"):
        store.add_root(b"/music")


# --- write-ahead log, or the journal where the file system cannot


def test_a_library_is_written_ahead(library: Path) -> None:
    fill(library, 1)
    assert journal(library) == "wal"


@posix
@pytest.mark.parametrize("count", [0, 5], ids=["new", "existing"])
def test_without_shared_memory_the_journal_takes_over(library: Path, count: int) -> None:
    if count:
        fill(library, count)
    Path(f"{library}-shm").symlink_to("/nowhere/at all")  # SQLite cannot open its shared memory
    with Store(library, write=True) as store:
        hear(store, b"/music/new.mp3", "new")
        with Store(library) as reader:
            assert len(reader.tracks()) == count + 1
        hear(store, b"/music/newer.mp3", "newer")
    assert journal(library) == "delete"
    Path(f"{library}-shm").unlink()
    fill(library, 1)
    assert journal(library) == "wal"


# --- a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root on Linux can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def put_all(store: Store, numbers: Iterable[int]) -> None:
    heard = analysis(dimensions=512)
    for number in numbers:
        store.put(found(b"/music/%d.mp3" % number), Tags(), key(str(number)), None, heard, NETWORK)


def put_until_full(store: Store, first: int) -> int:
    """Put tracks from a number on until there is no room; the number of the one that failed."""
    numbers = itertools.count(first)
    with pytest.raises(LibraryError, match="There is no room left on the disk"):
        put_all(store, numbers)
    return next(numbers) - 1


def test_a_full_disk_loses_nothing_and_the_next_run_goes_on(small_disk: Path) -> None:
    library = small_disk / "library.db"
    with Store(library, write=True) as store:
        count = put_until_full(store, 0)
        assert count > 20
        assert len(store.tracks()) == count
    with Store(library) as store:
        assert len(store.tracks()) == count
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    with Store(library, write=True) as store:
        assert store.notice is None
        assert put_until_full(store, count) > count + 20


def test_a_library_that_finds_no_room_at_all_says_so(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(2 * 1024 * 1024 - 4096))
    with pytest.raises(LibraryError, match=r"no room left|could not be read or written|No space left"):
        Store(small_disk / "library.db", write=True)
