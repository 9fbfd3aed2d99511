# SPDX-License-Identifier: GPL-3.0-or-later
"""What the words of a playlist that was found were made of, so that every language can say them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from musecluster.wording import compose
from musecluster.wording.phrases import ENGLISH
from musecluster.wording.traits import Traits

if TYPE_CHECKING:
    from musecluster.wording.phrases import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """The grounds of a name and of a sentence.

    Attributes
    ----------
        traits: what the tracks share now.
        named: what they shared when the playlist got its name; None where the name came otherwise.
        by: which of `compose.names` was chosen.
        number: 1, or a larger one where others have that name too.
    """

    traits: Traits
    named: Traits | None
    by: str = ""
    number: int = 1

    def name(self, language: Language = ENGLISH) -> str | None:
        """The name in a language; None where it is not known what it was made of."""
        if self.named is None:
            return None
        name = compose.names(self.named, language).get(self.by)
        return None if name is None else compose.numbered(name, self.number, language)

    def why(self, language: Language = ENGLISH, *, counted: bool = True) -> str:
        """The sentence in a language; see `compose.why`."""
        return compose.why(self.traits, language, counted=counted)

    def keeping(self, name: str, former: str) -> Self:
        """The sentence of now under the name that the playlist has had.

        Parameters
        ----------
            name: that name, in English.
            former: its wording as text; "" in libraries of before this was kept.
        """
        if former:
            old = self.of(former)
            return replace(self, named=old.named, by=old.by, number=old.number)
        by = next((key for key, one in compose.names(self.traits, ENGLISH).items() if one == name), None)
        return replace(self, named=None if by is None else self.traits, by=by or "", number=1)

    def text(self) -> str:
        """The wording as JSON, in ASCII."""
        named = None if self.named is None else self.named.plain()
        said = {"traits": self.traits.plain(), "named": named, "by": self.by, "number": self.number}
        if named == said["traits"]:
            del said["named"]
        return json.dumps(said, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> Self:
        """The wording that `text` was given."""
        said = json.loads(text)
        named = said.get("named", said["traits"])
        return cls(
            Traits.of(said["traits"]), None if named is None else Traits.of(named), said["by"], said["number"]
        )
