# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheel, the sdist and an editable install: each finds every file that ships with the program."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
SHIPPED = sorted(
    file.relative_to(CHECKOUT / "resources").as_posix()
    for file in (CHECKOUT / "resources").rglob("*")
    if file.is_file()
)

# In a process that sees nothing of this environment but the folder: where the package is, and each resource.
ASK = """
import site, sys
site.addsitedir(sys.argv[1])
import musecluster
from musecluster.paths import resource
print(musecluster.__file__)
for name in sys.argv[2:]:
    print(resource(name))
"""


def answer(*arguments: str, folder: Path) -> str:
    """What `python *arguments` prints when run in `folder`; a failure shows what it said."""
    done = subprocess.run(
        (sys.executable, *arguments), cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(kind: str, out: Path) -> Path:
    """Build the checkout's "wheel", "sdist" or "editable" wheel with its own backend (PEP 517, PEP 660)."""
    hook = f"from hatchling.build import build_{kind}; print(build_{kind}({str(out)!r}))"
    return out / answer("-c", hook, folder=CHECKOUT).split()[-1]


def pip(verb: str, *arguments: str, folder: Path) -> None:
    """Let pip do its work on what is at hand: this package alone, nothing from any index."""
    answer("-m", "pip", verb, "--quiet", "--no-index", "--no-deps", *arguments, folder=folder)


def installed(wheel: Path, folder: Path) -> Path:
    """Install a wheel into an empty folder, as pip would into an environment."""
    pip("install", "--no-compile", "--target", str(folder), str(wheel), folder=folder)
    return folder


def found(folder: Path) -> list[Path]:
    """The paths that the program installed in `folder` gives: its own, then those of its resources."""
    lines = answer("-I", "-S", "-c", ASK, str(folder), *SHIPPED, folder=folder).splitlines()
    return [Path(line) for line in lines]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packages")


@pytest.fixture(scope="module")
def wheel(out: Path) -> Path:
    return build("wheel", out)


@pytest.fixture(scope="module")
def sdist(out: Path) -> Path:
    return build("sdist", out)


def test_something_ships() -> None:
    assert SHIPPED


def test_the_wheel_holds_the_program_and_its_resources_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"musecluster/resources/{name}" for name in SHIPPED} <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"musecluster"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_names_its_licence_and_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(about).decode()
        commands = archive.read(about.replace("METADATA", "entry_points.txt")).decode()
    assert "License-Expression: GPL-3.0-or-later" in metadata
    assert "License-File: LICENSE" in metadata
    assert "musecluster = musecluster.__main__:main" in commands


def test_the_base_asks_for_no_torch(wheel: Path) -> None:
    """On Linux it would bring gigabytes of CUDA to a listener who needs none of it."""
    with zipfile.ZipFile(wheel) as archive:
        about = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        asked = [
            line
            for line in archive.read(about).decode().splitlines()
            if line.startswith("Requires-Dist: torch")
        ]
    assert all("extra == 'train'" in line for line in asked)
    assert asked


def test_an_installed_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    package, *resources = found(installed(wheel, tmp_path))
    assert package == tmp_path / "musecluster" / "__init__.py"
    assert resources == [tmp_path / "musecluster" / "resources" / name for name in SHIPPED]


def test_a_wheel_built_from_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(sdist), folder=tmp_path)
    with zipfile.ZipFile(tmp_path / wheel.name) as ours, zipfile.ZipFile(wheel) as theirs:
        from_sdist, from_checkout = (
            {i.filename: i.CRC for i in archive.infolist()} for archive in (ours, theirs)
        )
    assert from_sdist == from_checkout


def test_the_sdist_is_enough_to_set_up_and_test(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "docs/install.md"}
    assert names >= {"musecluster/bootstrap.py", "tests/conftest.py", "benchmarks/start_up.py"}


def test_an_editable_install_runs_the_checkout(out: Path, tmp_path: Path) -> None:
    package, *resources = found(installed(build("editable", out / "editable"), tmp_path))
    assert package == CHECKOUT / "musecluster" / "__init__.py"
    assert resources == [CHECKOUT / "resources" / name for name in SHIPPED]
