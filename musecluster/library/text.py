# SPDX-License-Identifier: GPL-3.0-or-later
"""Making any text of a file fit to show in one line: repaired, composed, without controls, not too long."""

from __future__ import annotations

import re
import unicodedata

from musecluster.library.mojibake import repaired

MAX_LENGTH = 1_000
"""Characters; a longer title is a mistake or an attack."""

# Controls, and the marks that turn the direction of all text after them; the right-to-left scripts need none.
_UNSEEN = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")  # what UTF-8, and so SQLite and JSON, cannot hold


def clean(text: str, company: str = "") -> str:
    """Give one line of at most MAX_LENGTH characters; anything that can be shown stays as data.

    Parameters
    ----------
        company: the other texts of the same file, as in `repaired`.
    """
    text = repaired(text[: 4 * MAX_LENGTH], company[: 4 * MAX_LENGTH])
    text = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text.replace("\0", " ")))
    return " ".join(unicodedata.normalize("NFC", text).split())[:MAX_LENGTH].rstrip()
