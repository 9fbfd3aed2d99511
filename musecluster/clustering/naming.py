# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a person would give to playlists, no two alike, each with one sentence of why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from musecluster.clustering.traits import Library
from musecluster.wording.compose import SEEN_LENGTH, names, numbered
from musecluster.wording.phrases import ENGLISH
from musecluster.wording.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from musecluster.clustering.facts import Facts
    from musecluster.wording.traits import Traits


def name_playlists(
    members: Sequence[Sequence[int]], facts: Sequence[Facts], *, taken: Collection[str] = ()
) -> list[Wording]:
    """Name the playlists of one cut.

    A name says what most of the tracks share and the rest of the library has less of: genre, decade, pace,
    loudness, artist, album. Where two names would look alike in a narrow sidebar, each shows first what tells
    it apart, at last a typical song.

    Parameters
    ----------
        members: of each playlist the indices of its tracks in facts, the most typical first.
        facts: of all tracks of the library.
        taken: English names that are not to be given, such as those that other playlists keep.

    Returns
    -------
        For each playlist what its name and its sentence are made of. In English a name has NAME_LENGTH
        characters at most, and no two are alike in their first SEEN_LENGTH characters whatever their
        capitals. They do not depend on the order of playlists.
    """
    library = Library(facts)
    traits = [library.traits([facts[index] for index in tracks]) for tracks in members]
    return _distinct(traits, set(map(_seen, taken)))


def _seen(name: str) -> str:
    """What two names must differ in: their beginnings, which a narrow sidebar shows."""
    return name.casefold()[:SEEN_LENGTH]


def _distinct(traits: list[Traits], taken: set[str]) -> list[Wording]:
    """Let all who share a name go on to their next candidate; those who run out are numbered."""
    candidates = [list(names(one, ENGLISH).items()) for one in traits]
    steps = [0] * len(candidates)
    while True:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, offered in enumerate(candidates):
            holders[_seen(offered[steps[index]][1])].append(index)
        alike = [
            index
            for name, indices in holders.items()
            for index in indices
            if (len(indices) > 1 or name in taken) and steps[index] + 1 < len(candidates[index])
        ]
        if not alike:
            break
        for index in alike:
            steps[index] += 1
    return _numbered(traits, [each[step] for each, step in zip(candidates, steps, strict=True)], taken)


def _numbered(traits: list[Traits], chosen: list[tuple[str, str]], taken: set[str]) -> list[Wording]:
    """Names that are still alike get a Roman numeral, in an order that their tracks decide."""
    numbers = [1] * len(traits)
    used = set(taken)
    for index in sorted(range(len(traits)), key=lambda index: (-traits[index].count, repr(traits[index]))):
        name = chosen[index][1]
        while _seen(numbered(name, numbers[index], ENGLISH)) in used:
            numbers[index] += 1
        used.add(_seen(numbered(name, numbers[index], ENGLISH)))
    return [
        Wording(one, one, by, number) for one, (by, _), number in zip(traits, chosen, numbers, strict=True)
    ]
