"""Protocol for meeting a Chinese delegation: advice, what to avoid, useful phrases.

Guidance with its source and status, which an office may edit: practice differs from place to
place, so nothing here is a rule. The texts are in resources/reference/protocol.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from muniforeign.domain import reference
from muniforeign.domain.facts import FactStatus
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_


class AdviceTopic(Term):
    """What a piece of advice is about, in the order of a visit."""

    ORDER = "order", N_("Order of people")
    CARDS = "cards", N_("Business cards")
    MEETING = "meeting", N_("Courtesy meeting")
    TALKS = "talks", N_("Talks")
    SEATING = "seating", N_("Seating")
    SIGNING = "signing", N_("Signing")
    TOAST = "toast", N_("Banquet and toast")
    GIFTS = "gifts", N_("Gifts")
    PROGRAMME = "programme", N_("Programme")
    ADDRESS = "address", N_("Forms of address")


class Occasion(Term):
    """When a phrase is said."""

    GREETING = "greeting", N_("Greeting")
    COURTESY = "courtesy", N_("Courtesy")
    THANKS = "thanks", N_("Thanks")
    TOAST = "toast", N_("Toast")
    FAREWELL = "farewell", N_("Farewell")


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of advice; `date` of its source in ISO 8601."""

    topic: AdviceTopic
    text: Localized
    source: Localized
    date: str
    status: FactStatus


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to say in Chinese; `text` in three languages, `pinyin` with tone marks."""

    occasion: Occasion
    text: Localized
    pinyin: str


def advice() -> tuple[Advice, ...]:
    """All the advice, grouped by topic in the order of a visit."""
    order = list(AdviceTopic)
    return tuple(sorted(_advice("advice"), key=lambda item: order.index(item.topic)))


def to_avoid() -> tuple[Advice, ...]:
    """The three things to avoid that a new brief proposes."""
    return _advice("avoid")


def phrases() -> tuple[Phrase, ...]:
    """Twenty useful phrases, from greeting to farewell."""
    return tuple(
        Phrase(Occasion(row["occasion"]), reference.localized(row), row["pinyin"])
        for row in reference.read("protocol.json")["phrases"]
    )


def _advice(section: str) -> tuple[Advice, ...]:
    rows = reference.read("protocol.json")
    return tuple(_one(row, rows["sources"][row["source"]]) for row in rows[section])


def _one(row: Mapping[str, Any], source: Mapping[str, Any]) -> Advice:
    fact = reference.fact(row, source)
    return Advice(AdviceTopic(row["topic"]), fact.text, fact.source, fact.date, fact.status)
