# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: kept between two starts, never lost to a damaged file, a newer version or a full disk."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from musecluster import settings
from musecluster.errors import MuseClusterError, UsageError
from musecluster.settings import BY_NAME, TABLE


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.toml"


def values(setting):
    """Any value that the row allows."""
    if setting.choices:
        return st.sampled_from(sorted(setting.choices))
    if isinstance(setting.default, bool):
        return st.booleans()
    if isinstance(setting.default, int):
        return st.integers(setting.least, setting.most)
    return st.lists(st.text()).map(tuple) if isinstance(setting.default, tuple) else st.text()


@pytest.mark.parametrize("setting", TABLE, ids=lambda one: one.name)
def test_every_default_passes_its_own_check(setting):
    assert setting.checked(setting.default) == setting.default


@pytest.mark.parametrize("setting", [one for one in TABLE if one.area], ids=lambda one: one.name)
def test_what_is_shown_has_words(setting):
    assert setting.label
    assert all(setting.choices.values())


def test_names_are_unique():
    assert len(BY_NAME) == len(TABLE)


def test_without_a_file_all_is_as_at_first_and_nothing_is_written(file):
    kept = settings.load(file)
    assert {name: kept.get(name) for name in BY_NAME} == {one.name: one.default for one in TABLE}
    assert kept.notice is None
    assert not file.parent.exists()


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_set_is_there_at_the_next_start(tmp_path, data):
    setting = data.draw(st.sampled_from(TABLE))
    value = data.draw(values(setting))
    settings.load(tmp_path / "s.toml").set(setting.name, value)
    assert settings.load(tmp_path / "s.toml").get(setting.name) == value
    assert setting.name in tomllib.loads((tmp_path / "s.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cores", -1),
        ("cores", 2.5),
        ("cores", True),
        ("cores", "two"),
        ("watch", 1),
        ("smallest_playlist", 2),
        ("theme", "sepia"),
        ("leave_out_genres", "Audiobook"),
        ("leave_out_genres", ["Audiobook", 7]),
        ("output_device", None),
    ],
)
def test_nonsense_is_refused_with_the_name_and_the_value(file, name, value):
    kept = settings.load(file)
    with pytest.raises(UsageError, match=f"“{name}” is .*{value if value != ['Audiobook', 7] else '7'}"):
        kept.set(name, value)
    assert kept.get(name) == BY_NAME[name].default
    assert not file.exists()


def test_a_name_that_nobody_declared_is_a_mistake_of_ours(file):
    with pytest.raises(KeyError):
        settings.load(file).get("colour")


def test_a_newer_version_s_file_is_used_and_loses_nothing(file):
    file.parent.mkdir()
    newer = 'cores = 3\ntheme = "sepia"\nspatial = 0.5\n\n[sync]\npeers = ["a", "b"]\nsince = 2031-05-01\n'
    file.write_text(newer, "utf-8")
    kept = settings.load(file)
    assert kept.get("cores") == 3
    assert kept.get("theme") == "system"
    assert "sepia" in kept.notice
    kept.set("radio", True)
    assert tomllib.loads(file.read_text("utf-8")) == {**tomllib.loads(newer), "radio": True}


@pytest.mark.parametrize(
    "content", [b"cores = = 2", b"\x00\x01\x02", b"a = [" * 5000, b"cores = 2\ncores = 3"]
)
def test_a_damaged_file_is_set_aside_with_one_sentence(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    kept = settings.load(file)
    assert kept.get("cores") == 0
    (aside,) = file.parent.glob("settings.damaged-*.toml")
    assert aside.read_bytes() == content
    assert aside.name in kept.notice
    assert settings.load(file).notice is None
    kept.set("cores", 1)
    assert settings.load(file).get("cores") == 1


def test_a_folder_with_any_bytes_in_its_name_can_be_named(file):
    folder = b"/music/caf\xe9".decode("utf-8", "surrogateescape")
    settings.load(file).set("leave_out_folders", (folder,))
    assert settings.load(file).get("leave_out_folders") == (folder,)


def test_two_windows_do_not_undo_each_other(file):
    one, other = settings.load(file), settings.load(file)
    one.set("cores", 2)
    other.set("theme", "dark")
    again = settings.load(file)
    assert (again.get("cores"), again.get("theme")) == (2, "dark")


def test_where_nothing_can_be_written_the_value_holds_and_one_sentence_says_so(tmp_path):
    (tmp_path / "config").write_text("a file in the place of the folder")
    kept = settings.load(tmp_path / "config" / "settings.toml")
    with pytest.raises(MuseClusterError, match=r"settings\.toml could not be written"):
        kept.set("theme", "dark")
    assert kept.get("theme") == "dark"


def test_the_file_lies_in_the_folder_for_settings():
    from musecluster import paths

    settings.load().set("cores", 1)
    assert (Path(paths.config_dir()) / "settings.toml").exists()
