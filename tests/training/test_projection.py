# SPDX-License-Identifier: GPL-3.0-or-later
"""Vectors keep what tells classes apart, and lose what differs within them."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.training.projection import principal_components, projection


def test_principal_components_decorrelate_and_keep_distances(rng):
    features = (3 + rng.normal(size=(200, 6)) @ rng.normal(size=(6, 6))).astype(np.float32)
    mean, basis = principal_components(features, 6)
    projected = (features - mean) @ basis
    spread = np.cov(projected.T)
    np.testing.assert_allclose(spread - np.diag(np.diag(spread)), 0, atol=1e-3)
    np.testing.assert_allclose(
        np.linalg.norm(projected[0] - projected[1]), np.linalg.norm(features[0] - features[1]), rtol=1e-4
    )


@pytest.fixture
def classes(rng):
    """Ten classes of twenty that differ in direction 0; what differs within a class lies in direction 1."""
    number = np.repeat(np.arange(10), 20)
    features = rng.normal(0, 0.3, (200, 5)).astype(np.float32)
    features[:, 0] += rng.normal(0, 2, 10)[number]
    features[:, 1] += rng.normal(0, 4, 200)
    return features + 5, number


def test_what_differs_within_a_class_counts_for_less(classes):
    features, number = classes
    plain_mean, plain = principal_components(features, 5)
    mean, basis = projection([(features, number)], 5)

    def ratio(vectors):
        means = np.stack([vectors[number == one].mean(0) for one in range(10)])
        return means.var(0).sum() / (vectors - means[number]).var(0).sum()

    assert ratio((features - mean) @ basis) > 2 * ratio((features - plain_mean) @ plain)


def test_the_kinds_of_class_have_the_same_say_whatever_their_size(classes):
    features, number = classes
    _, basis = projection([(features, number), (features, number)], 5)
    _, louder = projection([(features, number), (features * 1, number)], 5)
    np.testing.assert_allclose(basis, louder)
    _, once = projection([(features, number)], 5)
    np.testing.assert_allclose(np.abs(basis.T @ basis), np.abs(once.T @ once), atol=1e-3)


def test_classes_of_one_leave_the_components_as_they_are(rng):
    features = rng.normal(size=(40, 4)).astype(np.float32)
    mean, basis = projection([(features, np.arange(40))], 4)
    distances = np.linalg.norm((features - mean) @ basis, axis=1)
    np.testing.assert_allclose(distances, np.linalg.norm(features - mean, axis=1), rtol=1e-4)
