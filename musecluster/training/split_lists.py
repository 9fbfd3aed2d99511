# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of the clips of each split, a clip a line: train.txt, or train_filtered.txt as for GTZAN.

The form is that of the fault-filtered lists of Kereliuk, Sturm and Larsen (2015): blues/blues.00029.wav.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.errors import MuseClusterError
from musecluster.training.entry import SPLITS, split_name

if TYPE_CHECKING:
    from pathlib import Path

_FILTERED = "_filtered"


def read_lists(folder: Path) -> dict[str, str]:
    """Clip as it is written -> split; empty where there are no lists. Filtered lists go before plain ones.

    Raises
    ------
        MuseClusterError: a list cannot be read, or a clip is in two of them.
    """
    lists = [file for file in sorted(folder.glob("*.txt")) if _split(file) in SPLITS]
    filtered = [file for file in lists if file.stem.lower().endswith(_FILTERED)]
    splits: dict[str, str] = {}
    for file in filtered or lists:
        for name in _names(file):
            if splits.setdefault(name, _split(file)) != _split(file):
                raise MuseClusterError(
                    f"{folder} lists the clip “{name}” in the splits {splits[name]} and {_split(file)}; "
                    "give each clip one split."
                )
    return splits


def _split(file: Path) -> str:
    return split_name(file.stem.lower().removesuffix(_FILTERED))


def _names(file: Path) -> list[str]:
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MuseClusterError(f"{file} cannot be read as a list of clips ({error}).") from error
    return [line.strip() for line in lines if line.strip()]
