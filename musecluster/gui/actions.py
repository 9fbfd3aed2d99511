# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action of the window in one table: name, words, icon, keys, status tip and area."""
# ruff: noqa: E501 - a table has one line a row

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from musecluster.gui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


class Row(NamedTuple):
    """One action; `keys` are alternatives parted by spaces, an icon's name ends in "?" where it can be on."""

    name: str
    area: str
    text: str
    icon: str
    keys: str
    tip: str


def tr(text: str) -> str:
    """Mark words for the translators; they are translated when an action is made."""
    return text


AREAS = {
    "file": tr("Library"),
    "edit": tr("Edit"),
    "view": tr("View"),
    "playlist": tr("Playlists"),
    "song": tr("Songs"),
    "player": tr("Player"),
    "help": tr("Help"),
}

# fmt: off
TABLE = (
    Row("add_folder", "file", tr("Add music folder …"), "folder-add", "Ctrl+O", tr("Listen to one more folder")),
    Row("rescan", "file", tr("Look for new songs"), "refresh", "F5", tr("Listen to what is new or changed in your folders")),
    Row("roots", "file", tr("Music folders …"), "folder", "", tr("See, add and remove the folders of your music")),
    Row("export", "file", tr("Export playlists …"), "export", "Ctrl+E", tr("Write playlists as files that any player opens")),
    Row("import", "file", tr("Import playlist …"), "import", "Ctrl+I", tr("Make a playlist of your own from an M3U file")),
    Row("learn", "file", tr("Learn from my tags and playlists"), "learn", "", tr("Compare songs as your genres, artists and playlists do, if that makes neighbours better")),
    Row("unlearn", "file", tr("Forget what was learned"), "", "", tr("Compare songs as the network hears them again")),
    Row("pause_scan", "file", tr("Pause"), "pause", "", tr("Stop listening for now; what was heard is kept")),
    Row("resume_scan", "file", tr("Resume"), "play", "", tr("Go on listening where it stopped")),
    Row("stop_scan", "file", tr("Stop"), "stop", "", tr("Stop; what was heard is kept")),
    Row("settings", "file", tr("Settings …"), "settings", "Ctrl+,", tr("Language, theme, cores and what to leave out")),
    Row("quit", "file", tr("Quit"), "quit", "Ctrl+Q", tr("Close the window; nothing is lost")),
    Row("undo", "edit", tr("Undo"), "undo", "Ctrl+Z", tr("Take the last change of a playlist back")),
    Row("redo", "edit", tr("Redo"), "redo", "Ctrl+Shift+Z Ctrl+Y", tr("Make the change again that was taken back")),
    Row("search", "edit", tr("Search songs"), "search", "Ctrl+F /", tr("Words, or artist: album: genre: year:1990..1999 bpm:")),
    Row("songs", "view", tr("Songs"), "songs?", "Ctrl+1", tr("Show the songs as a table")),
    Row("map", "view", tr("Map"), "map?", "Ctrl+2", tr("Show the songs as a map: near means alike")),
    Row("both", "view", tr("Songs and map"), "both?", "Ctrl+3", tr("Show table and map side by side")),
    Row("switch", "view", tr("Switch between songs and map"), "", "Ctrl+M", tr("Show the other of the two")),
    Row("sidebar", "view", tr("Sidebar"), "panel-left?", "F8", tr("Show or hide the playlists on the left")),
    Row("similar_panel", "view", tr("More like this"), "panel-right?", "F9", tr("Show or hide the similar songs on the right")),
    Row("queue", "view", tr("Up next"), "queue?", "F7", tr("Show or hide the songs that come after the one that plays")),
    Row("show_problems", "view", tr("Show problems"), "problems", "", tr("Show the songs that could not be read, and why")),
    Row("reset_layout", "view", tr("Reset layout"), "", "", tr("Put every panel and column back in its place")),
    Row("full_screen", "view", tr("Full screen"), "?", "F11", tr("Use the whole screen")),
    Row("new_playlist", "playlist", tr("New playlist"), "playlist-add", "Ctrl+N", tr("Make a playlist from the chosen songs")),
    Row("rename_playlist", "playlist", tr("Rename"), "rename", "F2", tr("Give the playlist another name")),
    Row("pin_playlist", "playlist", tr("Pin"), "pin?", "", tr("Keep the playlist as it is, whatever songs come")),
    Row("merge_playlists", "playlist", tr("Merge"), "merge", "", tr("Make one of the chosen playlists")),
    Row("split_playlist", "playlist", tr("Split in two"), "split", "", tr("Make two playlists by what sounds most alike")),
    Row("grow_playlist", "playlist", tr("Grow"), "grow", "Ctrl+G", tr("Add the ten nearest songs to a playlist of your own")),
    Row("copy_playlist", "playlist", tr("Copy to my playlists"), "copy", "", tr("Make a playlist of your own with the same songs")),
    Row("order_by_similarity", "playlist", tr("Order by likeness"), "path", "", tr("Each song sounds like the one before it")),
    Row("order_by_tempo", "playlist", tr("Order by tempo"), "up", "", tr("From slow to fast")),
    Row("order_by_artist", "playlist", tr("Order by artist"), "artist", "", tr("By artist, album and track number")),
    Row("shuffle_playlist", "playlist", tr("Shuffle"), "shuffle", "", tr("By chance, with the songs of one artist apart")),
    Row("delete_playlist", "playlist", tr("Delete playlist"), "delete", "", tr("The songs stay; those of a found playlist are unsorted")),
    Row("play", "player", tr("Play or pause"), "play", "Space", tr("Play the chosen song, or pause")),
    Row("next", "player", tr("Next song"), "next", "Ctrl+Right", tr("Play the next song")),
    Row("previous", "player", tr("Previous song"), "previous", "Ctrl+Left", tr("Begin the song again, or play the one before")),
    Row("louder", "player", tr("Louder"), "volume", "Ctrl+Up", tr("Raise the volume")),
    Row("quieter", "player", tr("Quieter"), "volume", "Ctrl+Down", tr("Lower the volume")),
    Row("mute", "player", tr("Mute"), "muted?", "Ctrl+0", tr("Play without sound")),
    Row("radio", "player", tr("Keep playing similar songs"), "radio?", "Ctrl+R", tr("Never end: after the last song comes one that sounds like it")),
    Row("queue_jump", "player", tr("Play from here"), "play", "", tr("Go on with the chosen song of the queue")),
    Row("queue_up", "player", tr("Play earlier"), "up", "Alt+Up", tr("Move the chosen songs of the queue up")),
    Row("queue_down", "player", tr("Play later"), "down", "Alt+Down", tr("Move the chosen songs of the queue down")),
    Row("queue_remove", "player", tr("Remove from queue"), "remove", "", tr("Take the chosen songs out of the queue")),
    Row("queue_clear", "player", tr("Clear queue"), "clear", "", tr("Let no song come after the one that plays")),
    Row("queue_save", "player", tr("Save queue as playlist"), "playlist-add", "", tr("Make a playlist of your own from the songs that come")),
    Row("play_songs", "song", tr("Play"), "play", "", tr("Play the chosen songs now")),
    Row("play_next", "song", tr("Play next"), "play-next", "Ctrl+Shift+N", tr("Play the chosen songs after the one that is heard")),
    Row("add_to_queue", "song", tr("Add to queue"), "queue", "Ctrl+U", tr("Play the chosen songs after all that come")),
    Row("similar", "song", tr("More like this"), "similar", "Ctrl+L", tr("List the songs that sound like the chosen ones")),
    Row("show_on_map", "song", tr("Show on the map"), "map", "Ctrl+Shift+M", tr("Find the song on the map, and what lies around it")),
    Row("remove_songs", "song", tr("Remove from playlist"), "remove", "Del", tr("Take the chosen songs out of the playlist; no file is touched")),
    Row("leave_out", "song", tr("Leave out of found playlists"), "leave-out", "", tr("Never put the chosen songs into a playlist that is found")),
    Row("show_file", "song", tr("Show in file manager"), "folder", "Ctrl+Shift+O", tr("Open the folder of the song")),
    Row("copy_path", "song", tr("Copy path"), "copy", "Ctrl+Shift+C", tr("Copy where the chosen songs lie")),
    Row("properties", "song", tr("Properties"), "properties", "Alt+Return", tr("All that is known of the song, and its picture")),
    Row("shortcuts", "help", tr("Keyboard shortcuts"), "keyboard", "F1", tr("List every key")),
    Row("about", "help", tr("About MuseCluster"), "properties", "", tr("Version, licence and where your data lies")),
)
# fmt: on


class Actions(QObject):
    """The window's actions by name; a shortcut works wherever in the window the focus is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {row.name: _action(row, window) for row in TABLE}
        window.addActions(list(self._actions.values()))
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def of_area(self, area: str) -> list[QAction]:
        """The actions of one area in the table's order, as a menu shows them."""
        return [self._actions[row.name] for row in TABLE if row.area == area]

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        for row in TABLE:
            action = self._actions[row.name]
            action.setText(translated(row.text))
            action.setStatusTip(translated(row.tip))
            keys = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            action.setToolTip(f"{translated(row.tip)} ({keys})" if keys else translated(row.tip))


def translated(text: str) -> str:
    """Words of this table in the language of the window."""
    return QCoreApplication.translate("", text)


def _action(row: Row, window: QWidget) -> QAction:
    action = QAction(window)
    action.setObjectName(row.name)
    icon = row.icon.removesuffix("?")
    if icon:
        action.setIcon(theme.icon(icon))
    action.setCheckable(row.icon.endswith("?"))
    action.setShortcuts([QKeySequence(key) for key in row.keys.split()])
    return action
