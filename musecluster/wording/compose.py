# SPDX-License-Identifier: GPL-3.0-or-later
"""Traits of a playlist in the words of a language: the names that it might have, and one sentence of why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.wording.text import capitalised, lowered, roman, shortened

if TYPE_CHECKING:
    from musecluster.wording.phrases import Language
    from musecluster.wording.traits import Traits

NAME_LENGTH = 48  # characters
SEEN_LENGTH = 20  # characters of a name that the narrowest sidebar still shows
TITLE_LENGTH = 40


class Genre(str):
    """A genre's name in a pattern: as it is, or "{name:small}" as English writes it within a phrase."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return lowered(self) if form == "small" else str(self)


def names(traits: Traits, language: Language) -> dict[str, str]:
    """Names from the plainest to the most particular, each NAME_LENGTH characters at most.

    Those after the first begin with what is particular to them, unless what they are is so short that both
    are seen.

    Returns
    -------
        What tells it apart ("mood", "artist", "featured", "album", "mode", "bpm", "like", "also like"; "" for
        the plainest) -> name. These and their order are the same in every language.
    """
    details = _details(traits, language)
    head = _head(traits, details, language)
    mood = details.get("mood")
    candidates = {"": _together(head, mood, language) if mood else capitalised(head)}
    short = len(head) <= SEEN_LENGTH // 2
    for key, detail in details.items():
        candidates[key] = _together(*((head, detail) if short else (detail, head)), language)
    return candidates


def numbered(name: str, number: int, language: Language) -> str:
    """The name with a Roman numeral, which the narrowest sidebar still shows; as it is for 1."""
    if number == 1:
        return name
    numeral = roman(number)
    return language.say("again", name=shortened(name, SEEN_LENGTH - 1 - len(numeral)), numeral=numeral)


def why(traits: Traits, language: Language, *, counted: bool = True) -> str:
    """One sentence: how many songs, what they share, and the most typical ones.

    Parameters
    ----------
        counted: begin with how many there are; else it is no whole sentence, to stand behind a count.
    """
    titles = ", ".join(shortened(title, TITLE_LENGTH) for title in traits.titles)
    typical = language.say("why typical", value=titles) if titles else ""
    *reasons, last = _reasons(traits, language) or [""]
    joined = language.say("why last", reasons=", ".join(reasons), last=last) if reasons else last
    if not counted:
        return language.say("uncounted" if joined else "uncounted alike", reasons=joined, typical=typical)
    key = "why" if joined else "why one" if traits.count == 1 else "why alike"
    return language.say(key, songs=language.songs(traits.count), reasons=joined, typical=typical)


def _reasons(traits: Traits, language: Language) -> list[str]:
    say, reasons = language.say, []
    if traits.genres:
        reasons.append(say(f"why {traits.style}", value=_genres(traits, "pair", language)))
    if traits.decade:
        reasons.append(say("why decade", value=traits.decade))
    if traits.pace:
        reasons.append(say("why tempo", how=say(traits.pace), bpm=traits.bpm))
    elif traits.steady:
        reasons.append(say("why bpm", value=traits.bpm))
    if traits.level:
        reasons.append(say(traits.level))
    if traits.mode:
        reasons.append(say(f"why {traits.mode}"))
    for key, value in (("artist", traits.artist), ("album", "" if traits.artist else traits.album)):
        if value:
            phrase = f"why {key}" if key in traits.entire else f"why {key} mostly"
            reasons.append(say(phrase, value=shortened(value, TITLE_LENGTH)))
    return reasons


def _head(traits: Traits, details: dict[str, str], language: Language) -> str:
    """What the playlist is; it takes from the details what it says."""
    if traits.genres or not (traits.artist or traits.album):
        mood = details.pop("mood", "")
        if traits.genres or mood:
            return shortened(_described(traits, language), NAME_LENGTH)
    for key in ("artist", "album"):
        if key in details:
            return details.pop(key)
    if "mode" in details:
        return language.say("songs of", value=details.pop("mode"))
    return details.pop("like", language.say("nameless"))


def _described(traits: Traits, language: Language) -> str:
    """Genres, or the word songs, with pace, loudness and decade."""
    kind = "genre" if traits.genres else "songs"
    joint = "mix" if traits.style == "mixed" else "pair"
    what = _genres(traits, joint, language) if traits.genres else ""
    how = _feeling(traits, language, " songs" if kind == "songs" else "")
    if not (how or traits.decade):
        return what
    key = " ".join([kind, *(["how"] if how else []), *(["decade"] if traits.decade else [])])
    return language.say(key, what=what, how=how, decade=traits.decade)


def _details(traits: Traits, language: Language) -> dict[str, str]:
    """What else may be said, the most welcome first."""
    featured = traits.featured if traits.featured != traits.artist else ""
    like, also_like = (*traits.titles, "", "")[:2]
    details = {
        "mood": _mood(traits, language),
        "artist": _whose("artist", traits.artist, language, entire="artist" in traits.entire),
        "featured": _whose("artist", featured, language, entire=False),
        "album": _whose("album", traits.album, language, entire="album" in traits.entire),
        "mode": language.say(traits.mode) if traits.mode else "",
        "bpm": language.say("bpm", value=traits.bpm) if traits.steady else "",
        "like": _quoted(like, language),
        "also like": _quoted(also_like, language),
    }
    return {key: detail for key, detail in details.items() if detail}


def _feeling(traits: Traits, language: Language, form: str = "") -> str:
    """Pace and loudness, as one word where there is one."""
    felt = " ".join(filter(None, (traits.pace, traits.level)))
    parts = [felt] if felt + form in language.phrases else felt.split()
    return ", ".join(language.say(part + form) for part in parts)


def _mood(traits: Traits, language: Language) -> str:
    """Pace, loudness and decade, of whatever is named beside."""
    how = _feeling(traits, language)
    if not traits.decade:
        return how
    return language.say("how decade" if how else "decade", how=how, decade=traits.decade)


def _whose(kind: str, value: str, language: Language, *, entire: bool) -> str:
    """An artist's or an album's name; it says so where the playlist has others too."""
    if entire or not value:
        return shortened(value, NAME_LENGTH)
    room = NAME_LENGTH - len(language.say(f"{kind} & more", value=""))
    return language.say(f"{kind} & more", value=shortened(value, room))


def _quoted(title: str, language: Language) -> str:
    room = NAME_LENGTH - len(language.say("like", value=""))
    return language.say("like", value=shortened(title, room)) if title else ""


def _together(first: str, second: str, language: Language) -> str:
    """Both, shortened where they are too long together: the first keeps what it needs, up to two thirds."""
    room = NAME_LENGTH - len(language.say("detail", name="", detail=""))
    first = shortened(first, max(room - len(second), 2 * room // 3))
    second = shortened(second, room - len(first))
    return capitalised(language.say("detail", name=first, detail=second))


def _genres(traits: Traits, pair: str, language: Language) -> str:
    """The one genre, or the two joined by the phrase of this key."""
    known = language.phrases if traits.style == "heard" else {}
    first, *second = (Genre(known.get(f"heard {genre}", genre)) for genre in traits.genres)
    if not second:
        return language.say("one genre", first=first)
    return language.say(pair, first=first, second=second[0])
