# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the words of the window for the translators, and builds what the program reads.

python tests/translate.py

Writes resources/translations/musecluster_LANGUAGE.ts, in which Qt Linguist (`pyside6-linguist`) or any editor
fills in what is marked as unfinished, and the .qm beside it. English holds plurals alone. Run it before and
after translating.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "resources" / "translations"
LANGUAGES = ("en", "de")


def sources() -> list[str]:
    """The files that hold words for the window."""
    code = CHECKOUT / "musecluster"
    files = [*(code / "gui").rglob("*.py"), code / "settings.py", code / "wording" / "phrases.py"]
    return [str(file) for file in sorted(files)]


def collect(file: Path, language: str) -> None:
    """Bring a .ts file up to date with the code: words that are gone leave it, what is translated stays."""
    plurals = ["-pluralonly"] if language == "en" else []
    how = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    _qt("lupdate", *plurals, *how, *sources(), "-ts", str(file))


def build(file: Path) -> Path:
    """Compile a .ts file; the .qm."""
    compiled = file.with_suffix(".qm")
    _qt("lrelease", "-silent", str(file), "-qm", str(compiled))
    return compiled


def main() -> int:
    """Do both for every language."""
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        file = FOLDER / f"musecluster_{language}.ts"
        collect(file, language)
        build(file)
    return 0


def _qt(program: str, *arguments: str) -> None:
    """Run one of the programs that come with PySide6."""
    name = next((Path(PySide6.__file__).parent).glob(f"{program}*"))
    subprocess.run((name, *arguments), check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
