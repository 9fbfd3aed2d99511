# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures as tables for people: in columns for a terminal, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Row = dict[str, Any]
    Table = list[list[str]]

NOTHING = "–"
_COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("macro F1", "macro_f1", ".3f"),
    ("probe", "probe_accuracy", ".3f"),
    ("P@5", "precision_at_5", ".3f"),
    ("P@10", "precision_at_10", ".3f"),
    ("MAP", "mean_average_precision", ".3f"),
    ("V", "v_measure", ".3f"),
    ("AMI", "ami", ".3f"),
    ("noise", "noise", ".3f"),
    ("hubness", "hubness", ".2f"),
    ("orphans", "orphans", ".3f"),
    ("parameters", "parameters", ",d"),
    ("ms", "ms_a_clip", ".1f"),
)


def main_table(rows: Sequence[Row]) -> Table:
    """One line a network, the header first."""
    header = ["network", "clips", "accuracy (95 %)", *(title for title, _, _ in _COLUMNS)]
    return [header] + [
        [one_line(row["name"]), str(row["count"]), accuracy(row), *(_cell(row, *at) for at in _COLUMNS)]
        for row in rows
    ]


def genre_table(rows: Sequence[Row]) -> Table:
    """F1 of each genre, one line a network; networks without any are left out."""
    scored = [row for row in rows if row["per_genre"]]
    genres = sorted({genre for row in scored for genre in row["per_genre"]})
    lines = [
        [one_line(row["name"]), *(_share(row["per_genre"].get(genre)) for genre in genres)] for row in scored
    ]
    return [["F1", *(one_line(genre) for genre in genres)], *lines]


def accuracy(row: Row) -> str:
    """Accuracy with its interval; an asterisk marks a probe's."""
    if row["accuracy"] is None:
        return NOTHING
    mark = "*" if row["accuracy_by"] == "probe" else ""
    return f"{row['accuracy']:.3f}{mark} ({row['accuracy_low']:.3f}–{row['accuracy_high']:.3f})"


def notes(rows: Sequence[Row], columns: int) -> list[str]:
    """What must be known to read the tables: the marks, the clock, and each network's remarks."""
    marked = any(row["accuracy_by"] == "probe" for row in rows)
    said = ["* by a linear probe on the frozen vectors, since they come without a classifier."] * marked
    said.append(
        f"ms: the network alone on one whole clip ({columns} columns), "
        "processor time of one thread, median of 7."
    )
    return said + [f"{one_line(row['name'])}: {remark}" for row in rows for remark in row["remarks"]]


def text(rows: Sequence[Row], columns: int, title: str) -> str:
    """Both tables in columns of one width."""
    return _composed(rows, columns, title, _aligned)


def markdown(rows: Sequence[Row], columns: int, title: str) -> str:
    """Both tables as Markdown."""
    return _composed(rows, columns, f"# {title}", _piped)


def one_line(name: str) -> str:
    """A name as one line without control characters, which a file's name may hold."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _composed(rows: Sequence[Row], columns: int, title: str, draw: Callable[[Table], str]) -> str:
    tables = [draw(table) for table in (main_table(rows), genre_table(rows)) if len(table) > 1]
    return "\n\n".join([title, *tables, "\n".join(_bulleted(notes(rows, columns), draw))]) + "\n"


def _bulleted(lines: Sequence[str], draw: Callable[[Table], str]) -> list[str]:
    return [f"- {_escaped(line)}" for line in lines] if draw is _piped else list(lines)


def _cell(row: Row, _title: str, key: str, form: str) -> str:
    return NOTHING if row[key] is None else format(row[key], form)


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}"


def _aligned(table: Table) -> str:
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    lines = (
        "  ".join([line[0].ljust(widths[0]), *(map(str.rjust, line[1:], widths[1:]))]).rstrip()
        for line in table
    )
    return "\n".join(lines)


def _piped(table: Table) -> str:
    rule = ["---", *["---:"] * (len(table[0]) - 1)]
    return "\n".join("| " + " | ".join(map(_escaped, line)) + " |" for line in (table[0], rule, *table[1:]))


def _escaped(cell: str) -> str:
    """Names must not end a cell nor become mark-up."""
    for char in "\\|<>[]`*_":
        cell = cell.replace(char, f"\\{char}")
    return cell
