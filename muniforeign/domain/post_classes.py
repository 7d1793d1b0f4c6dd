"""Which class a post has by its title, where the title leaves no doubt.

A title is one that the program itself proposes (post_titles.json) or a further usual one
(post_words.json). Where it means different posts in different bodies, such as 主任, the name of
the organisation has to tell; what stays doubtful has no class.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from muniforeign.domain import organisation_names, places, reference
from muniforeign.domain.folding import fold, half_width
from muniforeign.domain.ranks import Country, Office
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES

_COUNTRIES: Final = {"CN": Country.CHINA, "CL": Country.CHILE}
_MUNICIPALITY: Final = "municipalidad de "


class _Meaning(NamedTuple):
    """A class that a title may mean, and what the organisation's name must then be like."""

    office: Office
    within: str


def office_of(title: Localized, organisation: Localized, country: str) -> Office | None:
    """The class of a post, or None where the title and the organisation do not settle it.

    `country` is the ISO code of the organisation's country, or empty; a municipality that bears
    the name of a commune is then taken for Chilean.
    """
    if not country and _is_of_a_commune(organisation.es):
        country = "CL"
    sides = {_COUNTRIES.get(country), Country.EITHER}
    found = {
        meaning.office
        for code in CODES
        for meaning in _meanings().get(_key(title.get(code)), ())
        if meaning.office.country in sides and _holds_in(meaning, organisation)
    }
    return found.pop() if len(found) == 1 else None


def _holds_in(meaning: _Meaning, organisation: Localized) -> bool:
    names = (fold(half_width(organisation.get(code))) for code in CODES)
    return not meaning.within or any(re.search(meaning.within, name) for name in names)


def _is_of_a_commune(name: str) -> bool:
    key = organisation_names.key(name)
    return key.startswith(_MUNICIPALITY) and key.removeprefix(_MUNICIPALITY) in _communes()


@cache
def _communes() -> frozenset[str]:
    return frozenset(organisation_names.key(commune.name) for commune in places.communes())


@cache
def _meanings() -> Mapping[str, frozenset[_Meaning]]:
    """What each title may mean."""
    words = reference.read("post_words.json")["classes"]
    found: defaultdict[str, set[_Meaning]] = defaultdict(set)
    for office, by_place in reference.read("post_titles.json")["titles"].items():
        meaning = _Meaning(Office(office), words["only_within"].get(office, ""))
        for row in by_place.values():
            for title in (row["zh"], row.get("en", ""), *row.get("es", ())):
                found[_key(title)].add(meaning)
    for row in words["further"]:
        for title in row["titles"]:
            found[_key(title)].add(_Meaning(Office(row["office"]), row.get("within", "")))
    return {key: frozenset(meanings) for key, meanings in found.items() if key}


def _key(title: str) -> str:
    return fold(half_width(title)).strip(" .")
