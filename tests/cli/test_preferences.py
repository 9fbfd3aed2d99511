# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line does what the listener set, and what a command says goes before."""

from __future__ import annotations

import os

import pytest

from musecluster import cli, paths, settings
from musecluster.pipeline.scan import Tally


@pytest.fixture
def asked(monkeypatch):
    """What a scan is asked for, instead of a scan."""
    seen = {}

    def scan(folders, library, **options):
        seen.update(options, folders=folders, library=library)
        return Tally(found=1)

    monkeypatch.setattr("musecluster.pipeline.scan.scan", scan)
    return seen


@pytest.mark.parametrize(("arguments", "jobs"), [((), 3), (("--jobs", "2"), 2)])
def test_the_set_cores_are_used_unless_the_command_says_otherwise(asked, arguments, jobs):
    settings.load().set("cores", 3)
    assert cli.run(["scan", "/music", *arguments]) == 0
    assert asked["jobs"] == jobs


def test_rules_library_and_retry_reach_the_road(asked, tmp_path):
    settings.load().set("leave_out_longer", 20)
    settings.load().set("smallest_playlist", 8)
    settings.load().set("library", str(tmp_path / "mine.db"))
    cli.run(["scan", "/music", "--retry"])
    assert (asked["rules"].longest, asked["rules"].smallest) == (1200.0, 8)
    assert asked["library"] == tmp_path / "mine.db"
    assert asked["retry"]
    assert asked["jobs"] is None


def test_low_priority_is_asked_for_before_anything_is_done(asked, monkeypatch):
    monkeypatch.setattr(os, "nice", lambda more: asked.setdefault("nice", more))
    cli.run(["scan", "/music", "--low-priority"])
    assert "nice" in asked


def test_damaged_settings_are_one_sentence_and_no_hindrance(asked, capsys):
    file = paths.config_dir() / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("cores = = 2")
    assert cli.run(["scan", "/music"]) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "set aside" in said
