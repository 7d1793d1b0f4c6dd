"""What the program tells its users about the world: a text, where it comes from, how sure it is.

Facts are guidance that an office may edit, never law; what is not `VERIFIED` is shown with its
source and date.
"""

from __future__ import annotations

from dataclasses import dataclass

from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_


class FactStatus(Term):
    """How well a fact was checked."""

    VERIFIED = "verified", N_("Read in its source")
    PARTIAL = "partial", N_("Partly checked")
    UNCHECKED = "unchecked", N_("Not checked")


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with its source; `date` is a day, month or year in ISO 8601, or empty."""

    text: Localized
    source: Localized
    date: str
    status: FactStatus
