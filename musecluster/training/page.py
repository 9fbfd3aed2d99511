# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures as one self-contained web page: tables, confusion matrices and maps, nothing to be fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from musecluster.training.drawings import confusion_svg, map_svg
from musecluster.training.report import genre_table, main_table, notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.training.dataset import Clips
    from musecluster.training.evaluate import Scored

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #ffffff; --line: #d8d8dc }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f2; --paper: #1c1c1e; --line: #48484c } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2em auto;
  max-width: 1180px; padding: 0 1em }
.wide { overflow-x: auto }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap }
th, td { padding: .25em .6em; border-bottom: 1px solid var(--line); text-align: right }
th:first-child, td:first-child { text-align: left }
figure { display: inline-block; margin: 0 1.5em 1.5em 0; vertical-align: top; max-width: 100% }
figcaption { font-size: 13px; opacity: .8 }
svg { max-width: 100%; height: auto }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif }
"""


def page(scored: Sequence[Scored], clips: Clips, title: str) -> str:
    """An HTML document of all rows; every name in it is escaped, and it loads and runs nothing."""
    rows = [one.figures for one in scored]
    said = "".join(f"<li>{escape(note)}</li>" for note in notes(rows, clips.mel.shape[1]))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n"
        f"{_table(main_table(rows))}\n{_table(genre_table(rows))}\n<ul>{said}</ul>\n"
        + "\n".join(_section(one, clips) for one in scored)
        + "</body></html>\n"
    )


def _section(one: Scored, clips: Clips) -> str:
    """The pictures of one row; nothing where nothing was measured."""
    pictures = []
    if one.figures["confusion"] is not None:
        drawn = confusion_svg(one.figures["confusion"], clips.genres)
        pictures.append(
            _figure(drawn, "Rows: the genre that a clip is of. Columns: the genre that was heard.")
        )
    if one.laid_out is not None:
        drawn = map_svg(
            one.laid_out.positions, clips.genre[one.rows], clips.genres, clips.ids[one.rows].tolist()
        )
        pictures.append(_figure(drawn, "The map that the program makes of the clips, coloured by genre."))
    heading = f"<h2>{escape(one.figures['name'])}</h2>\n"
    return heading + "\n".join(pictures) if pictures else ""


def _figure(drawing: str, caption: str) -> str:
    return f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption></figure>"


def _table(table: Sequence[Sequence[str]]) -> str:
    if len(table) < 2:
        return ""
    head, *body = ("".join(f"<@>{escape(cell)}</@>" for cell in line) for line in table)
    lines = "\n".join(f"<tr>{line.replace('@>', 'td>')}</tr>" for line in body)
    return (
        f'<div class="wide"><table><thead><tr>{head.replace("@>", "th>")}</tr></thead>\n'
        f"<tbody>{lines}</tbody></table></div>"
    )
