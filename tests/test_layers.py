# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may import whom: the plan of the house, read from every import statement of the package."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "musecluster"
FILES = sorted(PACKAGE.rglob("*.py"))

# Plain data and small tools: every room may import these, and they import only each other.
PLAIN = {"track", "errors", "settings", "paths", "atomic", "head", "sliced"}

# Room -> the rooms, or single files of rooms, that it may import besides PLAIN. The five rooms of the road
# meet in pipeline alone; training hears as the program does and scores the playlists that it would make; the
# command line reaches past pipeline only for what needs no library.
ARROWS: dict[str, set[str]] = {
    "library": set(),
    "audio": set(),
    "embedding": set(),
    "wording": set(),
    "clustering": {"wording"},
    "discovery": set(),
    "adapting": set(),
    "networks": set(),
    "training": {"networks", "embedding", "audio", "clustering.arrange", "library.formats"}
    | {"pipeline.pool", "pipeline.pace"},
    "pipeline": {"library", "audio", "embedding", "clustering", "discovery", "adapting", "wording"},
    "worker": {"pipeline"},
    "cli": {"worker", "pipeline", "discovery", "training", "audio.demo", "audio.picture"},
    "gui": {"library", "discovery", "wording"},
    "__main__": {"cli", "gui"},
    "__init__": set(),
    "bootstrap": set(),
}

# Module -> the only rooms (or files) that may import it. What is not named here may not be imported at all.
OWNERS: dict[str, set[str]] = {
    "numpy": {"library", "audio", "embedding", "clustering", "discovery", "networks", "training", "gui"}
    | {"adapting", "head", "pipeline", "worker", "cli", "track"},
    "scipy": {"audio", "clustering"},
    "av": {"audio", "training/audio_augment"},
    "soxr": {"audio", "training/audio_augment"},
    "PIL": {"library", "audio"},
    "mutagen": {"library", "audio/demo_files", "training/artist_tag"},  # the demo writes its songs' tags
    "onnxruntime": {"embedding"},
    "umap": {"clustering"},
    "hdbscan": {"clustering"},
    "pebble": {"pipeline"},
    "threadpoolctl": {"pipeline"},
    "platformdirs": {"paths"},
    "tomli_w": {"settings"},
    "torch": {"networks", "training"},
    "safetensors": {"training"},
    "onnx": {"training"},
    "onnx_ir": {"training"},
    "sklearn": {"training"},
    "matplotlib": {"training"},
    "PySide6": {"gui"},
    "shiboken6": {"gui"},  # which comes with PySide6
}

# The only SQL is the library's; nothing is ever sent anywhere; only the set-up starts other programs.
OWNERS_IN_STANDARD_LIBRARY: dict[str, set[str]] = {
    "sqlite3": {"library"},
    "subprocess": {"bootstrap"},
    "socket": set(),
    "ssl": set(),
    "http": set(),
    "urllib.request": set(),
    "ftplib": set(),
    "smtplib": set(),
    "xmlrpc": set(),
    "asyncio": set(),
    "socketserver": set(),
}

# A module that is imported by its name, as in import_module(f"musecluster.cli.{verb}").
BY_NAME = re.compile(rf"musecluster\.({'|'.join(PLAIN | set(ARROWS))})(\.\w*)*")


def name_of(file: Path) -> str:
    """Give a file's name from inside the package: "audio/mel"."""
    return file.relative_to(PACKAGE).with_suffix("").as_posix()


def room_of(file: Path) -> str:
    return name_of(file).split("/")[0]


def imports(file: Path) -> set[str]:
    """Every module that a file imports anywhere in it, for types only too: knowing is depending."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} line {node.lineno}: a relative import"
            assert node.module
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and BY_NAME.fullmatch(str(node.value)):
            found.add(str(node.value))
    return found


def named(module: str, table: dict[str, set[str]]) -> set[str] | None:
    """The owners of a module or of the package that it is in; None where the table has neither."""
    parts = module.split(".")
    packages = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((table[package] for package in packages if package in table), None)


def allowed(file: Path, module: str) -> bool:
    """Say whether this file may import that module ("musecluster.audio.mel.HOP" or "scipy.fft")."""
    first, *rest = module.split(".")
    room = room_of(file)
    if first == "musecluster":
        arrows = {room, *PLAIN, *ARROWS.get(room, set())}
        return rest == ["__version__"] or bool(arrows & {rest[0], ".".join(rest[:2])})
    if first in sys.stdlib_module_names:
        owners = named(module, OWNERS_IN_STANDARD_LIBRARY)
        return owners is None or room in owners
    return bool({room, name_of(file)} & (named(module, OWNERS) or set()))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_import_is_an_arrow_of_the_plan(file: Path) -> None:
    assert [module for module in sorted(imports(file)) if not allowed(file, module)] == []


def test_every_room_is_in_the_plan() -> None:
    assert {room_of(file) for file in FILES} <= PLAIN | set(ARROWS)


def test_plain_files_know_no_room() -> None:
    assert not PLAIN & set(ARROWS)


@pytest.mark.parametrize("room", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_a_room_opens_without_loading_anything(room: str) -> None:
    """Importing one module of a room must not pay for its others: `__init__` is a sentence or a table."""
    own = {module for module in imports(PACKAGE / room / "__init__.py") if "musecluster" not in module}
    assert {module.split(".")[0] for module in own} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("audio/decode", "musecluster.library.tags.read_tags"),
        ("library/store", "musecluster.pipeline"),
        ("track", "musecluster.library.store"),
        ("cli", "musecluster.gui.app"),
        ("cli", "musecluster.audio.decode.decode"),
        ("pipeline", "musecluster.cli"),
        ("worker", "musecluster.training.train"),
        ("embedding/embed", "torch"),
        ("pipeline", "umap"),
        ("cli", "PySide6.QtCore"),
        ("clustering/cluster", "sqlite3"),
        ("library/covers", "urllib.request"),
        ("audio/mel", "librosa"),
    ],
)
def test_the_rule_sees_a_wrong_arrow(file: str, module: str) -> None:
    assert not allowed(PACKAGE / f"{file}.py", module)
