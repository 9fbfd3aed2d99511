# SPDX-License-Identifier: GPL-3.0-or-later
"""From a fresh checkout to first playlists, or to passed tests: one command each, with Python and venv alone.

python3 -m musecluster.bootstrap run [FOLDER]
python3 -m musecluster.bootstrap test
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT = Path(__file__).resolve().parent.parent
MINIMUM_PYTHON = (3, 11)
DEMO = CHECKOUT / "demo"
TORCH = "2.13.0"
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
TEST_EXTRAS = frozenset({"train", "dev"})
UNFINISHED = "unfinished"

# What Qt's widgets, its multimedia and its xcb platform load: shared library -> Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

# Each runs as `python -m`; pytest comes last, so that its summary is the last thing seen.
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("pytest",))


class SetUpError(MuseClusterError):
    """An environment cannot be made on this machine or in this checkout; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Set up, do the job that `arguments` name and return its exit code; 1 also where the set-up fails."""
    wanted = _parser().parse_args(arguments)
    try:
        check_python()
        install_system_libraries()
        return run(wanted.folder) if wanted.job == "run" else test()
    except MuseClusterError as problem:
        _say(str(problem))
    except KeyboardInterrupt:
        _say("Stopped; the same command goes on from here.")
    return 1


def run(folder: str | None) -> int:
    """Scan `folder`, or without one a small synthetic library, list its playlists and open the window."""
    environment = Environment(CHECKOUT / ".venv")
    environment.install(frozenset())
    library: tuple[str, ...] = ()
    if folder is None:
        # Invented songs have no place in the listener's own library, so the demo keeps one of its own.
        folder, library = str(DEMO / "music"), ("--library", str(DEMO / "library.db"))
        if not (DEMO / "library.db").exists() and (code := environment.run("musecluster", "demo", folder)):
            return code
    if code := environment.run("musecluster", "scan", *library, folder):
        return code
    code = environment.run("musecluster", "playlists", *library)
    if has_display() and (code := environment.run("musecluster", *library)):
        _tell_missing_libraries()  # what was said of them at first has scrolled away
    return code


def has_display() -> bool:
    """Whether a window can be opened; a server or a container has none, and gets the list alone."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def test() -> int:
    """Run every check to its end, even where one fails, and return 1 if any did."""
    environment = Environment(CHECKOUT / ".venv")
    environment.install(TEST_EXTRAS)
    failed = [" ".join(check) for check in CHECKS if environment.run(*check, folder=CHECKOUT)]
    if failed:
        _say(f"Not passed: {'; '.join(failed)}")
    return int(bool(failed))


def check_python() -> None:
    """Refuse a Python that is too old, or one that cannot make environments (Debian packs venv apart)."""
    major, minor = sys.version_info[:2]
    if (major, minor) < MINIMUM_PYTHON:
        raise SetUpError(
            f"MuseCluster needs Python {MINIMUM_PYTHON[0]}.{MINIMUM_PYTHON[1]} or newer and this is "
            f"{major}.{minor}; install a newer one and start this command with it."
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetUpError(
            "This Python lacks its venv module; on Debian or Ubuntu run "
            f"`sudo apt-get install python{major}.{minor}-venv` and then this command again."
        )


def install_system_libraries() -> None:
    """Install what Qt needs and this Linux lacks, where we may; else print the one line to run and go on."""
    if not (missing := _missing_libraries()):
        return
    allowed = shutil.which("apt-get") and not os.geteuid()
    if not allowed or _call(("apt-get", "update")) or _call(_apt_install(missing)):
        _tell_missing_libraries()


def _missing_libraries() -> list[str]:
    return [name for name in QT_LIBRARIES if not _loads(name)] if sys.platform == "linux" else []


def _apt_install(missing: Sequence[str]) -> tuple[str, ...]:
    return ("apt-get", "install", "-y", "--no-install-recommends", *(QT_LIBRARIES[name] for name in missing))


def _tell_missing_libraries() -> None:
    """Say which line to run; nothing where no library is missing."""
    missing = _missing_libraries()
    if missing and shutil.which("apt-get"):
        line = " ".join(_apt_install(missing))
        _say(f"A window will need system libraries that are missing here; run once: sudo {line}")
    elif missing:
        _say(f"A window will need {', '.join(missing)}; install them with this system's package manager.")


@dataclass(frozen=True)
class Environment:
    """The virtual environment of the checkout, with a note in it of what was installed last."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def install(self, extras: frozenset[str]) -> None:
        """Install MuseCluster as an editable package with `extras`; quick where that was done before.

        Raises
        ------
            SetUpError: the checkout cannot be written to, or pip failed.
        """
        note, fingerprint = self._read_note(), _fingerprint()
        if note.get("installed") == fingerprint and extras <= set(note["extras"]) and self.python.exists():
            return
        try:
            if note.get("installed") == UNFINISHED or not self._is_sound():
                self._make()
            self._write_note({"installed": UNFINISHED})
            self._install_packages(extras)
            self._write_note({"installed": fingerprint, "extras": sorted(extras)})
        except OSError as problem:
            raise SetUpError(
                f"{self.folder} cannot be written ({problem.strerror}); "
                "put the checkout in a folder that you may write to and start again."
            ) from problem

    def run(self, module: str, *arguments: str, folder: Path | None = None) -> int:
        """Run `python -m module arguments` in `folder` and return its exit code."""
        return _call((str(self.python), "-m", module, *arguments), folder)

    def _make(self) -> None:
        """Make the environment, or make it anew where one was left half-made or is of another Python."""
        _say(f"Making {self.folder}")
        self.folder.mkdir(exist_ok=True)  # says clearly why not, where venv itself would not
        if _call((sys.executable, "-m", "venv", "--clear", str(self.folder))):
            raise SetUpError(f"Python could not make {self.folder}; its lines above say why.")

    def _is_sound(self) -> bool:
        """Say whether it runs, has pip and is of the Python that runs now."""
        command = (str(self.python), "-c", "import sys, pip; print(sys.version)")
        try:
            answer = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError:
            return False
        return answer.returncode == 0 and answer.stdout.strip() == sys.version

    def _install_packages(self, extras: frozenset[str]) -> None:
        if "train" in extras and sys.platform == "linux":
            self._install_cpu_torch()
        named = f"[{','.join(sorted(extras))}]" if extras else ""
        _say("Installing MuseCluster and what it needs; the first time takes some minutes")
        if self._pip("--editable", f"{CHECKOUT}{named}"):
            raise SetUpError(
                "pip could not install MuseCluster; its lines above say why. If they speak of a connection, "
                "check the network and run the same command again."
            )

    def _install_cpu_torch(self) -> None:
        """Install the CPU build of torch, unless there is a torch already.

        PyPI's torch for Linux brings gigabytes of CUDA. A version ending in "+cpu" (local version, PEP 440)
        is only ever the CPU build: pip finds it where it is configured to look (a folder of wheels, a mirror)
        or on PyTorch's own index, or fails; it cannot take the other.
        """
        if self.run("pip", "show", "--quiet", "--quiet", "torch") == 0:
            return
        build = f"torch=={TORCH}+cpu"
        _say(f"Installing {build} (some 200 MB)")
        if self._pip("-qqq", build) and self._pip("--extra-index-url", TORCH_CPU_INDEX, build):
            raise SetUpError(
                f"pip found no CPU build of torch {TORCH}, which the tests need; its lines above say why. "
                "If they speak of a connection, check the network and run the same command again."
            )

    def _pip(self, *arguments: str) -> int:
        return self.run("pip", "--disable-pip-version-check", "install", *arguments)

    def _read_note(self) -> dict[str, Any]:
        try:
            return dict(json.loads((self.folder / "musecluster.json").read_text("utf-8")))
        except (OSError, ValueError):
            return {}

    def _write_note(self, note: dict[str, Any]) -> None:
        (self.folder / "musecluster.json").write_text(json.dumps(note), "utf-8")


def _fingerprint() -> str:
    """Name what an environment depends on: the declared dependencies, the Python and the checkout's place."""
    facts = (CHECKOUT / "pyproject.toml").read_bytes() + sys.version.encode() + os.fsencode(CHECKOUT)
    return hashlib.sha256(facts).hexdigest()


def _loads(library: str) -> bool:
    """Say whether the dynamic linker finds `library`; true of every Linux, whatever packed it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _call(command: tuple[str, ...], folder: Path | None = None) -> int:
    """Run a command, its output passed on and nothing to answer its questions, and return its exit code."""
    return subprocess.run(command, stdin=subprocess.DEVNULL, cwd=folder, check=False).returncode


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m musecluster.bootstrap", description="Set up and start.")
    jobs = parser.add_subparsers(dest="job", required=True, metavar="run|test")
    first = jobs.add_parser("run", help="set up, scan FOLDER and show its playlists")
    first.add_argument(
        "folder", nargs="?", metavar="FOLDER", help="music; by default a small synthetic library"
    )
    jobs.add_parser("test", help="set up and run all tests and checks")
    return parser


if __name__ == "__main__":
    sys.exit(main())
