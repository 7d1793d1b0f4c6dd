"""Words for organisations: what they are, how the relation stands, what is known of them."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from muniforeign.domain.text import Term
from muniforeign.i18n import N_


class OrganisationKind(Term):
    """What an organisation is."""

    LOCAL_GOVERNMENT = "local_government", N_("Local government")
    FOREIGN_AFFAIRS_OFFICE = "foreign_affairs_office", N_("Foreign affairs office")
    GOVERNMENT_BODY = "government_body", N_("Government body")
    PARTY_BODY = "party_body", N_("Party committee")
    EMBASSY = "embassy", N_("Embassy or consulate")
    FRIENDSHIP_ASSOCIATION = "friendship_association", N_("Friendship association")
    ASSOCIATION = "association", N_("Association of municipalities")
    UNIVERSITY = "university", N_("University or school")
    COMPANY = "company", N_("Company")
    CHAMBER = "chamber", N_("Chamber or trade body")
    CULTURE = "culture", N_("Culture or sport")
    OTHER = "other", N_("Other organisation")


class RelationshipStatus(Term):
    """How far the relation with an organisation has come."""

    OWN = "own", N_("Our own municipality")
    NONE = "none", N_("No relation yet")
    CONTACT = "contact", N_("First contact")
    EXCHANGE = "exchange", N_("In exchange")
    LETTER_OF_INTENT = "letter_of_intent", N_("Letter of intent signed")
    FRIENDLY_EXCHANGE = "friendly_exchange", N_("Friendly exchange agreement")
    SISTER_CITY = "sister_city", N_("Sister city")
    DORMANT = "dormant", N_("Dormant")


class FactSubject(Term):
    """What a profile fact tells about a place or an organisation."""

    POPULATION = "population", N_("Population")
    AREA = "area", N_("Area")
    ECONOMY = "economy", N_("Economy")
    PRODUCTS = "products", N_("Main products")
    TRADE = "trade", N_("Trade with Chile")
    EDUCATION = "education", N_("Education")
    CULTURE = "culture", N_("Culture and heritage")
    TOURISM = "tourism", N_("Tourism")
    HISTORY = "history", N_("History")
    SISTER_CITIES = "sister_cities", N_("Sister cities")
    GOVERNMENT = "government", N_("Government")
    CLIMATE = "climate", N_("Climate")
    OTHER = "other", N_("Other fact")


_PLACE_ENDS: Final = frozenset("省市区县州盟旗")


def chinese_post(organisation: str, title: str) -> str:
    """A Chinese post as it is written in one line, the organisation first: 云汀市人民政府市长.

    What both say is said once: 云汀市外办 + 外办主任 is 云汀市外办主任, and a title
    that names the place itself stands alone: 云汀市人民政府 + 云汀市副市长 is 云汀市副市长.
    """
    if _same_place(organisation, title):
        return title
    for length in range(min(len(organisation), len(title)), 1, -1):
        if organisation.endswith(title[:length]):
            return organisation + title[length:]
    return organisation + title


def _same_place(organisation: str, title: str) -> bool:
    both = zip(organisation, title, strict=False)
    shared = [one for one, _other in takewhile(lambda pair: pair[0] == pair[1], both)]
    return any(letter in _PLACE_ENDS for letter in shared[1:])
