# SPDX-License-Identifier: GPL-3.0-or-later
"""Trying failed files again: those that are asked for, and no other."""

from __future__ import annotations

import pytest

from musecluster.library.store import Store
from tests.library.stores import NETWORK, found, hear


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "library.db", write=True) as store:
        hear(store, b"/good", "x")
        for path in (b"/a", b"/b", b"/c"):
            store.put_problem(found(path), "The file is empty.", again=False)
        yield store


def again(store):
    return sorted(path for path, file in store.files(NETWORK).items() if file.again)


def test_one_is_tried_again(store):
    assert store.retry([b"/b", b"/good", b"/unknown"]) == 1
    assert again(store) == [b"/b"]


def test_all_are_tried_again(store):
    assert store.retry() == 3
    assert again(store) == [b"/a", b"/b", b"/c"]


def test_what_failed_again_rests_until_it_is_asked_for_once_more(store):
    store.retry([b"/b"])
    store.put_problem(found(b"/b"), "The file is empty.", again=False)
    assert again(store) == []
