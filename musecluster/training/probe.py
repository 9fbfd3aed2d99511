# SPDX-License-Identifier: GPL-3.0-or-later
"""A linear probe: how much of the genre can be read off frozen vectors by one plane a genre?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRENGTHS = (0.001, 0.01, 0.1, 1.0)  # inverse of the L2 penalty, from stiff to loose
FOLDS = 5


def probe(
    vectors: NDArray[np.float32],
    genre: NDArray[np.int64],
    artist: NDArray[np.str_],
    asked: NDArray[np.float32],
) -> NDArray[np.int64] | None:
    """Genres [Q] of the vectors `asked` [Q, D] by logistic regression on standardised vectors [N, D].

    The penalty is chosen by folds of artists among the clips learned from, never by those asked. This is
    the usual protocol for frozen embeddings (Alain and Bengio 2016; for music, Castellon et al. 2021).

    Returns
    -------
        None where the clips to learn from have fewer than two genres.
    """
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, GroupKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    if len(np.unique(genre)) < 2:
        return None
    artists = len(np.unique(artist))
    line = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a loose plane that is not quite at its best
        if artists >= 2 * FOLDS:
            strengths = {"logisticregression__C": list(STRENGTHS)}
            line = GridSearchCV(line, strengths, cv=GroupKFold(FOLDS)).fit(vectors, genre, groups=artist)
        else:  # too few to choose by
            line = line.set_params(logisticregression__C=STRENGTHS[1]).fit(vectors, genre)
    return np.asarray(line.predict(asked), np.int64)
