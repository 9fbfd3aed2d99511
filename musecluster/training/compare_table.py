# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of all networks and baselines as Markdown, with what it can and cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from musecluster.training.baselines import BASELINES

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = """\
# All networks on the same clips

Made by `musecluster compare DATASET --minutes {minutes:g}`. Each network had {minutes:g} minutes of
processor time of one core, on crops of ten seconds, with the same recipe, augmentation and seed; the epoch in
which they end is finished. That is little: the table says which network learns most in so short a time, not
which is best. A network that ends under the first line, a support-vector machine on MFCC, is called
*not trained*, which says nothing of what it can do.

* Learned from {learned_count} clips (`train`), scored on {count} whole clips of other artists (`valid`).
* accuracy: with Wilson's 95 % interval, which takes clips for independent; clips by one artist are not.
* P@5: of the five nearest clips by other artists, the share of the same genre, by the features.
* ms a clip: processor time of a whole clip on one thread; networks in torch, not as ONNX, which is faster.

| network | parameters | epochs | minutes | train | valid (95 % interval) | macro F1 | P@5 | ms a clip | |
|---|---|---|---|---|---|---|---|---|---|
"""


def table(rows: Sequence[dict[str, Any]], minutes: float, learned_count: int) -> str:
    """The page of these rows, baselines first, networks by their accuracy on valid."""
    baselines = [row for row in rows if row["kind"] == "baseline"]
    networks = sorted((row for row in rows if row["kind"] == "network"), key=lambda row: -row["accuracy"])
    head = _HEAD.format(minutes=minutes, learned_count=learned_count, count=rows[0]["count"])
    return head + "".join(_line(row) for row in (*baselines, *networks))


def _line(row: dict[str, Any]) -> str:
    cells = [
        BASELINES.get(row["name"], f"`{row['name']}`"),
        "–" if row["parameters"] is None else f"{row['parameters']:,}",
        "–" if row["epochs"] is None else str(row["epochs"]),
        f"{row['minutes']:.1f}",
        f"{row['train_accuracy']:.3f}",
        f"{row['accuracy']:.3f} ({row['accuracy_low']:.3f} to {row['accuracy_high']:.3f})",
        f"{row['macro_f1']:.3f}",
        "–" if row["precision_at_5"] is None else f"{row['precision_at_5']:.3f}",
        f"{row['ms_a_clip']:.0f}",
        "" if row["trained"] else "not trained",
    ]
    return f"| {' | '.join(cells)} |\n"
