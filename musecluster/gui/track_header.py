# SPDX-License-Identifier: GPL-3.0-or-later
"""The heads of the track table's columns: which are shown, how wide, in which order; remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle

from musecluster.gui.track_columns import BY_NAME, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QStyleOptionHeader, QWidget

HEIGHT = 28  # pixels
NARROWEST = 88  # of a column that grows, before another one has to give way
_USUAL = tuple(column.width for column in COLUMNS)
_ALWAYS = "title"  # without it nobody knows which song a row is


class TrackHeader(QHeaderView):
    """Fills the table's width: columns that grow share what is left, and the least important give way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(32)
        self.setFixedHeight(HEIGHT)
        self._chosen = {column.name for column in COLUMNS if column.shown}
        self._widths = list(_USUAL)
        self._filled: Mapping[str, float] = {}
        self._fitting = False
        self.sectionResized.connect(self._on_section_resized)

    def fit(self, width: int) -> None:
        """Share a width in pixels among the columns."""
        if not self.count():
            return
        self._fitting = True
        shown = self._fitting_columns(width)
        growing = [column for column in shown if COLUMNS[column].grows]
        left = width - sum(self._widths[column] for column in shown if column not in growing)
        wanted = sum(self._weight(column) for column in growing)
        for column in range(len(COLUMNS)):
            self.setSectionHidden(column, column not in shown)
        for column in shown:
            share = self._widths[column]
            if column in growing:  # of what is left, so that no pixel remains beside the last column
                share = left * self._weight(column) // wanted
                left, wanted = left - share, wanted - self._weight(column)
            self.resizeSection(column, max(share, self.minimumSectionSize()))
        self._fitting = False

    def set_filled(self, filled: Mapping[str, float]) -> None:
        """Say of how many songs each column says something, 0 to 1; empty ones leave their room to others."""
        if filled != self._filled:
            self._filled = filled
            self.fit(self._room())

    def choose(self, name: str, shown: bool) -> None:
        """Show or hide a column."""
        (self._chosen.add if shown else self._chosen.discard)(name)
        self.fit(self._room())

    def restore_usual(self) -> None:
        """Every column where it was at the first start."""
        self.restore({})

    def state(self) -> dict[str, Any]:
        """Columns, widths, order and sorting as plain values."""
        order = sorted(range(self.count()), key=self.visualIndex)
        return {
            "order": [COLUMNS[column].name for column in order],
            "shown": sorted(self._chosen),
            "widths": {column.name: width for column, width in zip(COLUMNS, self._widths, strict=True)},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put everything as `state` gave it; what it does not say is as at the first start."""
        shown, widths, order = state.get("shown"), state.get("widths"), state.get("order")
        usual = {column.name for column in COLUMNS if column.shown}
        self._chosen = set(shown) & set(BY_NAME) | {_ALWAYS} if isinstance(shown, list) else usual
        widths = widths if isinstance(widths, dict) else {}
        self._widths = [_width(widths.get(column.name), column.width) for column in COLUMNS]
        names = [name for name in order if name in BY_NAME] if isinstance(order, list) else []
        for place, name in enumerate([*names, *(name for name in BY_NAME if name not in names)]):
            self.moveSection(self.visualIndex(BY_NAME[name]), place)
        self.fit(self._room())

    def menu(self) -> QMenu:
        """All columns to tick, and the way back."""
        made = QMenu(self)
        for column in COLUMNS:
            action = QAction(column.header, made, checkable=True, checked=column.name in self._chosen)
            action.setEnabled(column.name != _ALWAYS)
            action.toggled.connect(lambda on, name=column.name: self.choose(name, on))
            made.addAction(action)
        made.addSeparator()
        made.addAction(self.tr("Reset columns")).triggered.connect(self.restore_usual)
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        made = self.menu()
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(event.globalPos())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, column: int) -> None:
        """Mirror the words with their column; a styled header forgets to."""
        super().initStyleOptionForIndex(option, column)
        option.textAlignment = QStyle.visualAlignment(option.direction, COLUMNS[column].alignment)

    def _fitting_columns(self, width: int) -> list[int]:
        """The chosen columns without those that must give way in this width."""
        shown = [column for column in range(len(COLUMNS)) if COLUMNS[column].name in self._chosen]
        while sum(map(self._narrowest, shown)) > width:
            first = max(shown, key=lambda column: COLUMNS[column].rank)
            if not COLUMNS[first].rank:
                break
            shown.remove(first)
        return shown

    def _narrowest(self, column: int) -> int:
        return min(self._widths[column], NARROWEST) if COLUMNS[column].grows else self._widths[column]

    def _weight(self, column: int) -> int:
        """Width that a growing column asks for; once the listener has drawn an edge, as it was drawn."""
        width = self._widths[column]
        if tuple(self._widths) != _USUAL:
            return width
        return max(min(width, NARROWEST), round(width * self._filled.get(COLUMNS[column].name, 1)))

    def _room(self) -> int:
        view = self.parentWidget()
        return view.viewport().width() if hasattr(view, "viewport") else self.width()

    def _on_section_resized(self, column: int, old: int, new: int) -> None:
        """The listener has drawn an edge: what is on the screen now is what is wanted."""
        if not self._fitting and new and not self.isSectionHidden(column):
            for place in range(len(COLUMNS)):
                if not self.isSectionHidden(place):
                    self._widths[place] = self.sectionSize(place)


def _width(stored: object, usual: int) -> int:
    return stored if isinstance(stored, int) and 16 <= stored <= 4000 else usual
