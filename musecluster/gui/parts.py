# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the window, put in one after the other once it is on the screen."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from musecluster.gui.importing import importing

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtWidgets import QWidget

    from musecluster.gui.main_window import MainWindow


_LARGE = ("musecluster.gui.playlist_list", "musecluster.gui.track_table", "musecluster.library.store")
"""Modules that bring many others, imported one by one."""


def putting_in(window: MainWindow) -> Generator[None]:
    """Make each part and connect it; between two of them the window gets its turn."""
    yield from importing("numpy", "numpy.ma")  # the second is a part that numpy.unique asks for
    for module in _LARGE:
        import_module(module)
        yield
    for add in _ORDER:
        add(window)
        yield
    window.collection.open(window.library)
    window.listening.go_on()
    window.table.view.setFocus()
    window.composed.emit()


def _put(area: QWidget, *parts: QWidget) -> None:
    for part in parts:
        area.layout().addWidget(part)


def _add_playlists(window: MainWindow) -> None:
    from musecluster.gui.playlist_list import PlaylistList

    window.playlists = PlaylistList(window.collection, window.commands)
    window.playlists.failed.connect(window.note.say)
    window.side.hold(window.playlists)


def _add_files(window: MainWindow) -> None:
    from musecluster.gui.playlist_files import PlaylistFiles

    window.files = PlaylistFiles(window.playlists, window.collection, window.commands, window.state)
    window.files.said.connect(window.note.say)


def _add_songs(window: MainWindow) -> None:
    from musecluster.gui.problems_page import ProblemsPage
    from musecluster.gui.track_table import TrackTable

    window.table = TrackTable(window.collection, window.commands)
    window.table.restore(window.state.get("table", {}))
    window.table.failed.connect(window.note.say)
    window.problems = ProblemsPage(window.collection)
    window.problems.scan_requested.connect(window.listening.listen_to)
    window.problems.failed.connect(window.note.say)
    window.problems.hide()
    _put(window.songs, window.table, window.problems)


def _add_map(window: MainWindow) -> None:
    from musecluster.gui.map_view import MapView

    window.map_view = MapView()
    window.map_view.set_collection(window.collection)
    _put(window.map, window.map_view)


def _add_player(window: MainWindow) -> None:
    from musecluster.gui.playing import Playing

    window.playing = Playing(window)
    _put(window.bottom, window.playing.bar)


def _add_media_keys(window: MainWindow) -> None:
    from musecluster.gui import media_keys, mpris

    window.media_keys = mpris.offer(window.playing.player, window.collection, window)
    media_keys.listen(window, window.commands)


def _add_similar(window: MainWindow) -> None:
    from musecluster.gui.similar_panel import SimilarPanel

    window.similar = SimilarPanel(window.collection)
    window.similar.options.restore(window.state.get("similar", {}))
    window.similar.finder.failed.connect(window.note.say)
    window.playing.player.set_find_next(window.similar.finder.next_song)
    options = window.similar.options
    options.restore(window.state.get("similar", {}))
    options.changed.connect(lambda: window.state.set("similar", options.kept()))
    window.right.hold(window.similar)


def _add_queue(window: MainWindow) -> None:
    from musecluster.gui.up_next import UpNext

    window.up_next = UpNext(window)
    window.queue.hold(window.up_next.panel)


def _connect(window: MainWindow) -> None:
    from musecluster.gui.choice import Choice

    window.choice = Choice(window)
    _connect_view(window)


def _connect_view(window: MainWindow) -> None:
    commands, layout = window.commands, window.layout_
    for name in ("songs", "map", "both"):
        commands[name].triggered.connect(lambda _, name=name: layout.show_view(name))
    layout.inside = {"songs": window.table.view, "map": window.map_view.canvas}
    commands[layout.view].setChecked(True)
    commands["switch"].triggered.connect(
        lambda: commands["map" if layout.view == "songs" else "songs"].trigger()
    )
    commands["reset_layout"].triggered.connect(layout.reset)
    commands["reset_layout"].triggered.connect(lambda: window.table.restore({}))
    search = window.top_bar.search
    commands["search"].triggered.connect(lambda: search.setFocus(Qt.FocusReason.ShortcutFocusReason))
    commands["full_screen"].triggered.connect(
        lambda on: window.showFullScreen() if on else window.showNormal()
    )
    commands["quit"].triggered.connect(window.close)


def _watch(window: MainWindow) -> None:
    from musecluster.gui.pages import Pages
    from musecluster.gui.watching import Watching

    window.watching = Watching(window)
    window.pages = Pages(window)


_ORDER = (
    _add_playlists,
    _add_files,
    _add_songs,
    _add_map,
    _add_player,
    _add_media_keys,
    _add_similar,
    _add_queue,
    _connect,
    _watch,
)
