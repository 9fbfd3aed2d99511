# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules come beside the window's thread, which goes on meanwhile."""

from __future__ import annotations

import sys
from threading import get_ident
from typing import TYPE_CHECKING

from musecluster.gui.importing import importing
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_a_module_is_imported_by_another_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_module.py").write_text(
        "import threading, time\ntime.sleep(0.05)\nthread = threading.get_ident()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    slices, steps = Slices(), []
    slices.run(step for step in importing("sys", "no_such_module", "slow_module") if not steps.append(step))
    qtbot.waitUntil(lambda: not slices.running)
    module = sys.modules.pop("slow_module")
    assert module.thread != get_ident()
    assert len(steps) > 1


def test_what_is_there_already_takes_no_turn() -> None:
    assert list(importing("sys", "os")) == []
