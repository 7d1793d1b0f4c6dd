"""The frames of the relation between China and Chile, and the links that exist already.

For the brief: what both sides can refer to, each with date and status. The texts are in
resources/reference/frameworks.json.
"""

from __future__ import annotations

from dataclasses import dataclass

from muniforeign.domain import places, reference
from muniforeign.domain.facts import Fact, FactStatus
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_


class LinkKind(Term):
    """What ties a Chinese and a Chilean place."""

    SISTER = "sister", N_("Sister-city relationship")
    EXCHANGE = "exchange", N_("Friendly exchange")
    INTENT = "intent", N_("Letter of intent")
    OTHER = "other", N_("Other agreement")


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two places; `date` is a day or month in ISO 8601, empty when unknown."""

    kind: LinkKind
    chinese_code: str
    chinese_name: Localized
    chilean_name: Localized
    date: str
    status: FactStatus


def connectivities() -> tuple[Fact, ...]:
    """The five connectivities of the Belt and Road, in their official order and words."""
    rows = reference.read("frameworks.json")
    source = rows["sources"]["connectivities"]
    return tuple(reference.fact(row, source) for row in rows["connectivities"])


def frameworks() -> tuple[Fact, ...]:
    """Treaties, forums and policy papers between China and Chile or its region, by date."""
    rows = reference.read("frameworks.json")
    return tuple(reference.fact(row, rows["sources"]["frameworks"]) for row in rows["frameworks"])


def links() -> tuple[Link, ...]:
    """The known links between Chinese and Chilean places; the list is not complete."""
    return tuple(
        Link(
            LinkKind(row["kind"]),
            row["china"],
            places.division(row["china"]).name,
            reference.localized(row["chile"]),
            row["date"],
            FactStatus(row["status"]),
        )
        for row in reference.read("frameworks.json")["links"]
    )


def links_of(code: str) -> tuple[Link, ...]:
    """The known links of a Chinese division, of those above it and of those in it."""
    above = {division.code for division in places.path(code)}
    return tuple(
        link
        for link in links()
        if link.chinese_code in above
        or code in {division.code for division in places.path(link.chinese_code)}
    )
