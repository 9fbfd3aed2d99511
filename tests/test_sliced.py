# SPDX-License-Identifier: GPL-3.0-or-later
"""Work in slices that is done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.sliced import whole

if TYPE_CHECKING:
    from collections.abc import Generator


def test_the_result_of_all_slices() -> None:
    done: list[int] = []

    def work() -> Generator[None, None, str]:
        for step in range(3):
            done.append(step)
            yield
        return "all"

    assert whole(work()) == "all"
    assert done == [0, 1, 2]
