# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a person would give to playlists, no two alike, each with one sentence of why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from musecluster.clustering.traits import Library, Traits
from musecluster.clustering.words import (
    NAME_LENGTH,
    TEXT,
    TITLE_LENGTH,
    capitalised,
    lowered,
    roman,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from musecluster.clustering.facts import Facts

MOODS = ("decade", "pace", "level")


def name_playlists(
    members: Sequence[Sequence[int]], facts: Sequence[Facts], *, taken: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Name the playlists of one cut.

    A name says what most of the tracks share and the rest of the library has less of: genre, decade, pace,
    loudness, artist. Where two names would be alike, each adds what tells it apart, at last a typical song.

    Parameters
    ----------
        members: of each playlist the indices of its tracks in facts, the most typical first.
        facts: of all tracks of the library.
        taken: names that are not to be given, such as those that other playlists keep.

    Returns
    -------
        For each playlist its name, NAME_LENGTH characters at most, no two alike whatever their capitals, and
        one sentence. They do not depend on the order of playlists.
    """
    library = Library(facts)
    traits = [library.traits([facts[index] for index in tracks]) for tracks in members]
    names = _distinct([_candidates(one) for one in traits], traits, {name.casefold() for name in taken})
    return list(zip(names, map(why, traits), strict=True))


def why(traits: Traits) -> str:
    """One sentence: how many songs, what they share, and the most typical ones."""
    titles = ", ".join(shortened(title, TITLE_LENGTH) for title in traits.titles)
    typical = TEXT["why typical"].format(value=titles) if titles else ""
    *reasons, last = _reasons(traits) or [""]
    joined = TEXT["why last"].format(reasons=", ".join(reasons), last=last) if reasons else last
    songs = TEXT["one song"] if traits.count == 1 else TEXT["count"].format(value=traits.count)
    key = "why" if joined else "why one" if traits.count == 1 else "why alike"
    return TEXT[key].format(songs=songs, reasons=joined, typical=typical)


def _reasons(traits: Traits) -> list[str]:
    reasons = []
    if traits.genres:
        reasons.append(TEXT[f"why {traits.style}"].format(value=_genres(traits, "pair")))
    if traits.decade:
        reasons.append(TEXT["why decade"].format(value=traits.decade))
    if traits.pace:
        reasons.append(TEXT["why tempo"].format(how=TEXT[traits.pace], bpm=traits.bpm))
    elif traits.steady:
        reasons.append(TEXT["why bpm"].format(value=traits.bpm))
    if traits.level:
        reasons.append(TEXT[traits.level])
    if traits.mode:
        reasons.append(TEXT[f"why {traits.mode}"])
    if traits.artist:
        reasons.append(TEXT["why artist"].format(value=shortened(traits.artist, TITLE_LENGTH)))
    elif traits.album:
        reasons.append(TEXT["album"].format(value=shortened(traits.album, TITLE_LENGTH)))
    return reasons


def _candidates(traits: Traits) -> list[str]:
    """Names from the plainest to the most particular."""
    details = _details(traits)
    name = capitalised(_head(traits, details))
    moods = [mood for mood in MOODS if mood in details]
    if moods:
        name = _with(name, *details.pop(moods[0]))
    return [name, *(_with(name, template, value) for template, value in details.values())]


def _head(traits: Traits, details: dict[str, tuple[str, str]]) -> str:
    """What a name begins with; it takes from the details what it says."""
    mood = next((mood for mood in MOODS if mood in details), None)
    if traits.genres or (mood and not traits.artist):
        joint = "mix" if traits.style == "mixed" else "pair"
        what = _genres(traits, joint) if traits.genres else TEXT["songs"]
        how = details.pop(mood)[1] if mood else ""
        return shortened(TEXT["described"].format(how=how, what=what) if how else what, NAME_LENGTH)
    for key, phrase in (("artist", "mostly"), ("album", "album"), ("mode", "songs of"), ("like", "like")):
        if key in details:
            room = NAME_LENGTH - len(TEXT[phrase].format(value=""))
            return TEXT[phrase].format(value=shortened(details.pop(key)[1], room))
    return TEXT["nameless"]


def _details(traits: Traits) -> dict[str, tuple[str, str]]:
    """What else may be said, the most welcome first: (template, value) by key."""
    like, also_like = (*traits.titles, "", "")[:2]
    details = {
        "decade": ("{value}", traits.decade),
        "pace": ("{value}", TEXT.get(traits.pace, "")),
        "level": ("{value}", TEXT.get(traits.level, "")),
        "mode": ("{value}", TEXT.get(traits.mode, "")),
        "artist": (TEXT["mostly"], traits.artist),
        "featured": (TEXT["with"], traits.featured if traits.featured != traits.artist else ""),
        "album": (TEXT["album"], traits.album),
        "bpm": (TEXT["bpm"], str(traits.bpm) if traits.steady else ""),
        "like": (TEXT["like"], like),
        "also like": (TEXT["like"], also_like),
    }
    return {key: detail for key, detail in details.items() if detail[1]}


def _with(name: str, template: str, value: str) -> str:
    """Name and detail, both shortened where the two are too long together."""
    room = NAME_LENGTH - len(TEXT["detail"].format(name="", detail=template.format(value="")))
    value = shortened(value, max(room - len(name), room // 2))
    name = shortened(name, room - len(value))
    return TEXT["detail"].format(name=name, detail=template.format(value=value))


def _distinct(candidates: list[list[str]], traits: list[Traits], taken: set[str]) -> list[str]:
    """Let all who share a name go on to their next candidate; those who run out are numbered."""
    steps = [0] * len(candidates)
    while True:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, names in enumerate(candidates):
            holders[names[steps[index]].casefold()].append(index)
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
    names = [each[step] for each, step in zip(candidates, steps, strict=True)]
    return _numbered(names, traits, taken)


def _numbered(names: list[str], traits: list[Traits], taken: set[str]) -> list[str]:
    """Names that are still alike get a Roman numeral, in an order that their tracks decide."""
    numbered = list(names)
    used = set(taken)
    for index in sorted(range(len(names)), key=lambda index: (-traits[index].count, repr(traits[index]))):
        number = 1
        while numbered[index].casefold() in used:
            number += 1
            numeral = roman(number)
            short = shortened(names[index], NAME_LENGTH - 1 - len(numeral))
            numbered[index] = TEXT["again"].format(name=short, numeral=numeral)
        used.add(numbered[index].casefold())
    return numbered


def _genres(traits: Traits, pair: str) -> str:
    """The one genre, or the two joined by the phrase of this key."""
    first, *second = map(lowered, traits.genres)
    return TEXT[pair].format(first=first, second=second[0]) if second else first
