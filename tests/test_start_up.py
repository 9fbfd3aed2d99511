# SPDX-License-Identifier: GPL-3.0-or-later
"""What a fresh process loads before anyone has asked for anything: no heavy module."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "torch",
    "onnxruntime",
    "numba",
    "umap",
    "hdbscan",
    "sklearn",
    "scipy",
    "librosa",
    "av",
    "numpy",
    "PIL",
}
HEAVY |= {"matplotlib", "soxr", "onnx", "pebble", "PySide6"}

PACKAGE = Path(__file__).parent.parent / "musecluster"
ROOMS = sorted(file.parent.name for file in PACKAGE.glob("*/__init__.py"))


def loaded(*arguments: str) -> set[str]:
    """Names of the top-level packages that `python *arguments` imports, by its own account."""
    command = (sys.executable, "-X", "importtime", *arguments)
    answer = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    lines = (line for line in answer.stderr.splitlines() if line.startswith("import time:"))
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


def test_the_account_is_complete() -> None:
    assert {"musecluster", "numpy"} <= loaded("-c", "import musecluster.paths, numpy")


@pytest.mark.parametrize("arguments", [("--help",), ("scan", "--help")], ids=" ".join)
def test_the_command_line_starts_light(arguments: tuple[str, ...]) -> None:
    assert HEAVY & loaded("-m", "musecluster", *arguments) == set()


def test_the_window_is_shown_before_anything_heavy() -> None:
    shown = "from pathlib import Path; from musecluster.gui.app import application, show;"
    shown += " show(application(), Path('none.db')).close()"
    assert HEAVY & loaded("-c", shown) == {"PySide6"}


def test_plain_modules_are_light() -> None:
    plain = ("track", "errors", "paths", "settings", "bootstrap")
    assert HEAVY & loaded("-c", f"import {', '.join(f'musecluster.{name}' for name in plain)}") == set()


def test_rooms_are_entered_lightly() -> None:
    rooms = ", ".join(f"musecluster.{room}" for room in ROOMS)
    assert HEAVY & loaded("-c", f"import {rooms}") == set()
