# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window remembers of itself between two starts; a damaged file counts as none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from musecluster import paths
from musecluster.atomic import write_atomically
from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from pathlib import Path


class State:
    """Names and plain values (numbers, texts, lists, tables) in window.json beside the settings.

    Nothing in it is the listener's work, so that losing it costs a splitter's place and no more: reading
    never fails, and a disk that cannot be written is passed over.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.config_dir() / "window.json"
        self._values = _read(self._file)

    def get(self, name: str, default: Any) -> Any:
        """The remembered value, or the default where there is none or it is of another type."""
        value = self._values.get(name, default)
        return value if default is None or isinstance(value, type(default)) else default

    def set(self, name: str, value: Any) -> None:
        """Remember a value until `keep`."""
        self._values[name] = value

    def clear(self) -> None:
        """Forget everything."""
        self._values.clear()

    def keep(self) -> None:
        """Write the file whole, or leave it as it is."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, json.dumps(self._values, indent=1).encode())
        except (OSError, MuseClusterError):
            return


def _read(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
