# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets below or beside each other, as one widget without margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def stacked(*widgets: QWidget, spacing: int = 4) -> QWidget:
    """Below each other, `spacing` pixels apart."""
    return _filled(QVBoxLayout, widgets, spacing)


def in_line(*widgets: QWidget, spacing: int) -> QWidget:
    """Beside each other, in the direction of the language."""
    return _filled(QHBoxLayout, widgets, spacing)


def _filled(kind: type, widgets: Sequence[QWidget], spacing: int) -> QWidget:
    area = QWidget()
    layout = kind(area, spacing=spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return area
