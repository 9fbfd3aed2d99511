# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import io
import statistics
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "musecluster"
PACKAGE_FILES = sorted(PACKAGE.rglob("*.py"))
OTHER_FILES = [
    file for folder in ("tests", "benchmarks", "tools") for file in sorted((CHECKOUT / folder).rglob("*.py"))
]
FILES = PACKAGE_FILES + [file for file in OTHER_FILES if file.stat().st_size]

# The doors of the program speak; everything inside returns values or raises.
SPEAKERS = {"cli", "worker", "bootstrap", "__main__"}

# Unpickling runs code, so nothing is read or written that way; weights are safetensors and ONNX.
PICKLES = {"pickle", "cPickle", "_pickle", "shelve", "marshal", "dill", "joblib", "cloudpickle"}

# A music file is only ever read, so each of our files that changes a disk is named here, with what it writes.
WRITERS = {
    "atomic": "whatever is exported, whole or not at all",
    "bootstrap": "its note in .venv",
    "cli/__init__": "/dev/null in the place of a pipe whose reader has gone",
    "gui/screenshot": "the picture that was asked for",
    "library/covers": "thumbnails, made in memory and written through atomic",
    "library/damage": "a damaged library's name",
    "library/database": "the mark of damage, in the lock's file",
    "library/lock": "the lock beside the library",
    "settings": "a damaged settings file's name; the settings through atomic",
    "training/checkpoint": "a training run",
    "training/export": "weights",
    "training/make": "weights and their model card",
    "training/log": "the log of a training run",
    "training/train": "a training run, through checkpoint",
}
WRITING_METHODS = {"write_text", "write_bytes", "touch", "unlink", "rename", "rmdir", "truncate", "save"}
WRITING_FUNCTIONS = {
    f"os.{name}" for name in ("replace", "rename", "remove", "removedirs", "renames", "utime")
}
WRITING_FUNCTIONS |= {
    f"shutil.{name}" for name in ("copy", "copy2", "copyfile", "copymode", "copytree", "move", "rmtree")
}
WRITING_FUNCTIONS |= {"save_file", "np.save", "np.savez", "np.savez_compressed"}
WRITING_FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
WRITING_MODES = {mode + kind for mode in ("w", "a", "x", "w+", "a+", "x+", "r+") for kind in ("", "b", "t")}
WRITING_MODES |= {f"{mode}{kind}+" for mode in "waxr" for kind in "bt"}


def name_of(file: Path) -> str:
    return file.relative_to(CHECKOUT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file as dotted text and node: ("np.load", ...)."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def lines(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines())


def in_memory(file: Path) -> set[str]:
    """Names in a file that hold memory and no file on a disk: `png = io.BytesIO()`."""
    kept = [node for node in ast.walk(tree(file)) if isinstance(node, ast.Assign)]
    return {
        ast.unparse(node.targets[0]) for node in kept if ast.unparse(node.value).startswith("io.BytesIO(")
    }


def writes(name: str, call: ast.Call, memory: Collection[str] = ()) -> bool:
    """Say whether a call changes a file: by its name, or by the mode in which it opens one."""
    method = name.rpartition(".")[2]
    if call.args and ast.unparse(call.args[0]) in memory:
        return False
    if name not in WRITING_FUNCTIONS and (
        name == "painter.save" or (method == "rename" and len(call.args) != 1)
    ):
        return False  # a painter's state; a playlist's name
    if name in WRITING_FUNCTIONS or ("." in name and method in WRITING_METHODS):
        return True
    if method == "replace":  # Path.replace has one argument, str.replace two, dataclasses.replace names
        return len(call.args) == 1 and not call.keywords
    if method == "open":
        given = [*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
        first = call.args[:1] if "." in name else []  # path.open("w")
        modes = [node.value for node in (*first, *given) if isinstance(node, ast.Constant)]
        flags = " ".join(ast.unparse(node) for node in given)
        return any(mode in WRITING_MODES for mode in modes) or any(flag in flags for flag in WRITING_FLAGS)
    return False


def is_false(keyword: ast.keyword) -> bool:
    return isinstance(keyword.value, ast.Constant) and keyword.value.value is False


every_file = pytest.mark.parametrize("file", FILES, ids=name_of)
every_package_file = pytest.mark.parametrize("file", PACKAGE_FILES, ids=name_of)


@every_file
def test_a_file_begins_with_its_licence_and_its_idea(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.startswith("# SPDX-License-Identifier: GPL-3.0-or-later\n")
    idea = (ast.get_docstring(tree(file)) or "").partition("\n")[0]
    assert idea.endswith((".", "?"))


@every_file
def test_a_file_is_one_sitting(file: Path) -> None:
    assert lines(file) <= 400


def test_most_files_are_short() -> None:
    assert statistics.median(lines(file) for file in PACKAGE_FILES if file.name != "__init__.py") < 130


@every_file
def test_nothing_is_left_for_later(file: Path) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(file.read_text("utf-8")).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    later = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
    assert [comment for comment in comments if any(word in comment for word in later)] == []


@every_package_file
def test_only_the_doors_print(file: Path) -> None:
    if file.relative_to(PACKAGE).with_suffix("").parts[0] not in SPEAKERS:
        assert [node.lineno for name, node in calls(file) if name == "print"] == []


@every_package_file
def test_nothing_is_unpickled(file: Path) -> None:
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
    }
    assert not imported & PICKLES
    for name, node in calls(file):
        assert name not in ("torch.load", "torch.save", "eval", "exec")
        assert not [
            keyword for keyword in node.keywords if keyword.arg == "allow_pickle" and not is_false(keyword)
        ]


@every_package_file
def test_only_the_named_files_write(file: Path) -> None:
    if file.relative_to(PACKAGE).with_suffix("").as_posix() not in WRITERS:
        memory = in_memory(file)
        assert [
            f"line {node.lineno}: {name}" for name, node in calls(file) if writes(name, node, memory)
        ] == []


def test_every_named_writer_exists() -> None:
    assert [name for name in WRITERS if not (PACKAGE / f"{name}.py").exists()] == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open(path, 'rb')", False),
        ("path.open(encoding='utf-8')", False),
        ("os.open(path, os.O_RDONLY | os.O_CLOEXEC)", False),
        ("text.replace('a', 'b')", False),
        ("painter.save()", False),
        ("edits.rename(playlist, name)", False),
        ("path.rename(target)", True),
        ("replace(tags, title='a')", False),
        ("open(path, 'w')", True),
        ("path.open(mode='r+b')", True),
        ("av.open(path, 'w', format='mp3')", True),
        ("os.open(path, os.O_RDWR)", True),
        ("os.replace(a, b)", True),
        ("path.replace(target)", True),
        ("mutagen.File(path).save()", True),
        ("path.write_bytes(content)", True),
    ],
)
def test_writing_is_seen(code: str, expected: bool) -> None:
    node = ast.parse(code, mode="eval").body
    assert isinstance(node, ast.Call)
    assert writes(ast.unparse(node.func), node) is expected
