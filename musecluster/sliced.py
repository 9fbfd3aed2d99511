# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work as a generator: it yields wherever a window may take its turn, and returns its result."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

_Result = TypeVar("_Result")


def whole(work: Generator[None, None, _Result]) -> _Result:
    """What some work returns, all of its slices at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _Result = end.value
            return result
