# SPDX-License-Identifier: GPL-3.0-or-later
"""The library learns from its listener: a head that is kept only where it helps; and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_limits

from musecluster.embedding.weights import shipped_id
from musecluster.errors import MuseClusterError
from musecluster.head import Head
from musecluster.pipeline.arrange import cluster, existing
from musecluster.pipeline.pool import available_cores, process_pool
from musecluster.pipeline.taught import taught

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from musecluster.adapting.adapt import Verdict
    from musecluster.adapting.songs import Songs
    from musecluster.library.store import Store
    from musecluster.pipeline.rules import Rules

    Tell = Callable[[dict[str, Any]], None]

FIGURES = 4  # decimals


def adapt(library: Path, *, rules: Rules, tell: Tell) -> bool:
    """Learn a head, keep it if neighbours get better by it, and find playlists again; whether it was kept.

    Nothing is written before the verdict, then the head in one transaction: stopped earlier, the library is
    as it was; stopped later, the next scan or `cluster` finds the playlists again.

    Raises
    ------
        MuseClusterError: no library, no songs yet, another writer, no right to write.
    """
    with existing(library) as store:
        songs = taught(store, shipped_id())
        if not len(songs):
            raise MuseClusterError("The library holds no analysed songs yet; run: musecluster scan FOLDER")
        verdict, reason = _try(songs, tell)
        kept, figures = not reason, _figures(songs, verdict)
        if kept and verdict:
            store.put_head(Head(shipped_id(), verdict.matrix, figures))
        tell({"event": "adapted", "kept": kept, "reason": reason, **figures, **_needed()})
        if kept:
            _find_playlists(store, rules, tell)
        return kept


def undo(library: Path, *, rules: Rules, tell: Tell) -> bool:
    """Forget what was learned and find playlists by the network alone again; whether there was anything."""
    with existing(library) as store:
        forgotten = store.forget_heads()
        tell({"event": "undone", "forgotten": forgotten})
        if forgotten:
            _find_playlists(store, rules, tell)
        return forgotten


def _find_playlists(store: Store, rules: Rules, tell: Tell) -> None:
    with process_pool(1, threads=available_cores()) as pool:
        cluster(store, pool, rules=rules, tell=tell)


def _try(songs: Songs, tell: Tell) -> tuple[Verdict | None, str]:
    """The verdict, where there is enough to judge by; and why nothing is kept, empty if something is."""
    from musecluster.adapting.adapt import FEWEST_ARTISTS, FEWEST_SONGS, adapt, judged

    count, artists = judged(songs)
    if count < FEWEST_SONGS or artists < FEWEST_ARTISTS:
        return None, (
            f"There is too little to learn from and to check it by: {count:,} songs by {artists:,} artists "
            "share a genre tag or a playlist of yours with another artist, and at least "
            f"{FEWEST_SONGS} songs by {FEWEST_ARTISTS} artists are needed; tag more songs or make playlists, "
            "and try again."
        )

    def told(done: int, total: int) -> None:
        tell({"event": "progress", "stage": "learning", "done": done, "total": total})

    with threadpool_limits(1):  # the products are small, so that a second thread would only wait
        verdict = adapt(songs, told)
    return verdict, "" if verdict.better else (
        "What your tags and playlists say did not make neighbours clearly better among artists that were "
        "held out, so nothing was changed."
    )


def _needed() -> dict[str, int]:
    from musecluster.adapting.adapt import FEWEST_ARTISTS, FEWEST_SONGS

    return {"judged_needed": FEWEST_SONGS, "artists_needed": FEWEST_ARTISTS}


def _figures(songs: Songs, verdict: Verdict | None) -> dict[str, float]:
    from musecluster.adapting.adapt import judged

    figures: dict[str, float] = {"tracks": len(songs)}
    figures["judged"], figures["artists"] = judged(songs)
    if verdict:
        for name in ("before", "after", "low", "high", "chance"):
            figures[_NAMES.get(name, name)] = round(float(getattr(verdict, name)), FIGURES)
    return figures


_NAMES = {"before": "precision_before", "after": "precision_after", "low": "gain_low", "high": "gain_high"}
