# SPDX-License-Identifier: GPL-3.0-or-later
"""Dividing clips by artist, never by track: a network that knows a voice need not know its genre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from musecluster.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from musecluster.training.dataset import Clips

SHARES = {"train": 0.70, "valid": 0.15, "test": 0.15}


def completed(clips: Clips, seed: int, tell: Callable[[str], None]) -> Clips:
    """The clips with splits: those given, or new ones by artist where none are given.

    Where the dataset names what to learn from but nothing to stop by, artists of `train` become `valid` in
    the same proportion; what it gives for `test` is not touched.
    """
    if not (clips.split != "").any():
        made = np.ones(len(clips), bool)
        shares = SHARES
    elif "train" in clips.split and "valid" not in clips.split:
        made = clips.split == "train"
        shares = {name: SHARES[name] for name in ("train", "valid")}
    else:
        return clips
    split = clips.split.astype(object)  # a new name may be longer than those that are there
    names = np.array(list(shares))
    split[made] = names[deal(clips.genre[made], clips.artist[made], list(shares.values()), seed)]
    counts = ", ".join(f"{name} {(split[made] == name).sum():,}" for name in shares)
    tell(f"The dataset gives no split for {made.sum():,} clips, so they are divided by artist: {counts}.")
    return replace(clips, split=split.astype(np.str_))


def folds(clips: Clips, k: int, seed: int = 0) -> Iterator[Clips]:
    """The clips k times, divided anew: a k-th is test, the next k-th valid, all the rest train.

    Every clip is tested once. The dataset's own splits play no part.

    Raises
    ------
        UsageError: fewer than three folds, or fewer artists than folds.
    """
    artists = len(set(clips.artist.tolist()))
    if not 3 <= k <= artists:
        raise UsageError(
            f"{k} folds cannot be made: at least three are needed (to learn from, to stop by and to test), "
            f"and no more than there are artists, here {artists:,}."
        )
    fold = deal(clips.genre, clips.artist, [1 / k] * k, seed)
    for test in range(k):
        names = np.array(["test", "valid", *["train"] * (k - 2)])
        yield replace(clips, split=names[(fold - test) % k])


def deal(
    genre: NDArray[np.int64], artist: NDArray[np.str_], shares: Sequence[float], seed: int
) -> NDArray[np.int64]:
    """Deal artists to parts so that each part gets its share of every genre, as well as artists allow.

    Artist after artist, those with most clips first, goes where most clips of their genres are lacking: the
    greedy rule of scikit-learn's StratifiedGroupKFold, for parts of any size and genres of any number. Each
    part is owed at least one artist of a genre.

    Returns
    -------
        int64 [N], the index of each clip's part.
    """
    rng = np.random.default_rng(seed)
    names, owner = np.unique(artist, return_inverse=True)
    counts = np.zeros((len(names), int(genre.max()) + 1))  # clips of each artist in each genre
    np.add.at(counts, (owner, genre), 1)
    owed = np.maximum(np.outer(shares, counts.sum(0)), 1.0)
    largest = int(np.argmax(shares))  # gives up what the others are owed beyond their shares
    owed[largest] = np.maximum(owed[largest] + counts.sum(0) - owed.sum(0), 1.0)
    room = np.array(shares) * len(genre)
    part = np.zeros(len(names), np.int64)
    order = rng.permutation(len(names))
    for index in order[np.argsort(-counts[order].sum(1), kind="stable")]:
        lacking = owed @ counts[index] + 1e-6 * room  # between equals: the part with most room
        part[index] = int(np.argmax(lacking))
        owed[part[index]] -= counts[index]
        room[part[index]] -= counts[index].sum()
    dealt: NDArray[np.int64] = part[owner.reshape(-1)]
    return dealt
