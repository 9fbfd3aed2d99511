# SPDX-License-Identifier: GPL-3.0-or-later
"""The road itself: find the files, listen to what is new or changed, store each, then cluster."""

from __future__ import annotations

import os
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from musecluster.embedding.weights import shipped_id
from musecluster.errors import LibraryError, MuseClusterError, UnreadableAudioError, UsageError
from musecluster.library.scan import check_root, find_audio, root_is_empty
from musecluster.library.store import Store
from musecluster.pipeline.arrange import cluster, warm_up
from musecluster.pipeline.listen import Listened, Listener
from musecluster.pipeline.pace import Pace
from musecluster.pipeline.pool import Crashed, Outcome, available_cores, each, process_pool
from musecluster.pipeline.rules import ALL, Rules
from musecluster.track import FoundFile, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from musecluster.library.store import KnownFile

    Tell = Callable[[dict[str, Any]], None]

SECONDS_A_FILE = 60.0  # a decoder that has not ended by then hangs


@dataclass
class Tally:
    """The figures of one scan; `found` is what lies in the folders now."""

    found: int = 0
    analysed: int = 0
    unchanged: int = 0
    moved: int = 0
    missing: int = 0
    failed: int = 0
    playlists: int = 0
    seconds: float = 0.0


@dataclass
class _Scan:
    """One scan in progress: what the folders hold against what the library knows."""

    store: Store
    network_id: str
    tell: Tell
    tally: Tally = field(default_factory=Tally)
    closed: list[bytes] = field(default_factory=list)  # folders that could not be read
    gone: list[bytes] = field(default_factory=list)  # good songs that left their paths since the last scan

    def trouble(self, path: bytes, reason: str) -> None:
        self.closed.append(path)
        self.skipped(path, reason)

    def skipped(self, path: bytes, reason: str) -> None:
        self.tell({"event": "skipped", "path": shown(path), "reason": reason})


def scan(
    folders: Iterable[str | os.PathLike[str] | bytes],
    library: Path,
    *,
    jobs: int | None = None,
    rules: Rules = ALL,
    retry: bool = False,
    tell: Tell,
) -> Tally:
    """Bring the library up to date with these folders, then cluster it.

    Every file is one transaction, so the scan may be ended at any moment; the next one goes on.

    Parameters
    ----------
        jobs: processes that listen; one a processor core if None.
        rules: what stays out of playlists.
        retry: listen once more to the files that gave no sound, though they are unchanged.

    Raises
    ------
        MuseClusterError: no folder that can be searched, or the library cannot be opened or written.
    """
    begun = time.monotonic()
    with Store(library, write=True) as store:
        run = _Scan(store, shipped_id(), tell)
        tell({"event": "started", "library": str(library), "notice": store.notice})
        roots = _usable(run, [os.path.abspath(os.fsencode(folder)) for folder in folders])
        if retry:
            store.retry()
        new = _compare(run, roots)
        for root in roots:
            store.add_root(root)
        with process_pool(1, threads=available_cores()) as clusterer:
            if new:
                clusterer.schedule(warm_up)
            _listen_to(run, new, jobs or available_cores(), library)
            _settle_moved(run)
            run.tally.playlists = cluster(store, clusterer, rules=rules, tell=tell)
        run.tally.seconds = round(time.monotonic() - begun, 2)
    tell({"event": "finished", **asdict(run.tally)})
    return run.tally


def _usable(run: _Scan, roots: list[bytes]) -> list[bytes]:
    """The roots that can be walked; an absent one is told and changes nothing of what is known of it."""
    reasons = {root: _why_absent(run, root) for root in roots}
    usable = [root for root, reason in reasons.items() if not reason]
    if not usable:
        raise MuseClusterError(" ".join(reason for reason in reasons.values() if reason))
    for root, reason in reasons.items():
        if reason:
            run.skipped(root, reason)
    return usable


def _why_absent(run: _Scan, root: bytes) -> str | None:
    try:
        check_root(root)
    except UsageError as error:
        return str(error)
    if root_is_empty(root) and any(_within(path, [root]) for path in run.store.files(run.network_id)):
        return (
            f"The folder {shown(root)} is empty now. Its songs are kept; if it is on a drive, connect that."
        )
    return None


def _compare(run: _Scan, roots: list[bytes]) -> list[FoundFile]:
    """The files to listen to; what the library knows and the folders no longer hold is marked missing."""
    known = run.store.files(run.network_id)
    found = {file.path: file for file in find_audio(roots, run.trouble)}
    new = [file for file in found.values() if _is_new(file, known.get(file.path))]
    seen = found.keys() - {file.path for file in new}
    run.store.mark_present([path for path in seen if known[path].state == "missing"])
    gone = [path for path in known if path not in found and _was_there(run, path, roots)]
    run.tally.found = len(found)
    run.tally.failed = sum(known[path].state == "failed" for path in seen)
    run.tally.unchanged = len(seen) - run.tally.failed
    run.gone = [path for path in gone if known[path].state == "good"]
    run.tally.missing = run.store.mark_missing(gone) + run.store.forget_problems(gone)
    return new


def _is_new(file: FoundFile, known: KnownFile | None) -> bool:
    """Whether to listen to it: never seen, changed, worth another try, or heard with another network."""
    if known is None or known.again or (known.size, known.mtime_ns) != (file.size, file.mtime_ns):
        return True
    return known.state != "failed" and not known.analysed


def _was_there(run: _Scan, path: bytes, roots: list[bytes]) -> bool:
    """True where the path's folder was walked: elsewhere its absence says nothing."""
    return _within(path, roots) and not _within(path, run.closed)


def _within(path: bytes, folders: list[bytes]) -> bool:
    return any(path.startswith(folder.rstrip(b"/\\") + os.fsencode(os.sep)) for folder in folders)


def _listen_to(run: _Scan, files: list[FoundFile], jobs: int, library: Path) -> None:
    pace = Pace(len(files))
    by_path = {file.path: file for file in files}
    if not files:
        return
    with process_pool(jobs, _begin, (library,)) as pool:
        for path, outcome in each(pool, _listen, by_path, jobs=jobs, seconds=SECONDS_A_FILE):
            _keep(run, by_path[path], outcome)
            if message := pace.step():
                run.tell(
                    {
                        "event": "progress",
                        "stage": "listening",
                        "failed": run.tally.failed,
                        "path": shown(path),
                        **message,
                    }
                )


def _keep(run: _Scan, file: FoundFile, outcome: Outcome) -> None:
    if outcome.error is None:
        _keep_track(run, file, outcome.value)
    elif not os.path.lexists(file.path):
        run.tally.missing += run.store.mark_missing([file.path])
        run.tally.found -= 1
        run.skipped(file.path, "The file disappeared while the folder was being scanned.")
    else:
        reason, again = _reason(outcome.error)
        run.store.put_problem(file, reason, again=again)
        run.tally.failed += 1
        run.skipped(file.path, reason)


def _keep_track(run: _Scan, file: FoundFile, heard: Listened) -> None:
    verdict = run.store.put(file, heard.tags, heard.audio_key, heard.cover, heard.analysis, run.network_id)
    if verdict == "analysed":
        run.tally.analysed += 1
    elif verdict == "moved":
        run.tally.moved += 1
    else:
        run.tally.unchanged += 1


def _settle_moved(run: _Scan) -> None:
    """A song that moved in this scan was counted as missing before its new path was heard."""
    if run.tally.moved:
        known = run.store.files(run.network_id)
        run.tally.missing -= sum(path not in known for path in run.gone)


def _reason(error: BaseException) -> tuple[str, bool]:
    """Why a file failed, in the listener's words, and whether the next scan should try it again."""
    if isinstance(error, UnreadableAudioError):
        return str(error), False
    if isinstance(error, TimeoutError):
        return f"Reading this file took longer than {SECONDS_A_FILE:.0f} seconds, so it was left out.", False
    if isinstance(error, Crashed):
        return "This file made the decoder crash; it is probably damaged.", False
    if isinstance(error, MemoryError):
        return "Reading this file needs more memory than a song should.", False
    if isinstance(error, PermissionError):
        return "You have no permission to read this file.", True
    if isinstance(error, OSError):
        return f"The file could not be read from the disk ({error.strerror or error}).", True
    return f"The file could not be analysed ({error or type(error).__name__}).", False


_listener: Listener
_library: Path


def _begin(library: Path) -> None:
    """In each process of the pool: load the network once."""
    global _listener, _library
    _listener, _library = Listener(), library


def _listen(path: bytes) -> Listened:
    return _listener.listen(path, _is_known)


def _is_known(audio_key: bytes) -> bool:
    """Whether the library has heard this audio; where it cannot say, hearing it again does no harm."""
    try:
        with Store(_library) as store:
            return store.has_analysis(audio_key, _listener.embedder.network_id)
    except LibraryError:
        return False
