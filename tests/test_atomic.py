# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are written whole or not at all, also when the system refuses half-way."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from musecluster.atomic import write_atomically
from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

resource = pytest.importorskip("resource", reason="only POSIX limits a process's file size")


@contextmanager
def largest_file_is_1000_bytes() -> Iterator[None]:
    """A real refusal in the middle of a write, as a full disk gives it (EFBIG instead of ENOSPC).

    No fixture: what pytest itself prints into a file must not meet the limit.
    """
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def test_new_and_replaced(tmp_path: Path) -> None:
    for content in (b"first", b"second and longer", b""):
        write_atomically(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == content


def test_a_write_that_stops_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write_atomically(target, b"old")
    with largest_file_is_1000_bytes(), pytest.raises(MuseClusterError, match=r"could not be written: .*\.$"):
        write_atomically(target, bytes(5000))
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MuseClusterError, match="there is no such folder"):
        write_atomically(tmp_path / "absent" / "file", b"")


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"")
    with pytest.raises(MuseClusterError, match="there is no such folder"):
        write_atomically(tmp_path / "folder" / "file", b"")


def test_a_link_that_leads_nowhere_gives_way(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(MuseClusterError, match="there is a folder of that name"):
        write_atomically(tmp_path / "file", b"")
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    tmp_path.chmod(0o500)
    with pytest.raises(MuseClusterError, match="not allowed"):
        write_atomically(tmp_path / "file", b"new")
    tmp_path.chmod(0o700)
    assert (tmp_path / "file").read_bytes() == b"old"


def test_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o640)
    write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
