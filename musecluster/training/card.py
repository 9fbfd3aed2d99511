# SPDX-License-Identifier: GPL-3.0-or-later
"""The model card that ships beside the weights, after Mitchell et al. (2019)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.training.train import Recipe

_TEXT = """\
# Model card: {network_id}

**What it is.** The network `{network}` of MuseCluster: log-mel spectrograms of a song in, one vector
(for “more like this” and for playlists) and {genre_count} genre probabilities out. {parameters:,} parameters.

**Made for.** Arranging a listener's own music by its sound, on their own computer.

**Not made for.** Judging single genres as facts, identifying artists or recordings, speech, field recordings.
It has heard ten Western popular and classical genres of the 1920s to 1990s; what lies outside them
is placed beside whatever it resembles most.

**Data.** {learned} clips of 30 s of the GTZAN collection (Tzanetakis and Cook 2002), the split(s) {splits} of
the fault-filtered, artist-disjoint division of Kereliuk, Sturm and Larsen (2015). The recordings are not part
of the program. The ids of the clips stand at the end.

**Recipe.** {recipe}

**Figures** on {count} clips of artists that it has never heard (split “{split}”):

| figure | value |
|---|---|
| accuracy, with its 95 % interval | {accuracy:.3f} ({accuracy_low:.3f} to {accuracy_high:.3f}) |
| macro F1 | {macro_f1:.3f} |
| precision@5, other artists | {precision_at_5:.3f} |
| precision@10, other artists | {precision_at_10:.3f} |
| time for 30 s, one thread | {ms_a_clip:.0f} ms |

F1 by genre: {per_genre}.

{chosen}

**Licence.** GPL-3.0-or-later, as the program.

**Ids learned from.** {ids}
"""


def model_card(
    figures: dict[str, Any],
    recipe: Recipe,
    *,
    parameters: int,
    ids: Sequence[str],
    splits: Sequence[str],
    split: str,
) -> str:
    """The card as Markdown; `figures` as `evaluate` gives them for `split`."""
    seen = split in splits
    return _TEXT.format(
        **{
            **figures,
            "per_genre": ", ".join(f"{name} {f1:.2f}" for name, f1 in figures["per_genre"].items()),
        },
        network_id=figures["name"],
        network=recipe.network,
        genre_count=len(figures["per_genre"]),
        parameters=parameters,
        learned=len(ids),
        splits=" and ".join(splits),
        split=split,
        recipe=", ".join(f"{name} {value}" for name, value in vars(recipe).items()),
        chosen="These clips were learned from: the figures say nothing."
        if seen
        else "The recipe was chosen on these clips, so the figures lean a little to the good side.",
        ids=" ".join(ids),
    )
