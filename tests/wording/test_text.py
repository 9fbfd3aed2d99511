# SPDX-License-Identifier: GPL-3.0-or-later
"""Text from tags and numbers become fit for names."""

from __future__ import annotations

from musecluster.wording.text import roman, worded


def test_a_folder_is_called_by_its_words() -> None:
    slugs = {"shattered-pixel-dungeon": "Shattered Pixel Dungeon", "valyria.tear_2": "Valyria Tear 2"}
    names_of_bands = {name: name for name in ("a-ha", "jay-z", "AC-DC", "The-The", "one two-three")}
    for name, shown in (slugs | names_of_bands).items():
        assert worded(name) == shown


def test_roman_numerals() -> None:
    assert [roman(number) for number in (1, 2, 4, 49, 1994)] == ["I", "II", "IV", "XLIX", "MCMXCIV"]
