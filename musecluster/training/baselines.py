# SPDX-License-Identifier: GPL-3.0-or-later
"""The classical way: statistics of MFCC and spectrum, and a support-vector machine or nearest neighbours.

It needs seconds, so a network that has learned anything should pass it (Tzanetakis and Cook 2002; Li, Ogihara
and Li 2003).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.training.mfcc import mfcc, mfcc_statistics

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from musecluster.training.dataset import Clips

    Matrix = NDArray[np.float32]

# Name -> what it is; the first is the line under which a network counts as not trained.
BASELINES = {
    "svm_mfcc": "SVM, mean and deviation of 20 MFCC",
    "svm": "SVM, MFCC, their change, and spectrum",
    "knn": "k nearest neighbours, the same features",
}
_ROLL_OFF = 0.85  # share of the power below it (Tzanetakis and Cook 2002)


@dataclass(frozen=True, eq=False)
class Answers:
    """What one baseline says.

    Attributes
    ----------
        learned, asked: genres named for the clips learned from and asked for, int64 [N], [M].
        vectors: features of all clips, scaled to zero mean and unit deviation of those learned from, [A, D].
        minutes: processor time of everything.
        ms_a_clip: processor time of the features and the answer.
    """

    learned: NDArray[np.int64]
    asked: NDArray[np.int64]
    vectors: Matrix
    minutes: float
    ms_a_clip: float


def answers(name: str, clips: Clips, learned: NDArray[np.bool_], asked: NDArray[np.bool_]) -> Answers:
    """Fit a baseline to the clips `learned` [A] and let it answer for them and for those `asked` [A]."""
    begun = time.process_time()
    features = mfcc_statistics(clips.mel) if name == "svm_mfcc" else statistics(clips.mel)
    mean, deviation = features[learned].mean(0), features[learned].std(0)
    vectors = (features - mean) / np.maximum(deviation, 1e-6)
    heard = time.process_time()
    classifier = _classifier(name).fit(vectors[learned], clips.genre[learned])
    fitted = time.process_time()
    of_learned, of_asked = classifier.predict(vectors[learned]), classifier.predict(vectors[asked])
    ended = time.process_time()
    count = int(learned.sum() + asked.sum())
    each = (heard - begun) / len(clips) + (ended - fitted) / count
    return Answers(of_learned, of_asked, vectors, (ended - begun) / 60, 1000 * each)


def statistics(mel: NDArray[np.uint8]) -> Matrix:
    """Mean and deviation of MFCC, their change, and the spectrum's shape: uint8 [N, T, 128] -> [N, 88]."""
    return np.array([_described(clip) for clip in mel], dtype=np.float32)


def _described(clip: NDArray[np.uint8]) -> Matrix:
    cepstrum = mfcc(clip)
    series = np.concatenate([cepstrum, np.gradient(cepstrum, axis=0), spectrum(clip)], axis=1)
    out: Matrix = np.concatenate([series.mean(0), series.std(0)])
    return out


def spectrum(clip: NDArray[np.uint8]) -> Matrix:
    """Centroid, roll-off (both in mel bands), flux and flatness (both in dB): uint8 [T, 128] -> [T, 4]."""
    decibels = clip.astype(np.float32) * np.float32(80 / 255) - 80
    power = 10 ** (decibels / 10)
    share = power / power.sum(1, keepdims=True)
    centroid = share @ np.arange(clip.shape[1], dtype=np.float32)
    roll_off = (share.cumsum(1) < _ROLL_OFF).sum(1)
    flux = np.maximum(np.diff(decibels, axis=0, prepend=decibels[:1]), 0).mean(1)
    flatness = decibels.mean(1) - 10 * np.log10(power.mean(1))
    return np.stack([centroid, roll_off, flux, flatness], axis=1).astype(np.float32)


def _classifier(name: str) -> Any:
    """Scikit-learn's, with the settings that are customary for a few hundred clips."""
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.svm import SVC

    return KNeighborsClassifier(5, weights="distance") if name == "knn" else SVC(C=10)
