# SPDX-License-Identifier: GPL-3.0-or-later
"""The pool: whatever one item does to its process, the others are done all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from musecluster.errors import MuseClusterError
from musecluster.pipeline.pool import Crashed, each, process_pool
from tests.pipeline.work import double, misbehave


def test_every_item_is_done_once():
    with process_pool(2) as pool:
        done = dict(each(pool, double, range(20), jobs=2, seconds=60))
    assert {item: outcome.value for item, outcome in done.items()} == {i: 2 * i for i in range(20)}


@pytest.mark.parametrize(
    ("what", "error"),
    [("crash", Crashed), ("hang", TimeoutError), ("eat", MemoryError), ("raise", ValueError)],
)
def test_an_item_that_misbehaves_costs_itself_alone(what, error):
    items = ["a", what, "b", "c"]
    with process_pool(1) as pool:
        done = dict(each(pool, misbehave, items, jobs=1, seconds=2))
    assert isinstance(done.pop(what).error, error)
    assert sorted(outcome.value for outcome in done.values()) == ["a", "b", "c"]


def test_no_items_are_no_work():
    with process_pool(1) as pool:
        assert not list(each(pool, double, [], jobs=1, seconds=1))


@pytest.mark.skipif(os.name == "nt", reason="semaphores as POSIX knows them")
@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), ImportError("no sem_open")])
def test_a_system_without_shared_memory_is_one_sentence(monkeypatch, error):
    def refuse(**_):
        raise error

    monkeypatch.setattr("multiprocessing.synchronize.Lock", refuse)
    with (
        pytest.raises(MuseClusterError, match=r"cannot share memory.*(denied|sem_open).*/dev/shm"),
        process_pool(1),
    ):
        pass


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX knows them")
def test_its_processes_end_with_a_parent_that_is_killed(tmp_path):
    file = tmp_path / "pid"
    command = (
        f"from tests.pipeline.work import hold_a_pool\nif __name__ == '__main__': hold_a_pool({str(file)!r})"
    )
    script = tmp_path / "parent.py"
    script.write_text(command, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, str(script)], env=environment) as parent:
        _until(lambda: file.exists() and file.read_text())
        parent.send_signal(signal.SIGKILL)
    child = int(file.read_text())
    _until(lambda: not _alive(child))


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def _until(true, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
