# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that each do one thing at a time: a crash or a hang costs the item in hand and nothing else."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from threadpoolctl import threadpool_limits

from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pebble import ProcessPool

Item = TypeVar("Item")

_AHEAD = 3  # items a process has waiting, so that it never waits for us
_MEMORY = 2 << 30  # bytes that a process may take before an allocation fails; a worker needs 0.3 GB


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one item ended: with a value or with an error."""

    value: Any = None
    error: BaseException | None = None


class Crashed(Exception):
    """The process died while it had the item in hand."""


@contextmanager
def process_pool(
    jobs: int, begin: Callable[..., None] | None = None, arguments: tuple[Any, ...] = (), *, threads: int = 1
) -> Iterator[ProcessPool]:
    """A pool of `jobs` fresh processes that end with the block, or with this process if it is killed.

    Parameters
    ----------
        begin: called in each process with `arguments` before its first item.
        threads: of matrix products in each. Sums of another number of threads differ in their last bit, and
            what is heard in a song must not depend on `jobs`.

    Raises
    ------
        MuseClusterError: processes cannot share memory here, as in some sandboxes.
    """
    import multiprocessing

    from pebble import ProcessPool

    _refuse_without_semaphores()
    pool = ProcessPool(
        max_workers=jobs,
        context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(os.getpid(), threads, begin, arguments),
    )
    try:
        yield pool
        pool.close()  # type: ignore[no-untyped-call]
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        pool.join()


def _refuse_without_semaphores() -> None:
    """Try one of the semaphores with which a pool would end in the middle; "fork" keeps no name of it."""
    import multiprocessing

    if os.name == "nt":
        return
    try:
        multiprocessing.get_context("fork").Lock()
    except (ImportError, OSError) as error:  # ImportError: of a Python that was built where there are none
        why = getattr(error, "strerror", None) or error
        raise MuseClusterError(
            f"Processes cannot share memory on this system, which listening needs ({why}): "
            "on Linux, make /dev/shm a folder that you may write to."
        ) from error


def available_cores() -> int:
    """The processors that this process may use, not those that the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    pool: ProcessPool, function: Callable[[Item], Any], items: Iterable[Item], *, jobs: int, seconds: float
) -> Iterator[tuple[Item, Outcome]]:
    """Apply `function` to every item; yields them as they end, each within `seconds` or as TimeoutError."""
    waiting = iter(items)
    running: dict[Any, Item] = {}
    while True:
        for item in waiting:
            running[pool.schedule(function, args=[item], timeout=seconds)] = item
            if len(running) >= jobs * _AHEAD:
                break
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield running.pop(future), _outcome(future)


def _outcome(future: Any) -> Outcome:
    from pebble import ProcessExpired

    error = future.exception()
    if isinstance(error, ProcessExpired):
        return Outcome(error=Crashed(str(error)))
    return Outcome(error=error) if error else Outcome(value=future.result())


def _begin(parent: int, threads: int, begin: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    """In the new process: leave Ctrl-C to the parent, end with it, and keep within bounds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A process leaves in order when its channel closes. It is also sent SIGTERM then, which would cut that
    # short and leave semaphores of libraries behind; one that does not leave is killed three seconds later.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _limit_memory()
    threadpool_limits(threads)
    if begin:
        begin(*arguments)


def _end_with(parent: int) -> None:
    """A killed parent cannot say good-bye; its processes look for it once a second."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(1)
    os._exit(1)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or hard > _MEMORY:
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, hard))
