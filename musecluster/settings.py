# SPDX-License-Identifier: GPL-3.0-or-later
"""What a listener can set: one table of names, defaults, ranges and words, kept in settings.toml."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from musecluster import paths
from musecluster.atomic import why, write_atomically
from musecluster.errors import UsageError
from musecluster.track import shown

if TYPE_CHECKING:
    from pathlib import Path

Value = bool | int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; the words are English and marked for the translators.

    Attributes
    ----------
        name: the key in the file.
        default: its type is the setting's type; a list is a tuple of texts.
        area: the part of the settings page that shows it; "" for what the window remembers by itself.
        label, help: words for people.
        least, most: bounds of a number, both included.
        choices: the only values of a text, each with its words.
        zero: words for the value 0, where that means something else than a number.
        unit: words behind the number.
    """

    name: str
    default: Value
    area: str = ""
    label: str = ""
    help: str = ""
    least: int = 0
    most: int = 0
    choices: dict[str, str] = field(default_factory=dict)
    zero: str = ""
    unit: str = ""

    def checked(self, value: Any) -> Value:
        """The value in the setting's own type.

        Raises
        ------
            UsageError: another type, out of bounds or none of the choices.
        """
        if isinstance(self.default, tuple):
            if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
                return tuple(value)
            raise UsageError(f"“{self.name}” is {value!r}, but must be a list of texts.")
        if isinstance(self.default, float) and type(value) is int:
            value = float(value)
        if type(value) is not type(self.default):
            raise UsageError(f"“{self.name}” is {value!r}, but must be {_KINDS[type(self.default)]}.")
        if isinstance(value, int | float) and self.most and not self.least <= value <= self.most:
            raise UsageError(f"“{self.name}” is {value!r}, but must be {self.least} to {self.most}.")
        if self.choices and value not in self.choices:
            raise UsageError(f"“{self.name}” is {value!r}, but must be one of {', '.join(self.choices)}.")
        result: Value = value
        return result


_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


def tr(text: str) -> str:
    """Mark words for the translators; they are translated where they are shown."""
    return text


LISTENING, PLAYLISTS, PLAYING, LOOK = (
    tr("Listening"),
    tr("Playlists"),
    tr("Playing"),
    tr("Look and language"),
)
_SYSTEM = tr("As the system")

TABLE: tuple[Setting, ...] = (
    Setting(
        "cores",
        0,
        LISTENING,
        tr("Processor cores to use"),
        tr("Fewer leave more of the computer to other programs; listening takes longer."),
        most=1024,
        zero=tr("All"),
    ),
    Setting(
        "watch",
        True,
        LISTENING,
        tr("Watch the folders for new songs"),
        tr("New files are listened to quietly, a little after they were copied."),
    ),
    Setting(
        "smallest_playlist",
        3,
        PLAYLISTS,
        tr("Smallest playlist"),
        tr("Groups of fewer songs join the group that is nearest to them."),
        least=3,
        most=1000,
        unit=tr("songs"),
    ),
    Setting(
        "leave_out_longer",
        0,
        PLAYLISTS,
        tr("Leave out what is longer than"),
        tr("Such recordings are listened to, but come into no playlist that is found."),
        most=1440,
        zero=tr("Any length"),
        unit=tr("minutes"),
    ),
    Setting(
        "leave_out_genres",
        ("Audiobook", "Speech", "Podcast", "Hörbuch", "Hörspiel", "Audio Drama"),
        PLAYLISTS,
        tr("Leave out these genres"),
        tr("As the files name them; capitals do not matter."),
    ),
    Setting(
        "leave_out_folders",
        (),
        PLAYLISTS,
        tr("Leave out these folders"),
        tr("Their songs stay in the library, but come into no playlist that is found."),
    ),
    Setting(
        "radio",
        False,
        PLAYING,
        tr("Keep playing similar songs"),
        tr("After the last song comes one that sounds like it."),
    ),
    Setting(
        "replaygain",
        True,
        PLAYING,
        tr("Play all songs equally loud"),
        tr("Uses the ReplayGain value of a file, where it has one."),
    ),
    Setting(
        "output_device",
        "",
        PLAYING,
        tr("Play through"),
        tr("While that output is not connected, the system’s plays."),
    ),
    Setting(
        "language",
        "system",
        LOOK,
        tr("Language"),
        choices={"system": _SYSTEM, "en": "English", "de": "Deutsch"},
    ),
    Setting(
        "theme",
        "system",
        LOOK,
        tr("Theme"),
        choices={"system": _SYSTEM, "light": tr("Light"), "dark": tr("Dark")},
    ),
    Setting("library", ""),  # the library file; "" is the usual place
    Setting("volume", 80, most=100),  # per cent
    Setting("muted", False),
)
BY_NAME = {one.name: one for one in TABLE}


def load(file: Path | None = None) -> Settings:
    """The listener's settings; where there are none yet, or none that can be read, the defaults."""
    return Settings(file or paths.config_dir() / "settings.toml")


class Settings:
    """The values of the table; what the file holds beside them, as of a newer version, is kept.

    Attributes
    ----------
        file: where they are kept.
        notice: one sentence if the file was damaged or a value in it cannot be used.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.notice: str | None = None
        self._stored = self._read()
        self._unsaved: dict[str, Value] = {}
        self._check()

    def get(self, name: str) -> Any:
        """The value of a setting, in the type of its default; the default where the file's makes no sense."""
        setting = BY_NAME[name]
        try:
            return setting.checked({**self._stored, **self._unsaved}.get(name, setting.default))
        except UsageError:
            return setting.default

    def set(self, name: str, value: Value) -> None:
        """Change a setting and save it.

        Raises
        ------
            UsageError: the value makes no sense; nothing is changed.
            MuseClusterError: the file cannot be written; the value holds until the program ends.
        """
        self._unsaved[name] = BY_NAME[name].checked(value)
        stored = {**self._stored, **self._read(), **self._unsaved}  # another window may have saved since
        self._write(stored)
        self._stored, self._unsaved = stored, {}

    def _read(self) -> dict[str, Any]:
        import tomllib

        try:
            return tomllib.loads(_text(self.file.read_bytes()))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.notice = f"The settings in {_shown(self.file)} could not be read ({error.strerror})."
            return {}
        except (ValueError, RecursionError):  # of which TOMLDecodeError is one
            self.notice = self._set_aside()
            return {}

    def _set_aside(self) -> str:
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        aside = self.file.with_name(f"{self.file.stem}.damaged-{stamp}{self.file.suffix}")
        try:
            self.file.replace(aside)
        except OSError as error:
            return f"The settings in {_shown(self.file)} are damaged, so they are not used: {why(error)}."
        return f"The settings were damaged, so they have been set aside as {_shown(aside)} and begin anew."

    def _write(self, stored: dict[str, Any]) -> None:
        import tomli_w

        with suppress(OSError):  # the writer says in a sentence what is wrong
            self.file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self.file, _bytes(tomli_w.dumps(stored)))

    def _check(self) -> None:
        """Say of the first value that makes no sense that its default is used."""
        for name, value in self._stored.items():
            try:
                BY_NAME[name].checked(value) if name in BY_NAME else None
            except UsageError as error:
                self.notice = f"{error} The usual value is used until {_shown(self.file)} is corrected."
                return


# Folders may have names that are not UTF-8: such bytes stand in the file as they do on the disk.
def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _shown(file: Path) -> str:
    return shown(os.fsencode(file))
