# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb that scores networks, and vectors of other programs, on a dataset."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musecluster.atomic import write_atomically
from musecluster.cli import WELL
from musecluster.cli.output import plain, print_json
from musecluster.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from musecluster.training.dataset import Clips
    from musecluster.training.evaluate import Scored


def evaluate(chosen: Namespace) -> int:
    """Score what ships and the files named on a split, and show it in every form that was asked for."""
    from musecluster.training.dataset import load
    from musecluster.training.mel_form import FORMS
    from musecluster.training.report import markdown, text

    dataset, answer = _dataset_and_json(chosen)
    _check(chosen, answer)
    clips = load(dataset, form=FORMS[chosen.mel], tell=_tell)
    scored = _folds(chosen, clips) if chosen.folds else _rows(chosen, clips)
    rows, title = [one.figures for one in scored], _title(chosen, clips, dataset)
    *networks, reference = rows
    value = {"split": _split(chosen), "networks": networks, "reference": reference}
    if answer is True:
        print_json(value)
    else:
        print("\n".join(map(plain, text(rows, clips.mel.shape[1], title).splitlines())))
    if isinstance(answer, Path):
        _write(answer, json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n")
    if chosen.markdown:
        _write(chosen.markdown, markdown(rows, clips.mel.shape[1], title))
    if chosen.page:
        from musecluster.training.page import page

        _write(chosen.page, page(scored, clips, title))
    return WELL


def _dataset_and_json(chosen: Namespace) -> tuple[Path, bool | Path]:
    """Where to read and where JSON goes: a file, True for standard output, False for nowhere.

    In `--json DATASET` the parser takes the dataset for the file; as there must be one, it is clear.
    """
    if chosen.dataset is None and isinstance(chosen.json, Path):
        return chosen.json, True
    if chosen.dataset is None:
        raise UsageError("Name the folder of the dataset: musecluster evaluate DATASET.")
    return chosen.dataset, chosen.json


def _check(chosen: Namespace, answer: bool | Path) -> None:
    """Refuse before minutes of work what would fail after them."""
    if chosen.folds and len(chosen.weights or ()) < 1:
        raise UsageError("--folds needs the weights of each fold: --weights A.onnx --weights B.onnx ….")
    for file in (answer, chosen.markdown, chosen.page):
        if isinstance(file, Path) and (file.is_dir() or not file.absolute().parent.is_dir()):
            raise UsageError(f"{file} cannot be written: it is a folder, or its folder does not exist.")


def _rows(chosen: Namespace, clips: Clips) -> list[Scored]:
    """What ships, the files in their order, and the reference."""
    from musecluster.training.contenders import contender, reference
    from musecluster.training.evaluate import asked_clips, score

    asked_clips(clips, chosen.split)  # a split without clips is said before anything is heard
    contenders = [*(contender(file, clips) for file in _told([None, *(chosen.weights or ())]))]
    return [score(one, clips, chosen.split) for one in (*contenders, reference(clips))]


def _folds(chosen: Namespace, clips: Clips) -> list[Scored]:
    """One row of all folds, and the reference with every clip as a query."""
    from musecluster.training.contenders import contender, reference
    from musecluster.training.evaluate import ALL, score
    from musecluster.training.folds import score_folds

    folds = [contender(file, clips) for file in _told(chosen.weights)]
    return [score_folds(folds, clips), score(reference(clips), clips, ALL)]


def _told(files: list[Path | None]) -> Any:
    """The files one by one, each named to a person who waits for it."""
    for number, file in enumerate(files, 1):
        _tell(f"Listening with {file or 'what ships'} ({number} of {len(files)}) …")
        yield file


def _tell(line: str) -> None:
    if sys.stderr.isatty():
        print(plain(line), file=sys.stderr)


def _split(chosen: Namespace) -> str:
    return "folds" if chosen.folds else str(chosen.split)


def _title(chosen: Namespace, clips: Clips, dataset: Path) -> str:
    part = "held-out clips of each fold" if chosen.folds else f"split “{chosen.split}”"
    return f"{dataset.resolve().name}: {part}, {len(clips)} clips of {len(clips.genres)} genres in all"


def _write(file: Path, text: str) -> None:
    write_atomically(file, text.encode("utf-8", "replace"))
