# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of actions is complete, and no two of them want the same key."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from musecluster.gui.actions import AREAS, TABLE, Actions
from musecluster.gui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_name_stands_for_one_action_and_a_key_for_one() -> None:
    assert [name for name, count in Counter(row.name for row in TABLE).items() if count > 1] == []
    keys = Counter(key for row in TABLE for key in row.keys.split())
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_row_says_everything(row) -> None:
    assert row.area in AREAS
    assert row.text
    assert row.tip
    for key in row.keys.split():
        assert QKeySequence(key).toString() == key


def test_an_action_has_its_words(window: QWidget) -> None:
    actions = Actions(window)
    assert {action.objectName() for action in window.actions()} == {row.name for row in TABLE} == set(actions)
    assert actions["search"].shortcuts()[0] == QKeySequence("Ctrl+F")
    assert "Ctrl+F" in actions["search"].toolTip()
    assert actions["radio"].isCheckable()
    assert not actions["play"].isCheckable()


def test_the_page_of_keys_lists_each(window: QWidget, qtbot: QtBot) -> None:
    page = Shortcuts(Actions(window))
    qtbot.addWidget(page)
    said = {label.text() for label in page.findChildren(QLabel)}
    for row in TABLE:
        if row.keys:
            assert row.text.removesuffix(" …") in said
            assert ", ".join(row.keys.split()) in said
