# SPDX-License-Identifier: GPL-3.0-or-later
"""What a dataset says of one clip before it is heard, and the tables and names that it says it with."""

from __future__ import annotations

import csv
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from musecluster.training.variation import Variation

SPLITS = ("train", "valid", "test")
_OTHER_NAMES = {"training": "train", "validation": "valid", "val": "valid", "dev": "valid", "testing": "test"}


class Entry(NamedTuple):
    """One clip of a dataset.

    Attributes
    ----------
        id: its name in model cards; unlike every other's.
        file: its audio; None where the log-mel is given.
        variation: of the sound before it is heard; None: it is heard as it is.
        artist: empty where it is not known.
        split: "train", "valid", "test", another name of the dataset's own, or "".
    """

    id: str
    genre: str
    artist: str = ""
    split: str = ""
    file: Path | None = None
    variation: Variation | None = None


def read_table(file: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file with a header; a cell that a short row lacks is empty.

    Raises
    ------
        MuseClusterError: the file cannot be read, is not UTF-8, or lacks a needed column.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, restval="")
            columns = reader.fieldnames or ()
            rows = list(reader)
    except OSError as error:
        raise MuseClusterError(f"{file} is missing or cannot be read ({error.strerror or error}).") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise MuseClusterError(f"{file} is not a table of comma-separated UTF-8 text ({error}).") from error
    if lacking := [name for name in needed if name not in columns]:
        raise MuseClusterError(
            f"{file} has no column {' and no column '.join(lacking)}; "
            f"it has {', '.join(columns) or 'none'}. See docs/training.md for the form."
        )
    return rows


def split_name(name: str) -> str:
    """A split as this program calls it: "validation" is "valid"."""
    name = name.strip().lower()
    return _OTHER_NAMES.get(name, name)


def composed(name: str) -> str:
    """A name in one spelling: file systems differ in how they write an accent (Unicode's NFC)."""
    return unicodedata.normalize("NFC", name.strip())
