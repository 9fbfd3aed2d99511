# SPDX-License-Identifier: GPL-3.0-or-later
"""The model card that ships beside the weights, after Mitchell et al. (2019)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.training.train import Recipe

_TEXT = """\
# Model card: {network_id}

**What it is.** The network `{network}` of MuseCluster: log-mel spectrograms of a song in, one vector
(for “more like this” and for playlists) and {genre_count} genre probabilities out. {parameters:,} parameters.

**Made for.** Arranging a listener's own music by its sound, on their own computer.

**Not made for.** Judging single genres as facts, identifying artists or recordings, speech, field recordings.
{heard}; what lies outside them
is placed beside whatever it resembles most.

**Data.** {data} The recordings are not part
of the program. The ids of the clips stand at the end.

**Recipe.** {recipe}

{figures}

**Licence.** GPL-3.0-or-later, as the program.

**Ids learned from.** {ids}
"""

_FIGURES = """\
**Figures** on {count} clips that it has not learned from (split “{split}”){twin}:

| figure | value |
|---|---|
| accuracy, with its 95 % interval | {accuracy:.3f} ({accuracy_low:.3f} to {accuracy_high:.3f}) |
| macro F1 | {macro_f1:.3f} |
| precision@5, other artists | {precision_at_5:.3f} |
| precision@10, other artists | {precision_at_10:.3f} |
| mean average precision, other artists | {mean_average_precision:.3f} |
| hubness (skewness of the 10-occurrence) | {hubness:.2f} |
| processor time for a whole clip, one thread | {ms_a_clip:.0f} ms |

F1 by genre: {per_genre}.

**Bad at.** {bad}

The recipe was chosen on these clips, so the figures lean a little to the good side."""

_TWIN = (
    ", of the weights {name}:\nthey were made by the same recipe without these clips, which the weights that "
    "ship have learned from too"
)
_NO_FIGURES = (
    "**Figures.** There are none on the split “{split}”: too few of its clips are left that the network has "
    "not learned from, and nothing measured on the others would say anything."
)

_GTZAN_ID = re.compile(r"[a-z]+\.\d{5}")
_GTZAN = (
    "{count} clips of 30 s of the GTZAN collection (Tzanetakis and Cook 2002), the split(s) {splits} of\n"
    "the fault-filtered, artist-disjoint division of Kereliuk, Sturm and Larsen (2015)."
)
_ALBUMS = "{why}\n{songs:,} windows of 30 s of songs that are grouped by album."
_SECOND_TASK = " To tell albums apart, as a second task and for the vector:"
_VECTOR = " For the vector alone, which leaves out what differs within an album:"
_OTHER = "{count} clips of a collection of the maker's own, the split(s) {splits}, divided by artist."


def model_card(
    figures: dict[str, Any],
    recipe: Recipe,
    *,
    network_id: str,
    parameters: int,
    songs: int,
    ids: Sequence[str],
    splits: Sequence[str],
    split: str,
) -> str:
    """The card as Markdown.

    Parameters
    ----------
        figures: as `evaluate` gives them for `split`, or could not give them: of the network itself, or of
            one that was made the same way from fewer clips.
        songs: windows that the vector, or the second task too, has learned from.
        ids: names of the clips; written as a JSON list, since a file's name may hold anything.
    """
    gtzan = all(_GTZAN_ID.fullmatch(name) for name in ids)
    measured = figures["accuracy"] is not None and figures["mean_average_precision"] is not None
    return _TEXT.format(
        network_id=network_id,
        network=recipe.network,
        genre_count=len(figures["genres"]),
        parameters=parameters,
        heard="It has heard ten Western popular and classical genres of the 1920s to 1990s"
        if gtzan
        else "It has heard the genres of its clips",
        data=(_GTZAN if gtzan else _OTHER).format(count=len(ids), splits=" and ".join(splits))
        + (_ALBUMS.format(songs=songs, why=_SECOND_TASK if recipe.albums else _VECTOR) if songs else ""),
        recipe=", ".join(f"{name} {value}" for name, value in vars(recipe).items()),
        figures=_measured(figures, split, network_id) if measured else _NO_FIGURES.format(split=split),
        ids=json.dumps(list(ids), ensure_ascii=False),
    )


def _measured(figures: dict[str, Any], split: str, network_id: str) -> str:
    shown = {
        **figures,
        "per_genre": ", ".join(f"{name} {f1:.2f}" for name, f1 in figures["per_genre"].items()),
    }
    twin = "" if figures["name"] == network_id else _TWIN.format(name=figures["name"])
    return _FIGURES.format(**shown, split=split, bad=_bad_at(figures), twin=twin)


def _bad_at(figures: dict[str, Any], worst: int = 3) -> str:
    """The genres with the lowest F1 and what their clips are most often taken for."""
    counts, names = np.array(figures["confusion"]), figures["genres"]
    said = []
    for genre, f1 in sorted(figures["per_genre"].items(), key=lambda item: item[1])[:worst]:
        row = counts[names.index(genre)].copy()
        row[names.index(genre)] = 0
        taken = f", most often taken for {names[int(row.argmax())]}" if row.any() else ""
        said.append(f"{genre} (F1 {f1:.2f}{taken})")
    return "; ".join(said) + "."
