# SPDX-License-Identifier: GPL-3.0-or-later
"""What the actions of learning do; the name of each function is the name of its action."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.head import Head
from musecluster.library.store import Store
from tests.gui.libraries import NETWORK

if TYPE_CHECKING:
    from tests.gui.desk import Desk

FIGURES = {"precision_before": 0.3104, "precision_after": 0.3621}


def keep(desk: Desk, matrix: np.ndarray) -> None:
    """Store a head as the worker does, and wait until the window has read it."""
    with Store(desk.window.library, write=True) as store:
        store.put_head(Head(NETWORK, matrix.astype(np.float32), FIGURES))
    with desk.qtbot.waitSignal(desk.window.collection.loaded):
        desk.window.collection.refresh()


def begun(desk: Desk, name: str) -> list[list[list[str]]]:
    """The steps that the worker is given by an action."""
    steps: list[list[list[str]]] = []
    desk.monkeypatch.setattr(desk.window.analysis, "_begin", steps.append)
    desk.trigger(name)
    return steps


def learn(desk: Desk) -> None:
    assert begun(desk, "learn") == [[["adapt", "--json"]]]


def unlearn(desk: Desk) -> None:
    assert not desk.window.commands["unlearn"].isEnabled()
    keep(desk, np.eye(4))
    assert begun(desk, "unlearn") == [[["adapt", "--undo", "--json"]]]
