# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages promise is what the program has: its verbs, its fields, its two commands."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import pytest

from musecluster import bootstrap
from musecluster.cli.parser import parser
from musecluster.library.records import Counts
from musecluster.pipeline.scan import Tally

CHECKOUT = Path(__file__).parent.parent
README = (CHECKOUT / "README.md").read_text("utf-8")
JSON = (CHECKOUT / "docs" / "json.md").read_text("utf-8")
INSTALL = (CHECKOUT / "docs" / "install.md").read_text("utf-8")


def verbs() -> list[str]:
    (table,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return list(table.choices)


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_is_in_the_readme_and_has_its_json_described(verb: str) -> None:
    assert f"musecluster {verb}" in README
    assert f"`{verb}`" in JSON


@pytest.mark.parametrize("field", [*(field.name for field in dataclasses.fields(Tally)), *Counts._fields])
def test_every_figure_has_its_meaning(field: str) -> None:
    assert f"`{field}`" in JSON


@pytest.mark.parametrize("page", [README, INSTALL], ids=["README", "install"])
@pytest.mark.parametrize("job", ["run", "test"])
def test_the_set_up_is_two_commands(page: str, job: str) -> None:
    assert f"python3 -m musecluster.bootstrap {job}" in page


def test_the_cpu_build_is_asked_for_as_the_set_up_does() -> None:
    assert f"torch=={bootstrap.TORCH}+cpu --extra-index-url {bootstrap.TORCH_CPU_INDEX}" in INSTALL
