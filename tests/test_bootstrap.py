# SPDX-License-Identifier: GPL-3.0-or-later
"""The set-up: what it runs, what it leaves alone, and what it says where it cannot go on."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from musecluster import bootstrap
from musecluster.bootstrap import Environment, SetUpError

CHECKOUT = Path(__file__).parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]


class Machine:
    """Stands where commands are run: notes each one, lets the named ones fail, makes what `venv` would."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.failing: tuple[str, ...] = ()

    def __call__(self, command: tuple[str, ...], folder: Path | None = None) -> int:
        line = " ".join(command)
        self.commands.append(line)
        if "-m venv" in line:
            python = Environment(Path(command[-1])).python
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("#!/bin/sh\n")
        return int(any(part in f"{line}\n" for part in self.failing))

    def ran(self, part: str) -> list[str]:
        return [line for line in self.commands if part in line]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(bootstrap, "_call", machine)
    return machine


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return Environment(tmp_path / ".venv")


def test_starts_where_nothing_is_installed() -> None:
    command = [sys.executable, "-I", "-S", "-c", "import sys; sys.path.insert(0, '.')\n"]
    command[-1] += "from musecluster.bootstrap import main; main(['--help'])"
    answer = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "run" in answer.stdout


def test_numbers_agree_with_the_project() -> None:
    oldest = ".".join(map(str, bootstrap.MINIMUM_PYTHON))
    assert PROJECT["requires-python"] == f">={oldest}"
    extras = PROJECT["optional-dependencies"]
    assert set(extras) >= bootstrap.TEST_EXTRAS
    torch = next(line for line in extras["train"] if line.startswith("torch"))
    assert Version(f"{bootstrap.TORCH}+cpu") in SpecifierSet(torch.removeprefix("torch"))


def test_base_install_brings_no_torch(machine: Machine, environment: Environment) -> None:
    environment.install(frozenset())
    assert len(machine.ran("-m venv")) == 1
    assert [line.split(" install ")[1] for line in machine.ran(" install ")] == [f"--editable {CHECKOUT}"]


def test_second_time_runs_nothing(machine: Machine, environment: Environment) -> None:
    environment.install(bootstrap.TEST_EXTRAS)
    machine.commands.clear()
    environment.install(bootstrap.TEST_EXTRAS)
    environment.install(frozenset())  # less than is there
    assert machine.commands == []


def test_more_extras_are_added_to_what_is_there(
    machine: Machine, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Environment, "_is_sound", lambda self: self.python.exists())
    environment.install(frozenset())
    environment.install(bootstrap.TEST_EXTRAS)
    assert len(machine.ran("-m venv")) == 1
    assert machine.ran("[dev,train]")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere PyPI's torch is the CPU build")
@pytest.mark.parametrize(("failing", "attempts"), [((), 1), (("-qqq",), 2)])
def test_torch_is_only_ever_the_cpu_build(
    machine: Machine, environment: Environment, failing: tuple[str, ...], attempts: int
) -> None:
    machine.failing = ("pip show", *failing)
    environment.install(bootstrap.TEST_EXTRAS)
    asked = machine.ran("torch==")
    assert len(asked) == attempts
    assert all(line.endswith(f"torch=={bootstrap.TORCH}+cpu") for line in asked)
    assert machine.commands.index(asked[-1]) < machine.commands.index(machine.ran("--editable")[0])


def test_no_cpu_torch_ends_the_set_up(machine: Machine, environment: Environment) -> None:
    machine.failing = ("pip show", "torch==")
    with pytest.raises(SetUpError, match="no CPU build of torch"):
        environment.install(bootstrap.TEST_EXTRAS)
    assert not machine.ran("--editable")


def test_an_installation_that_failed_is_begun_anew(machine: Machine, environment: Environment) -> None:
    machine.failing = ("--editable",)
    with pytest.raises(SetUpError, match="check the network"):
        environment.install(frozenset())
    machine.failing = ()
    environment.install(frozenset())
    assert len(machine.ran("-m venv")) == 2
    assert "extras" in json.loads((environment.folder / "musecluster.json").read_text())


def test_a_half_made_environment_is_made_anew(machine: Machine, environment: Environment) -> None:
    environment.python.parent.mkdir(parents=True)
    environment.install(frozenset())
    assert len(machine.ran("-m venv")) == 1


def test_a_checkout_that_cannot_be_written_is_said(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetUpError, match=r"file/\.venv cannot be written"):
        Environment(tmp_path / "file" / ".venv").install(frozenset())


def test_an_old_python_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(SetUpError, match=r"needs Python 3\.11 or newer and this is 3\.10"):
        bootstrap.check_python()


def test_a_python_without_venv_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetUpError, match=r"apt-get install python3\.\d+-venv"):
        bootstrap.check_python()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves these libraries to its packages")
class TestSystemLibraries:
    @pytest.fixture(autouse=True)
    def _lacks_two(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bootstrap, "_loads", lambda name: name not in ("libEGL.so.1", "libpulse.so.0"))
        monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")

    def test_root_installs_only_what_is_missing(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
        bootstrap.install_system_libraries()
        assert machine.commands[-1] == "apt-get install -y --no-install-recommends libegl1 libpulse0"

    def test_others_are_told_the_line(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
        bootstrap.install_system_libraries()
        assert machine.commands == []
        assert "sudo apt-get install -y --no-install-recommends libegl1 libpulse0" in capsys.readouterr().err

    def test_a_failing_apt_stops_nothing(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
        machine.failing = ("apt-get",)
        bootstrap.install_system_libraries()
        assert "sudo apt-get install" in capsys.readouterr().err


class TestJobs:
    @pytest.fixture(autouse=True)
    def _in_a_folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "pyproject.toml").touch()
        monkeypatch.setattr(bootstrap, "CHECKOUT", tmp_path)
        monkeypatch.setattr(bootstrap, "DEMO", tmp_path / "demo")
        monkeypatch.setattr(bootstrap, "_loads", lambda name: True)
        monkeypatch.setattr(bootstrap, "has_display", lambda: False)

    def test_run_opens_the_window_where_one_can_be_seen(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "has_display", lambda: True)
        assert bootstrap.main(["run", "/music"]) == 0
        assert machine.commands[-1].endswith("-m musecluster")

    def test_a_window_that_fails_for_want_of_libraries_ends_with_the_line_to_run(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(bootstrap.sys, "platform", "linux")
        monkeypatch.setattr(bootstrap, "_loads", lambda name: name != "libEGL.so.1")
        monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000, raising=False)
        monkeypatch.setattr(bootstrap, "has_display", lambda: True)
        machine.failing = ("-m musecluster\n",)
        assert bootstrap.main(["run", "/music"]) == 1
        assert capsys.readouterr().err.rstrip().endswith("--no-install-recommends libegl1")

    def test_run_scans_the_folder_into_the_listeners_library(self, machine: Machine) -> None:
        assert bootstrap.main(["run", "/music"]) == 0
        verbs = [line.split("-m musecluster ")[1] for line in machine.ran("-m musecluster ")]
        assert verbs == ["scan /music", "playlists"]

    def test_run_without_a_folder_keeps_the_demo_apart(self, machine: Machine, tmp_path: Path) -> None:
        assert bootstrap.main(["run"]) == 0
        verbs = [line.split("-m musecluster ")[1].split()[0] for line in machine.ran("-m musecluster ")]
        assert verbs == ["demo", "scan", "playlists"]
        assert len(machine.ran(f"--library {tmp_path}/demo/library.db")) == 2

    def test_a_scan_that_failed_gives_its_exit_code(self, machine: Machine) -> None:
        machine.failing = ("musecluster scan",)
        assert bootstrap.main(["run", "/music"]) == 1
        assert not machine.ran("playlists")

    @pytest.mark.parametrize("failing", ["-m ruff format", "-m mypy", "-m pytest"])
    def test_every_check_runs_and_one_failure_is_enough(self, machine: Machine, failing: str) -> None:
        machine.failing = (failing,)
        assert bootstrap.main(["test"]) == 1
        assert len([line for line in machine.commands if "-m ruff" in line]) == 2
        assert machine.commands[-1].endswith("-m pytest")

    def test_a_problem_is_one_sentence(self, machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
        machine.failing = ("--editable",)
        assert bootstrap.main(["run"]) == 1
        said = capsys.readouterr().err
        assert "pip could not install MuseCluster" in said
        assert "Traceback" not in said
