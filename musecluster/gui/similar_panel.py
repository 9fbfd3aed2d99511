# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel on the right: songs like the chosen ones, or a walk from one song to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from musecluster.gui import theme
from musecluster.gui.areas import in_line, stacked
from musecluster.gui.button_row import ButtonRow
from musecluster.gui.cover import Cover
from musecluster.gui.elided import Elided
from musecluster.gui.finder import Finder
from musecluster.gui.learning import gain
from musecluster.gui.lettering import Words
from musecluster.gui.line_slider import LineSlider
from musecluster.gui.overlay import lay_over
from musecluster.gui.plain import set_tip
from musecluster.gui.similar_delegate import SimilarDelegate
from musecluster.gui.similar_model import TRACK, Result, SimilarModel, title
from musecluster.gui.similar_options import SimilarOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

MANY = 1000  # songs, of which no single one is missed
SOON = 16  # milliseconds: that so many were chosen is painted before what is like them is looked for
COUNT = 50  # similar songs that are listed
SHORTEST, LONGEST_WALK, WALK = 3, 40, 12  # songs of a walk


class SimilarPanel(QWidget):
    """Lists what is like the seeds; everything it finds it shows at once.

    Attributes
    ----------
        finder: what it asks; the radio may ask it too.
        options: what the listener weighs.

    Signals
    -------
        activated: id of a song that shall be played.
        keep_playing_requested: ids of the seeds, to play on from them without end.
        play_requested: ids of a walk, to be played as it is.
        save_requested: name of a new playlist, and its track ids.
        menu_requested: ids of the chosen songs, and where on the screen.
    """

    activated = Signal(int)
    keep_playing_requested = Signal(list)
    play_requested = Signal(list)
    save_requested = Signal(str, list)
    menu_requested = Signal(list, QPoint)

    def __init__(self, collection: Collection, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="similar_panel")
        self._collection, self.finder = collection, Finder(collection, self)
        self._seeds: list[int] = []
        self._count = 0  # songs that the list is about
        self._start: int | None = None  # of a walk whose end is being chosen
        self._walk: tuple[int, int] | None = None
        self.model = SimilarModel(self)
        self.section, self.cover = Words(), Cover(44)
        self.title, self.artist = Elided(), Elided()
        self.options, self.length, self._length = SimilarOptions(), LineSlider(LONGEST_WALK), Words()
        self.list = QListView()
        self.hint = Words("", Qt.AlignmentFlag.AlignTop, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.keep, self.save, self.walk = QPushButton(), QPushButton(), QToolButton()
        self.name, self.save_name = QLineEdit(maxLength=200), QPushButton()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_seeds()

    def for_tracks(self, track_ids: Sequence[int]) -> None:
        """Show what is like these songs; the end of a walk that was begun, if it is one song."""
        seeds = list(track_ids)
        if self._start is not None and len(seeds) == 1 and seeds[0] != self._start:
            self._walk, self._start = (self._start, seeds[0]), None
            self._seeds = seeds
        elif seeds == self._seeds:
            return
        else:
            self._seeds, self._walk = seeds, None
        self._show_seeds()

    def found(self) -> list[int]:
        """The track ids of the list, in its order."""
        return [result.track.id for result in self.model.results]

    # --- looks

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self.save.setText(self.tr("Save as list"))
        self.save.setToolTip(self.tr("Make a playlist of these songs"))
        self.save_name.setText(self.tr("Save"))
        self.name.setAccessibleName(self.tr("Name of the playlist"))
        self.list.setAccessibleName(self.tr("Similar songs"))
        self.length.setAccessibleName(self.tr("Songs of the walk"))
        self._show_seeds()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.section.setProperty("role", "section")
        self.title.setProperty("role", "strong")
        self.title.setFont(theme.font(13, bold=True))
        for label in (self.artist, self._length, self.hint):
            label.setProperty("role", "dim")
        self.hint.setContentsMargins(16, 8, 16, 0)
        self._page = QStackedWidget()
        self._page.addWidget(self.list)
        self._page.addWidget(self.hint)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 12, 0, 16)
        column.addWidget(_padded(stacked(self.section, self._head(), spacing=8)))
        column.addSpacing(8)
        column.addWidget(self.options)
        column.addWidget(_padded(in_line(self._length, self.length, spacing=12)))
        column.addSpacing(8)
        column.addWidget(self._page, 1)
        column.addSpacing(12)
        column.addWidget(self._foot())
        self.setMinimumWidth(200)
        self._dress_list()

    def _head(self) -> QWidget:
        self.walk.setIcon(theme.icon("path"))
        self.walk.setCheckable(True)
        head = in_line(self.cover, stacked(self.title, self.artist, spacing=2), self.walk, spacing=12)
        head.layout().setStretch(1, 1)
        return head

    def _foot(self) -> QWidget:
        self.foot = QStackedWidget()
        self.foot.addWidget(_padded(stacked(ButtonRow(self.keep, self.save))))
        self.foot.addWidget(_padded(in_line(self.name, self.save_name, spacing=8)))
        self.foot.setSizePolicy(
            self.foot.sizePolicy().horizontalPolicy(), self.hint.sizePolicy().Policy.Fixed
        )
        return self.foot

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        delegate = SimilarDelegate(self._collection, self.list)
        delegate.covers.changed.connect(self.list.viewport().update)
        self.list.setItemDelegate(delegate)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        lay_over(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setDragEnabled(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        theme.changes.changed.connect(self.list.viewport().update)

    def _show_seeds(self) -> None:
        """Say what the list is about, and find it."""
        about, track = self._about(), self._collection.track
        self._count = len(about)
        tracks = [track(about[0]), track(about[-1])] if about else []
        self._stop_naming()
        self._say_heading()
        for widget in (self.cover, self.title, self.artist, self.keep, self.save, self.walk):
            widget.setVisible(bool(tracks))
        for widget in (self.length, self._length):
            widget.setVisible(self._walk is not None)
        self.options.setVisible(bool(tracks) and self._walk is None)
        if tracks:
            self.cover.show_track(self._collection, tracks[0])
            self.title.set_words(title(tracks[0]))
            self.artist.set_words(self._second_line(*tracks, len(about)))
            self.artist.setVisible(bool(self.artist.text()))  # without one the title stands in the middle
        self._name_keep()
        self._name_walk()
        self._soon.start(SOON if self._count > MANY else 0)

    def _about(self) -> list[int]:
        """Ids of the songs that the list is about; of very many only two are looked at."""
        songs, here = self._walk or self._seeds, self._collection.row_of
        if len(songs) > MANY and songs[0] in here and songs[-1] in here:
            return list(songs)
        return [one for one in songs if one in here]

    def _say_heading(self) -> None:
        """Say what the list is of, and whether songs are compared by what was learned from the listener."""
        heading, learned = self._heading(self._count), self._collection.learned
        if learned is not None:
            heading = " · ".join((heading, self.tr("to your taste")))
        self.section.setText(heading)
        tip = "" if learned is None else gain(self.tr("Learned from your tags and playlists: %1"), learned)
        set_tip(self.section, tip)

    def _heading(self, count: int) -> str:
        if self._walk is not None:
            return self.tr("From here to there")
        if count > 1:
            return self.tr("More like these %Ln song(s)", "", count)
        return self.tr("More like")

    def _second_line(self, first: Track, last: Track, count: int) -> str:
        if self._walk is not None:
            return self.tr("to %1").replace("%1", title(last))
        if count > 1:
            return self.tr("and %Ln more", "", count - 1)
        return first.tags.artist

    def _name_keep(self) -> None:
        walking = self._walk is not None
        theme.put_before_words(self.keep, "play" if walking else "radio")
        self.keep.setText(self.tr("Play") if walking else self.tr("Keep playing"))
        whole, endless = self.tr("Play the songs of this walk"), self.tr("Play songs like these without end")
        self.keep.setToolTip(whole if walking else endless)

    def _name_walk(self) -> None:
        going = self._walk is not None or self._start is not None
        self.walk.setChecked(going)
        words = self.tr("Back to similar songs") if going else self.tr("Walk from this song to another")
        self.walk.setToolTip(words)
        self.walk.setAccessibleName(words)
        self.walk.setEnabled(going or len(self._seeds) in (1, 2))

    # --- what it finds

    def _find(self) -> None:
        self.finder.ask()
        self._say_heading()
        index = self.finder.index
        known = index is not None and len(index.rows(self._seeds)) > 0
        self.model.show(self._results() if known and self._start is None else [])
        self._say_hint(known)
        for button in (self.keep, self.save):
            button.setEnabled(bool(self.model.results))

    def _results(self) -> list[Result]:
        index, track = self.finder.index, self._collection.track
        if self._walk is not None:
            from musecluster.discovery.path import path

            if len(index.rows(self._walk)) < 2:
                return []
            walk = path(index, *self._walk, count=self.length.value())
            return [Result(found) for found in map(track, walk) if found]
        from musecluster.discovery.blend import more_like, nearest_seeds

        options = self.options
        found = more_like(
            index,
            self._seeds,
            count=COUNT,
            weights=options.weights(),
            per_artist=options.per_artist(),
            other_albums=options.other_albums(),
        )
        nearest = nearest_seeds(index, self._seeds, [one.track_id for one in found])
        pairs = zip(found, nearest, strict=True)
        results = [Result(track(one.track_id), track(seed), one.score) for one, seed in pairs]
        return [result for result in results if result.track]

    def _say_hint(self, known: bool) -> None:
        if self._start is not None:
            words = self.tr("Now choose the song where the walk ends.")
        elif not self._seeds:
            words = self.tr("Choose a song, and the songs that sound like it appear here.")
        elif not known and self.finder.is_making:
            words = ""
        elif not known:
            words = self.tr("This song has not been listened to yet.")
        else:
            words = self.tr("Nothing else to compare with yet.")
        self.hint.setText(words)
        self._page.setCurrentWidget(self.list if self.model.results else self.hint)

    # --- what a listener does

    def _connect(self) -> None:
        self.length.setMinimum(SHORTEST)
        self.length.setValue(WALK)
        self._on_length_value_changed(WALK)
        self._soon.timeout.connect(self._find)
        self.finder.changed.connect(self._soon.start)
        self._collection.loaded.connect(self._on_collection_loaded, Qt.ConnectionType.QueuedConnection)
        self.options.changed.connect(self._soon.start)
        self.length.valueChanged.connect(self._on_length_value_changed)
        self.list.activated.connect(self._on_list_activated)
        self.list.customContextMenuRequested.connect(self._on_list_menu_requested)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.walk.clicked.connect(self._on_walk_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.name.returnPressed.connect(self._on_name_chosen)
        self.save_name.clicked.connect(self._on_name_chosen)
        self.name.installEventFilter(self)
        self._collection.playlists_changed.connect(self.list.viewport().update)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Escape leaves the name field without saving."""
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._stop_naming()
            self.save.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _on_collection_loaded(self) -> None:
        """A song that had not been listened to when it was chosen may have been by now."""
        if self._seeds and not self.model.results:
            self._soon.start()

    def _on_list_activated(self, index: QModelIndex) -> None:
        self.activated.emit(index.data(TRACK).id)

    def _on_list_menu_requested(self, place: QPoint) -> None:
        chosen = [index.data(TRACK).id for index in self.list.selectionModel().selectedIndexes()]
        if chosen:
            self.menu_requested.emit(chosen, self.list.viewport().mapToGlobal(place))

    def _on_keep_clicked(self) -> None:
        if self._walk is not None:
            self.play_requested.emit(self.found())
        else:
            self.keep_playing_requested.emit(self._seeds)

    def _on_length_value_changed(self, count: int) -> None:
        self._length.setText(self.tr("%Ln song(s)", "", count))
        self._soon.start()

    def _on_walk_clicked(self) -> None:
        if self._walk is not None or self._start is not None:
            self._walk = self._start = None
        elif len(self._seeds) == 2:
            self._walk = (self._seeds[0], self._seeds[1])
        elif self._seeds:
            self._start = self._seeds[0]
        self._show_seeds()

    def _on_save_clicked(self) -> None:
        self.name.setText(self._suggested_name())
        self.foot.setCurrentIndex(1)
        self.name.selectAll()
        self.name.setFocus()

    def _suggested_name(self) -> str:
        if self._walk is not None:
            words = self.tr("From %1 to %2")
            first, last = self.model.results[0].track, self.model.results[-1].track
            return words.replace("%1", title(first)[:60]).replace("%2", title(last)[:60])
        return self.tr("Like %1").replace("%1", self.title.text()[:120])

    def _on_name_chosen(self) -> None:
        name = self.name.text().strip()
        if name and self.model.results:
            seeds = [] if self._walk is not None else self._seeds
            self.save_requested.emit(name, [*seeds, *self.found()])
        self._stop_naming()

    def _stop_naming(self) -> None:
        self.foot.setCurrentIndex(0)


def _padded(widget: QWidget) -> QWidget:
    widget.layout().setContentsMargins(16, 0, 16, 0)
    return widget
