# SPDX-License-Identifier: GPL-3.0-or-later
"""What each artist's songs are, by their own tags and by what the other artists' songs foretell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float64]

ROUNDS = 3  # ten gave the same neighbours
TRUST = 8.0  # in what is foretold: log-odds between a label foretold wholly and one not at all
UNKNOWN = 0.3  # share of false tags where no artist has two
LEAST, MOST = 0.02, 0.5


def beliefs(tags: Table, means: Table, sizes: NDArray[np.int64], inverse: Table) -> Table:
    """The probability [A, L] of each label for each artist's songs.

    Expectation and maximization (Dempster, Laird and Rubin 1977) over tags of which a share is false, all
    others equally (Dawid and Skene 1979): tags and what is foretold make beliefs, beliefs foretell anew. Many
    tags that agree outweigh what is foretold, which decides for an artist of one tag, or of none.

    Parameters
    ----------
        tags: how many songs [A, L] of each artist bear each label.
        means: the artists' mean vectors [A, D], the mean of all songs taken away.
        sizes: songs [A] of each artist.
        inverse: of the songs' covariance [D, D].
    """
    false = share_of_false(tags)
    said = tags * np.log((1 - false) / false * max(tags.shape[1] - 1, 1))
    belief = _softmax(said) * tags.any(axis=1, keepdims=True)
    for _ in range(ROUNDS):
        belief = _softmax(said + TRUST * foretold(belief, means, sizes, inverse))
    return belief


def share_of_false(tags: Table) -> float:
    """The share of false tags, each artist one vote: two tags of an artist agree where both are right."""
    count = tags.sum(axis=1)
    several = count > 1
    if not several.any():
        return UNKNOWN
    count, tags = count[several], tags[several]
    agree = (tags * (tags - 1)).sum(axis=1) / (count * (count - 1))
    return float(np.clip(1 - np.sqrt(agree.mean()), LEAST, MOST))


def foretold(belief: Table, means: Table, sizes: NDArray[np.int64], inverse: Table) -> Table:
    """What ridge regression on all others says [A, L] of each artist's labels; a row of zeros says nothing.

    An artist's own share in the regression is linear in its label, so that it is taken away in closed form.
    """
    weights = sizes * belief.any(axis=1) / max(1, sizes[belief.any(axis=1)].sum())
    usual = weights @ belief
    unusual = weights[:, None] * (belief - usual)
    seen = means @ inverse
    return np.asarray(usual + seen @ (means.T @ unusual) - (seen * means).sum(axis=1)[:, None] * unusual)


def _softmax(scores: Table) -> Table:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
