# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices when something changes in the folders of music, by watches where the system has enough of them."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from musecluster.gui.addresses import is_unicode
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    Snapshot = frozenset[tuple[str, int, int]]

PAUSE = 4_000
"""Milliseconds for which a changed folder has to stay the same, so that no file is heard half copied."""

POLL = 5 * 60_000
"""Milliseconds between two looks into folders that cannot be watched."""

RETURN = 2_000
"""Milliseconds between two looks for a drive that is not there; more where looking takes long."""


class Watcher(QObject):
    """One watch a folder, below every root; a root for which the system has no watches left is polled.

    Signals
    -------
        changed: roots (a list of paths) in which something was added, removed or renamed, or that are back;
            told when it has been quiet there for PAUSE.
        absent_changed: `absent`, the roots that are not there, as on an unmounted drive, are others; told
            at once, and within RETURN when one is back.
    """

    changed = Signal(object)
    absent_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.roots: list[str] = []
        self.absent: frozenset[str] = frozenset()
        self.polled: set[str] = set()
        self.changes = True
        self._back: set[str] = set()  # roots that have come back and were not told yet
        self._times: dict[str, int] = {}  # folder -> when something was last added or removed there
        self._restless: dict[str, Snapshot] = {}  # changed folder -> what was in it when we looked last
        self._walk, self._settle = Slices(self), Slices(self)
        self._watches = QFileSystemWatcher(self)
        self._watches.directoryChanged.connect(self._on_watches_directory_changed)
        self._parents = QFileSystemWatcher(self)  # of the roots: a folder is not told that it was moved
        self._parents.directoryChanged.connect(lambda folder: self._look_for_absent())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._settle.run(self._settling()))
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._on_poll_timeout)
        self._return = QTimer(self, singleShot=True)
        self._return.timeout.connect(self._on_return_timeout)

    def watch(self, roots: Sequence[str], *, changes: bool = True) -> None:
        """Watch these roots and no others; it takes effect in slices of the window's idle time.

        Parameters
        ----------
            changes: tell of changes in them; else only of drives that go and come.
        """
        self.stop()
        self.roots, self.changes = list(roots), changes
        self._look_for_absent()
        for parent in filter(is_unicode, {os.path.dirname(root) for root in self.roots}):
            self._parents.addPath(parent)
        if changes:
            self._walk.run(self._watching(self.roots))
        self._poll.start()

    def stop(self) -> None:
        """Watch nothing."""
        for timer in (self._walk, self._settle, self._poll, self._pause, self._return):
            timer.stop()
        self._forget(self._watches.directories())
        if parents := self._parents.directories():
            self._parents.removePaths(parents)
        self.roots, self.polled, self._back = [], set(), set()
        self._times.clear()
        self._restless.clear()

    @property
    def is_ready(self) -> bool:
        """Whether every folder has its watch or, where it is polled, has been looked at."""
        return not self._walk.running

    # --- watching

    def _watching(self, roots: Iterable[str]) -> Generator[None]:
        watched = set(self._watches.directories())
        for root in roots:
            for folder in _folders(root):
                self._times[folder] = _time(folder)
                if root not in self.polled and folder not in watched and not self._add(folder):
                    self._poll_instead(root)
                yield

    def _add(self, folder: str) -> bool:
        """Watch a folder; false where the system would not, though it is there."""
        return (is_unicode(folder) and self._watches.addPath(folder)) or not os.path.isdir(folder)

    def _poll_instead(self, root: str) -> None:
        self._forget(_inside(root, self._watches.directories()))
        self.polled.add(root)

    def _forget(self, folders: Sequence[str]) -> None:
        if folders:
            self._watches.removePaths(folders)

    # --- changes

    def _on_watches_directory_changed(self, folder: str) -> None:
        if not os.path.isdir(folder):
            self._look_for_absent()
        self._restless.setdefault(folder, _snapshot(folder))
        self._pause.start()

    def _settling(self) -> Generator[None]:
        """Tell of the changed folders, and those that are new in them, once nothing grows; till then wait."""
        watched = set(self._watches.directories())
        now: dict[str, Snapshot] = {}
        pending = list(self._restless)
        while pending:
            folder = pending.pop()
            now[folder] = _snapshot(folder)
            pending += [one for one in _subfolders(folder) if one not in watched and one not in now]
            yield
        if now == self._restless:
            self._restless = {}
            self._tell(now)
        else:
            self._restless = {**self._restless, **now}
            self._pause.start()

    def _tell(self, folders: Iterable[str]) -> None:
        roots = [root for root in self.roots if _inside(root, folders)]
        self._look_for_absent()
        self._walk.run(self._watching(self.roots if self._walk.running else roots))  # the new folders
        self.changed.emit(roots)

    def _on_poll_timeout(self) -> None:
        self._look_for_absent()
        if self.changes:
            self._look_into(self.polled - self.absent)

    def _on_return_timeout(self) -> None:
        self._look_for_absent()
        if self.changes:
            self._look_into(set())

    def _look_into(self, polled: set[str]) -> None:
        """Walk through these roots and those that are back, unless a walk is under way."""
        if (self._back or polled) and not self._walk.running:
            back, self._back = self._back, set()
            ordered = [[root for root in self.roots if root in some] for some in (back, polled)]
            self._walk.run(self._polling(*ordered))

    def _polling(self, back: list[str], polled: list[str]) -> Generator[None]:
        changed = set(back)
        yield from self._watching(back)
        for root in polled:
            times = {}
            for folder in _folders(root):
                times[folder] = _time(folder)
                yield
            if times != {folder: self._times.pop(folder) for folder in _inside(root, self._times)}:
                changed.add(root)
            self._times.update(times)
        if changed:
            self.changed.emit([root for root in self.roots if root in changed])

    def _look_for_absent(self) -> None:
        begun, before = time.perf_counter(), self.absent
        self.absent = frozenset(root for root in self.roots if not _is_there(root))
        self._back |= before & set(self.roots) - self.absent
        if self.absent or self._back:  # a drive on the net may let us wait: then look for it more rarely
            self._return.start(max(RETURN, round(100_000 * (time.perf_counter() - begun))))
        if self.absent != before:
            self.absent_changed.emit()


def _is_there(root: str) -> bool:
    from musecluster.library.scan import root_is_empty, root_is_there

    path = os.fsencode(root)
    return root_is_there(path) and not root_is_empty(path)


def _inside(root: str, folders: Iterable[str]) -> list[str]:
    start = os.path.join(root, "")
    return [folder for folder in folders if folder == root or folder.startswith(start)]


def _folders(root: str) -> Generator[str]:
    """Every folder at and below a root that a scan would enter by its real path."""
    pending = [root]
    while pending:
        folder = pending.pop()
        if os.path.isdir(folder):
            yield folder
            pending += _subfolders(folder)


def _subfolders(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            inside = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:  # gone, or closed to us: a scan says so
        return []
    return [entry.path for entry in inside if not _passed_over(entry.name)]


def _passed_over(name: str) -> bool:
    from musecluster.library.scan import SYSTEM_FOLDERS

    hidden = name.startswith(".") and not name.startswith("..")
    return hidden or os.fsencode(name.lower()) in SYSTEM_FOLDERS


def _time(folder: str) -> int:
    """When something was last added to or removed from a folder, nanoseconds; 0 where it is gone."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


def _snapshot(folder: str) -> Snapshot:
    """Name, size and time of what is in a folder; empty where it is gone."""
    try:
        with os.scandir(folder) as entries:
            stats = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    except OSError:
        return frozenset()
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
