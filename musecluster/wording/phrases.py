# SPDX-License-Identifier: GPL-3.0-or-later
"""Every phrase of playlists' names and sentences, in English and marked for the translators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Phrase(NamedTuple):
    """A pattern in English, and what tells it from the same words elsewhere."""

    text: str
    comment: str = ""


def tr(text: str, comment: str = "") -> Phrase:
    """Mark a phrase for the translators; it is translated where it is shown."""
    return Phrase(text, comment)


# Patterns of str.format. "{first:small}" is a genre as it is written within a phrase: English writes "slow
# hip-hop", and a language that does not, such as German, says "{first}".
PHRASES = {
    "one genre": tr("{first:small}", "a genre; without “:small” it keeps its capitals"),
    "pair": tr("{first:small} & {second:small}"),
    "mix": tr("{first:small}, {second:small} & more"),
    "genre how": tr("{how} {what}", "slow jazz"),
    "genre decade": tr("{decade}s {what}", "90s jazz"),
    "genre how decade": tr("{how} {decade}s {what}", "slow 90s jazz"),
    "songs how": tr("{how} songs"),
    "songs decade": tr("{decade}s songs"),
    "songs how decade": tr("{how} {decade}s songs"),
    "decade": tr("{decade}s", "the nineties"),
    "how decade": tr("{how} {decade}s", "slow, and of the nineties"),
    "songs of": tr("songs {value}", "songs in minor"),
    "detail": tr("{name} · {detail}"),
    "slow": tr("slow"),
    "fast": tr("fast"),
    "quiet": tr("quiet"),
    "loud": tr("loud"),
    "slow quiet": tr("calm"),
    "fast loud": tr("energetic"),
    "slow songs": tr("slow", "before the word “songs”"),
    "fast songs": tr("fast", "before the word “songs”"),
    "quiet songs": tr("quiet", "before the word “songs”"),
    "loud songs": tr("loud", "before the word “songs”"),
    "slow quiet songs": tr("calm", "before the word “songs”"),
    "fast loud songs": tr("energetic", "before the word “songs”"),
    "minor": tr("in minor"),
    "major": tr("in major"),
    "bpm": tr("{value} bpm"),
    "artist & more": tr("{value} & more", "an artist and others"),
    "album & more": tr("{value} & more", "an album and others"),
    "like": tr("like ‘{value}’"),
    "again": tr("{name} {numeral}"),
    "nameless": tr("songs that sound alike"),
    "why": tr("{songs}, {reasons}{typical}."),
    "why alike": tr("{songs} that sound alike{typical}."),
    "why one": tr("{songs}{typical}."),
    "uncounted": tr("{reasons}{typical}."),
    "uncounted alike": tr("sound alike{typical}."),
    "heard blues": tr("blues", "a genre that the network hears"),
    "heard classical": tr("classical", "a genre that the network hears"),
    "heard country": tr("country", "a genre that the network hears"),
    "heard disco": tr("disco", "a genre that the network hears"),
    "heard hiphop": tr("hip-hop", "a genre that the network hears"),
    "heard jazz": tr("jazz", "a genre that the network hears"),
    "heard metal": tr("metal", "a genre that the network hears"),
    "heard pop": tr("pop", "a genre that the network hears"),
    "heard reggae": tr("reggae", "a genre that the network hears"),
    "heard rock": tr("rock", "a genre that the network hears"),
    "why genre": tr("mostly {value}"),
    "why heard": tr("heard as {value}"),
    "why mixed": tr("with more {value} than elsewhere"),
    "why decade": tr("from the {value}s", "the nineties"),
    "why tempo": tr("{how} (around {bpm} bpm)"),
    "why bpm": tr("around {value} bpm"),
    "why minor": tr("mostly in minor"),
    "why major": tr("mostly in major"),
    "why artist": tr("by {value}"),
    "why artist mostly": tr("mostly by {value}"),
    "why album": tr("from “{value}”"),
    "why album mostly": tr("mostly from “{value}”"),
    "why last": tr("{reasons} and {last}"),
    "why typical": tr("; typical: {value}"),
}


@dataclass(frozen=True)
class Language:
    """How one language says it.

    Attributes
    ----------
        phrases: the patterns by the keys of PHRASES.
        songs: a number of songs.
    """

    phrases: Mapping[str, str]
    songs: Callable[[int], str]

    def say(self, key: str, **parts: str | int | None) -> str:
        """A phrase with its parts put in."""
        return self.phrases[key].format(**parts)


def _songs(count: int) -> str:
    return "1 song" if count == 1 else f"{count:,} songs"


ENGLISH = Language({key: phrase.text for key, phrase in PHRASES.items()}, _songs)
