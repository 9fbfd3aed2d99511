# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a person would give to playlists, no two alike, each with one sentence of why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from musecluster.clustering.traits import Library, Traits
from musecluster.clustering.words import (
    NAME_LENGTH,
    SEEN_LENGTH,
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


def name_playlists(
    members: Sequence[Sequence[int]], facts: Sequence[Facts], *, taken: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Name the playlists of one cut.

    A name says what most of the tracks share and the rest of the library has less of: genre, decade, pace,
    loudness, artist, album. Where two names would look alike in a narrow sidebar, each shows first what tells
    it apart, at last a typical song.

    Parameters
    ----------
        members: of each playlist the indices of its tracks in facts, the most typical first.
        facts: of all tracks of the library.
        taken: names that are not to be given, such as those that other playlists keep.

    Returns
    -------
        For each playlist its name, NAME_LENGTH characters at most, no two alike in their first SEEN_LENGTH
        characters whatever their capitals, and one sentence. They do not depend on the order of playlists.
    """
    library = Library(facts)
    traits = [library.traits([facts[index] for index in tracks]) for tracks in members]
    names = _distinct([_candidates(one) for one in traits], traits, set(map(_seen, taken)))
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
    for key, value in (("artist", traits.artist), ("album", "" if traits.artist else traits.album)):
        if value:
            phrase = f"why {key}" if key in traits.entire else f"why {key} mostly"
            reasons.append(TEXT[phrase].format(value=shortened(value, TITLE_LENGTH)))
    return reasons


def _candidates(traits: Traits) -> list[str]:
    """Names from the plainest to the most particular.

    These begin with what is particular to them, unless what they are is so short that both are seen.
    """
    details = _details(traits)
    head = _head(traits, details)
    behind = _together(head, details["mood"]) if "mood" in details else capitalised(head)
    short = len(head) <= SEEN_LENGTH // 2
    pairs = ((head, detail) if short else (detail, head) for detail in details.values())
    return [behind, *(_together(*pair) for pair in pairs)]


def _head(traits: Traits, details: dict[str, str]) -> str:
    """What the playlist is; it takes from the details what it says."""
    if traits.genres or not (traits.artist or traits.album):
        how = details.pop("mood", "")
        joint = "mix" if traits.style == "mixed" else "pair"
        what = _genres(traits, joint) if traits.genres else TEXT["songs"] if how else ""
        if what:
            return shortened(TEXT["described"].format(how=how, what=what) if how else what, NAME_LENGTH)
    for key in ("artist", "album"):
        if key in details:
            return details.pop(key)
    if "mode" in details:
        return TEXT["songs of"].format(value=details.pop("mode"))
    return details.pop("like", TEXT["nameless"])


def _details(traits: Traits) -> dict[str, str]:
    """What else may be said, the most welcome first."""
    featured = traits.featured if traits.featured != traits.artist else ""
    like, also_like = (*traits.titles, "", "")[:2]
    details = {
        "mood": _mood(traits),
        "artist": _whose(traits.artist, entire="artist" in traits.entire),
        "featured": _whose(featured, entire=False),
        "album": _whose(traits.album, entire="album" in traits.entire),
        "mode": TEXT.get(traits.mode, ""),
        "bpm": TEXT["bpm"].format(value=traits.bpm) if traits.steady else "",
        "like": _quoted(like),
        "also like": _quoted(also_like),
    }
    return {key: detail for key, detail in details.items() if detail}


def _mood(traits: Traits) -> str:
    """Pace and loudness, as one word where there is one, and decade."""
    felt = " ".join(filter(None, (traits.pace, traits.level)))
    moods = TEXT[felt] if felt in TEXT else ", ".join(TEXT[mood] for mood in felt.split())
    return " ".join(filter(None, (moods, traits.decade)))


def _whose(value: str, *, entire: bool) -> str:
    """An artist's or an album's name; it says so where the playlist has others too."""
    phrase = "{value}" if entire or not value else TEXT["and more"]
    return phrase.format(value=shortened(value, NAME_LENGTH - len(phrase.format(value=""))))


def _quoted(title: str) -> str:
    room = NAME_LENGTH - len(TEXT["like"].format(value=""))
    return TEXT["like"].format(value=shortened(title, room)) if title else ""


def _together(first: str, second: str) -> str:
    """Both, shortened where they are too long together: the first keeps what it needs, up to two thirds."""
    room = NAME_LENGTH - len(TEXT["detail"].format(name="", detail=""))
    first = shortened(first, max(room - len(second), 2 * room // 3))
    second = shortened(second, room - len(first))
    return capitalised(TEXT["detail"].format(name=first, detail=second))


def _seen(name: str) -> str:
    """What two names must differ in: their beginnings, which a narrow sidebar shows."""
    return name.casefold()[:SEEN_LENGTH]


def _distinct(candidates: list[list[str]], traits: list[Traits], taken: set[str]) -> list[str]:
    """Let all who share a name go on to their next candidate; those who run out are numbered."""
    steps = [0] * len(candidates)
    while True:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, names in enumerate(candidates):
            holders[_seen(names[steps[index]])].append(index)
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
    for index in sorted(range(len(names)), key=lambda index: (-traits[index].count, _order(traits[index]))):
        number = 1
        while _seen(numbered[index]) in used:
            number += 1
            numeral = roman(number)
            short = shortened(names[index], SEEN_LENGTH - 1 - len(numeral))
            numbered[index] = TEXT["again"].format(name=short, numeral=numeral)
        used.add(_seen(numbered[index]))
    return numbered


def _order(traits: Traits) -> str:
    """Something to sort by that is the same in every process, as a set's repr is not."""
    return repr(replace(traits, entire=frozenset())) + repr(sorted(traits.entire))


def _genres(traits: Traits, pair: str) -> str:
    """The one genre, or the two joined by the phrase of this key."""
    first, *second = map(lowered, traits.genres)
    return TEXT[pair].format(first=first, second=second[0]) if second else first
