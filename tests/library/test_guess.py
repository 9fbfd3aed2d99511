# SPDX-License-Identifier: GPL-3.0-or-later
"""Where tags are silent, names and folders speak as a listener would read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.library.guess import guess


@pytest.mark.parametrize(
    ("path", "title", "artist", "album", "number"),
    [
        ("Music/Radiohead/OK Computer/03 Subterranean.mp3", "Subterranean", "Radiohead", "OK Computer", 3),
        ("Radiohead - OK Computer (1997) [FLAC]/01 - Airbag.flac", "Airbag", "Radiohead", "OK Computer", 1),
        ("Portishead/1994 - Dummy/CD2/07_Roads.mp3", "Roads", "Portishead", "Dummy", 7),
        ("Music/1999/05. 1999.mp3", "1999", "", "1999", 5),
        ("Music/03 - Artist - Title.mp3", "Title", "Artist", "", 3),
        ("Music/Artist - Album - 05 - Title.mp3", "Title", "Artist", "Album", 5),
        ("Music/Artist - Title - Live.mp3", "Title - Live", "Artist", "", None),
        ("Downloads/Artist_-_Some_Title.mp3", "Some Title", "Artist", "", None),
        ("Music/99 Luftballons.mp3", "99 Luftballons", "", "", None),
        ("Music/7 Rings.mp3", "7 Rings", "", "", None),
        ("Music/1979.mp3", "1979", "", "", None),
        ("Music/50-50.mp3", "50-50", "", "", None),
        ("Music/1-03 Sour Times.mp3", "Sour Times", "", "", 3),
        ("Music/03.mp3", "03", "", "", None),
        ("Music/___.mp3", "___", "", "", None),
        ("home/anna/Rips/04 Song.mp3", "Song", "", "Rips", 4),
        ("games/shattered-pixel-dungeon/caves_2.ogg", "caves 2", "", "shattered-pixel-dungeon", None),
    ],
)
def test_usual_names(path, title, artist, album, number):
    told = guess(f"/{path}".encode())
    assert (told.title, told.artist, told.album, told.track_number) == (title, artist, album, number)


def test_discs_are_numbered():
    assert guess(b"/Artist/Album/CD2/07 Song.mp3").disc_number == 2
    assert guess(b"/Artist/Album/2-07 Song.mp3").disc_number == 2


def test_bytes_that_are_no_utf8_are_shown_replaced():
    assert guess(b"/Music/Stra\xdfe.mp3").title == "Stra\ufffde"


@given(st.binary(min_size=1, max_size=60).filter(lambda name: not set(name) & set(b"/\0")))
def test_any_name_has_a_title_that_can_be_shown_if_it_has_any_letter(name):
    told = guess(b"/Music/" + name + b".mp3")
    told.title.encode()
    assert told.title or not any(character.isalnum() for character in name.decode("utf-8", "replace"))
