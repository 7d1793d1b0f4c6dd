"""What law and practice ask of an office, where it matters: guidance with its source, no advice.

The texts are in resources/reference/legal_notes.json.
"""

from __future__ import annotations

from muniforeign.domain import reference
from muniforeign.domain.facts import Fact


def agreements() -> tuple[Fact, ...]:
    """What to know before an agreement is signed: ley 21.080 art. 35, ley 18.695 art. 65 j."""
    return _facts("agreements")


def privacy() -> tuple[Fact, ...]:
    """What to know of the data of people: ley 21.719."""
    return _facts("privacy")


def _facts(subject: str) -> tuple[Fact, ...]:
    notes = reference.read("legal_notes.json")
    return tuple(reference.fact(row, notes["sources"][row["source"]]) for row in notes[subject])
