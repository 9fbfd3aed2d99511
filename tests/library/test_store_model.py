# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever happens to the files in whatever order, the library agrees with a dictionary."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from musecluster.library.store import Store
from tests.library.stores import NETWORK, found, hear, key

NAMES = st.sampled_from(["a", "b", "c", "d", "\udcff"])
AUDIO = st.sampled_from(["x", "y", "z"])


class Listening(RuleBasedStateMachine):
    """A folder that a person changes and scans, and what the scans have told the library.

    `known` holds name -> (audio of the last good reading or None, state), `identity` the track id of each
    name that was heard.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name) / "music"
        self.root.mkdir()
        (self.root / "keeps the folder from being empty").touch()
        self.store = Store(Path(self.folder.name) / "library.db", write=True)
        self.store.add_root(os.fsencode(self.root))
        self.known: dict[str, tuple[str | None, str]] = {}
        self.identity: dict[str, int] = {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(name=NAMES, audio=AUDIO)
    def hears(self, name: str, audio: str) -> None:
        (self.root / name).touch()
        gone = [
            other
            for other, (heard, _) in self.known.items()
            if heard == audio and other != name and not os.path.lexists(self.root / other)
        ]
        new = self.known.get(name, (None, ""))[0] is None
        first = min(gone, key=self.identity.__getitem__, default=None) if new else None
        analysed = not self.store.has_analysis(key(audio), NETWORK)
        outcome = hear(self.store, self.root / name, audio)
        assert outcome == ("analysed" if analysed else "known" if first is None else "moved")
        if first is not None:
            del self.known[first]
            self.identity[name] = self.identity.pop(first)
        self.known[name] = (audio, "good")
        track = self.store.find(os.fsencode(self.root / name))
        assert track is not None
        assert self.identity.setdefault(name, track.id) == track.id

    @rule(name=NAMES)
    def fails(self, name: str) -> None:
        (self.root / name).touch()
        self.store.put_problem(found(self.root / name), "The file is empty.", again=False)
        self.known[name] = (self.known.get(name, (None, ""))[0], "failed")

    @rule(name=NAMES)
    def vanishes_before_the_next_scan(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @rule()
    def marks_what_is_gone(self) -> None:
        gone = [name for name in self.known if not os.path.lexists(self.root / name)]
        paths = [os.fsencode(self.root / name) for name in gone]
        changed = self.store.mark_missing(paths) + self.store.forget_problems(paths)
        assert changed == sum(self.known[name][1] != "missing" for name in gone)
        for name in gone:
            audio, _ = self.known.pop(name)
            if audio is not None:
                self.known[name] = (audio, "missing")

    @rule()
    def reopens(self) -> None:
        path = self.store.path
        self.store.close()
        self.store = Store(path, write=True)
        assert self.store.notice is None

    @invariant()
    def the_library_agrees(self) -> None:
        files = {Path(os.fsdecode(path)).name: file.state for path, file in self.store.files(NETWORK).items()}
        assert files == {name: state for name, (_, state) in self.known.items()}
        tracks = {Path(os.fsdecode(track.path)).name: track.id for track in self.store.tracks()}
        assert tracks == {name: self.identity[name] for name, state in files.items() if state != "failed"}
        present = sorted(
            (key(audio), os.fsencode(name))
            for name, (audio, state) in self.known.items()
            if state == "good" and audio is not None
        )
        assert self.store.embeddings(NETWORK).audio_keys == [audio for audio, _ in present]


Listening.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestListening = Listening.TestCase
