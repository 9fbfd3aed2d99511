# SPDX-License-Identifier: GPL-3.0-or-later
"""Which clips were some weights trained on, and tested on? Their metadata says it, or their model card."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from musecluster.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CARD = "MODEL_CARD.md"
_TITLE = re.compile(r"^# Model card: (\S+)", re.MULTILINE)
_IDS = re.compile(r"^\*\*Ids learned from\.\*\* (.+)$", re.MULTILINE)


def ids_learned(note: Mapping[str, str], file: Path) -> frozenset[str] | None:
    """Ids of the clips learned from; None where neither the weights nor their card name any.

    Parameters
    ----------
        note: the weights' metadata; `ids` is a JSON list.
        file: the weights; a MODEL_CARD.md beside them counts if it is theirs. Its list is JSON too; older
            cards part the ids by spaces.

    Raises
    ------
        WeightsError: `ids` is there and is not a JSON list of text.
    """
    if "ids" in note:
        return frozenset(_listed(note["ids"], file))
    card = _card(file.with_name(CARD))
    title, said = _TITLE.search(card), _IDS.search(card)
    if said is None or (title and title[1] != note.get("network_id", title[1])):
        return None
    listed = _json_list(said[1])
    return frozenset(said[1].split() if listed is None else listed)


def ids_tested(note: Mapping[str, str], file: Path) -> frozenset[str]:
    """Ids of the clips that were kept for the test of a fold; empty for weights that are no fold.

    Raises
    ------
        WeightsError: `tested` is there and is not a JSON list of text.
    """
    return frozenset(_listed(note.get("tested", "[]"), file))


def _listed(text: str, file: Path) -> list[str]:
    names = _json_list(text)
    if names is None:
        raise WeightsError(
            f"{file} names the clips that it learned from as “{text[:40]}”, not as a JSON list."
        )
    return names


def _json_list(text: str) -> list[str] | None:
    """The names in a JSON list of text; None where the text is something else."""
    try:
        names = json.loads(text)
    except ValueError:
        return None
    return names if isinstance(names, list) and all(isinstance(one, str) for one in names) else None


def _card(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
