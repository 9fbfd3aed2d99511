# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of a training run: one CSV row an epoch, which never says more than the checkpoint holds."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from musecluster.atomic import why, write_atomically
from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "log.csv"
COLUMNS = ("epoch", "loss", "valid", "seconds")


def begin(folder: Path, epoch: int) -> None:
    """Keep the rows up to this epoch: a killed run may have written one more, which it will write again.

    Raises
    ------
        MuseClusterError: the log cannot be written.
    """
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, COLUMNS, extrasaction="ignore")
    rows.writeheader()
    rows.writerows(row for row in read(folder / NAME) if int(row["epoch"]) <= epoch)
    write_atomically(folder / NAME, text.getvalue().encode())


def append(folder: Path, row: Mapping[str, object]) -> None:
    """Add one row.

    Raises
    ------
        MuseClusterError: the log cannot be written.
    """
    try:
        with (folder / NAME).open("a", encoding="utf-8", newline="") as out:
            csv.DictWriter(out, COLUMNS).writerow(row)
    except OSError as error:
        raise MuseClusterError(
            f"{folder / NAME} could not be written: {why(error)}; the last checkpoint is intact. "
            "The same command goes on from there."
        ) from error


def read(file: Path) -> list[dict[str, str]]:
    """The rows of a log as text by column; a last row that a kill cut short is left out."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [row for row in rows if row["epoch"].isdigit() and None not in row.values()]
