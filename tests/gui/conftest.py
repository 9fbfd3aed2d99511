# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and numbers as most readers of these tests write them, whatever the machine's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from musecluster.gui import language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _american_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)
    while language._installed:  # of a window; the words of the next test are the code's own
        QCoreApplication.removeTranslator(language._installed.pop())
