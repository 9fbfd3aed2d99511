# SPDX-License-Identifier: GPL-3.0-or-later
"""The writer's lock keeps others out as long as its process lives, and not a moment longer."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from musecluster.errors import LibraryError
from musecluster.library.lock import WriterLock, lock_path
from tests.library.stores import process

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys, time
from pathlib import Path
from musecluster.library.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""
HOLD_AND_FORK = """
import os, sys, time
from pathlib import Path
from musecluster.library.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
if not os.fork():
    print(os.getpid(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_a_second_writer_is_told_to_wait(library: Path) -> None:
    lock = WriterLock(library)
    with pytest.raises(
        LibraryError, match=r"Another MuseCluster is working on the library .*library\.db: wait"
    ):
        WriterLock(library)
    lock.release()
    WriterLock(library).release()


def test_two_libraries_have_two_locks(library: Path) -> None:
    lock, other = WriterLock(library), WriterLock(library.with_name("other.db"))
    other.release()
    lock.release()


def test_releasing_twice_does_not_release_the_next_holder(library: Path) -> None:
    first = WriterLock(library)
    first.release()
    second = WriterLock(library)
    first.release()
    with pytest.raises(LibraryError):
        WriterLock(library)
    second.release()


def test_another_process_holds_it_until_it_is_killed(library: Path) -> None:
    with process(HOLD, library) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(LibraryError):
            WriterLock(library)
        other.kill()
        other.wait()
        WriterLock(library).release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts processes without fork")
def test_a_forked_child_that_lives_on_does_not_hold_it(library: Path) -> None:
    with process(HOLD_AND_FORK, library) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        with pytest.raises(LibraryError):
            WriterLock(library)
        parent.kill()
        parent.wait()
        try:
            os.kill(child, 0)  # it is alive
            WriterLock(library).release()
        finally:
            os.kill(child, signal.SIGKILL)


def test_the_record_is_left_for_the_next_holder(library: Path) -> None:
    lock = WriterLock(library)
    assert lock.record() == b""
    lock.leave(b"a long record")
    lock.leave(b"short")
    lock.release()
    after = WriterLock(library)
    assert after.record() == b"short"
    after.release()
    assert lock_path(library).read_bytes() == b"short"
