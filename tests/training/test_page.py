# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables and the page: every figure is there, names stay names, and nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest

from musecluster.training.drawings import confusion_svg, map_svg
from musecluster.training.evaluate import score
from musecluster.training.page import page
from musecluster.training.report import markdown, text
from tests.training.synthetic import clips, perfect

EVIL = "<script>alert(1)</script>|\n*x*"


@pytest.fixture(scope="module")
def scored():
    of = clips()
    nothing = perfect(of, name="nothing", learned=frozenset(of.ids.tolist()))
    rows = [score(one, of, "valid") for one in (perfect(of, genres=(), name=EVIL), nothing)]
    return of, rows


def test_columns_stand_under_each_other(scored):
    _, rows = scored
    said = text([one.figures for one in rows], 387, "Title")
    header, *lines = said.split("\n\n")[1].splitlines()
    assert len(lines) == 2
    end = header.index("P@5") + len("P@5")
    assert lines[0][end - 5 : end] == "1.000"
    assert lines[1][end - 5 : end] == "    –"
    assert "1.000* (" in said
    assert "* by a linear probe" in said
    assert "nothing: It learned from 12 of the 12 clips, and no other is left" in said


def test_markdown_keeps_its_cells(scored):
    _, rows = scored
    said = markdown([one.figures for one in rows], 387, "Title")
    table = [line for line in said.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table[:4]} == {16}
    assert not re.search(r"(?<!\\)<script", said)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.links = set(), []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.links += [value for name, value in attrs if name in ("src", "href")]


def test_names_on_the_page_are_names(scored):
    of, rows = scored
    evil = replace(of, genres=(EVIL, "b & c", "d"), ids=np.array([f'"><img src=x>{i}' for i in of.ids]))
    tags = Tags()
    tags.feed(page(rows, evil, EVIL))
    assert not tags.seen & {"script", "img", "link", "iframe"}
    assert tags.links == []
    assert "url(" not in page(rows, evil, EVIL)


def test_pictures_are_drawn_where_there_is_something_to_draw(scored):
    of, rows = scored
    said = page(rows, of, "Title")
    assert said.count("<svg") == 2  # matrix and map of the first; nothing of the second
    assert "<h2>nothing</h2>" not in said


def test_the_matrix_shows_every_count():
    drawn = ElementTree.fromstring(confusion_svg([[3, 1], [0, 7]], ["blues", "a very long genre's name"]))
    said = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert said == ["3", "1", "7", "blues", "blues", "a very long g…", "a very long g…"]


def test_the_map_shows_every_clip_within_the_picture():
    positions = np.array([[0, 0], [10, 2], [-4, 5]], np.float32)
    svg = "{http://www.w3.org/2000/svg}"
    drawn = ElementTree.fromstring(map_svg(positions, np.array([0, 0, 0]), ["a"], ["x", "y", "z"]))
    places = [(float(one.get("cx")), float(one.get("cy"))) for one in drawn.iter(f"{svg}circle")]
    assert len(places) == 3 + 1  # and the legend's
    assert all(0 < x < 460 and 0 < y < 460 for x, y in places[:3])
    titles = [one.text for one in drawn.iter(f"{svg}title")]
    assert titles == ["a: x", "a: y", "a: z", "a"]


def test_clips_in_one_place_are_drawn():
    assert "nan" not in map_svg(np.zeros((2, 2), np.float32), np.array([0, 1]), ["a", "b"], ["x", "y"])
