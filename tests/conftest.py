# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test stands on: folders of its own, no screen, no warning in the log, seeded chance."""

from __future__ import annotations

import logging
import os
import tempfile
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np

# Before anything is imported that reads them: no window opens, and no file of the person's own is touched.
_HOME = tempfile.TemporaryDirectory(prefix="musecluster-tests-", ignore_cleanup_errors=True)
os.environ.update(
    QT_QPA_PLATFORM="offscreen", HOME=_HOME.name, XDG_CACHE_HOME=os.path.join(_HOME.name, "cache")
)

# The time of one example says more about the machine than about the code; CI must find the same every time.
hypothesis.settings.register_profile("person", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "person")


class _Unexpected(logging.Handler):
    """Keeps what a warning or worse said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it asks for `caplog` and so checks the log itself."""
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.said and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log: " + "; ".join(handler.said))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test, and the processes that it starts, empty data, settings and log folders."""
    folder: Path = tmp_path_factory.mktemp("user")
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))


@pytest.fixture
def rng() -> np.random.Generator:
    """Chance that is the same in every run."""
    import numpy as np

    return np.random.default_rng(20_260)
