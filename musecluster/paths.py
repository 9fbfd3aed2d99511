# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie: the user's data, cache and log folders, and the files that ship with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).parent


def data_dir() -> Path:
    """The folder of the library; not created here."""
    return Path(_dirs().user_data_dir)


def cache_dir() -> Path:
    """The folder of what can be made again, such as cover thumbnails."""
    return Path(_dirs().user_cache_dir)


def config_dir() -> Path:
    """The folder of settings.toml."""
    return Path(_dirs().user_config_dir)


def log_dir() -> Path:
    """The folder of log files."""
    return Path(_dirs().user_log_dir)


def default_library() -> Path:
    """The library file that is used when none is named."""
    return data_dir() / "library.db"


def resource(name: str) -> Path:
    """Path of a shipped file such as "weights/musecluster.onnx", in a wheel or in a checkout.

    Raises
    ------
        FileNotFoundError: no such resource.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"This copy of MuseCluster lacks its file resources/{name}; install it again.")


def _dirs() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs("musecluster", appauthor=False)
