"""Levels, ranks and offices of China and Chile, their order, and what equals what.

Levels and kinds of divisions are China's (GB/T 2260). Ranks, precedence and equivalents are
guidance without an official source: an office may put another order on any post. Texts are in
resources/reference/ranks.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from muniforeign.domain import reference
from muniforeign.domain.facts import Fact
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_


class AdministrativeLevel(Term):
    """The levels of China's administration below the central government."""

    PROVINCE = "province", N_("Province level")
    PREFECTURE = "prefecture", N_("Prefecture level")
    COUNTY = "county", N_("County level")
    TOWNSHIP = "township", N_("Township level")


class DivisionKind(Term):
    """What a Chinese division is called in the list of codes."""

    PROVINCE = "province", N_("Province")
    AUTONOMOUS_REGION = "autonomous_region", N_("Autonomous region")
    MUNICIPALITY = "municipality", N_("Municipality under central government")
    SPECIAL_REGION = "special_region", N_("Special administrative region")
    PREFECTURE_CITY = "prefecture_city", N_("Prefecture-level city")
    AUTONOMOUS_PREFECTURE = "autonomous_prefecture", N_("Autonomous prefecture")
    PREFECTURE = "prefecture", N_("Prefecture")
    LEAGUE = "league", N_("League")
    DISTRICT = "district", N_("District")
    COUNTY_CITY = "county_city", N_("County-level city")
    COUNTY = "county", N_("County")
    AUTONOMOUS_COUNTY = "autonomous_county", N_("Autonomous county")
    BANNER = "banner", N_("Banner")
    AUTONOMOUS_BANNER = "autonomous_banner", N_("Autonomous banner")
    FORESTRY_DISTRICT = "forestry_district", N_("Forestry district")
    SPECIAL_DISTRICT = "special_district", N_("Special district")

    @property
    def level(self) -> AdministrativeLevel:
        """The level on which divisions of this kind stand."""
        return _LEVELS.get(self, AdministrativeLevel.COUNTY)


_LEVELS: Final[Mapping[DivisionKind, AdministrativeLevel]] = {
    DivisionKind.PROVINCE: AdministrativeLevel.PROVINCE,
    DivisionKind.AUTONOMOUS_REGION: AdministrativeLevel.PROVINCE,
    DivisionKind.MUNICIPALITY: AdministrativeLevel.PROVINCE,
    DivisionKind.SPECIAL_REGION: AdministrativeLevel.PROVINCE,
    DivisionKind.PREFECTURE_CITY: AdministrativeLevel.PREFECTURE,
    DivisionKind.AUTONOMOUS_PREFECTURE: AdministrativeLevel.PREFECTURE,
    DivisionKind.PREFECTURE: AdministrativeLevel.PREFECTURE,
    DivisionKind.LEAGUE: AdministrativeLevel.PREFECTURE,
}


class Rank(Term):
    """The ranks of Chinese posts, from minister and governor down. Not checked officially."""

    PROVINCIAL = "provincial", N_("Provincial or ministerial rank")
    SUB_PROVINCIAL = "sub_provincial", N_("Sub-provincial rank")
    BUREAU = "bureau", N_("Bureau rank")
    SUB_BUREAU = "sub_bureau", N_("Deputy bureau rank")
    DIVISION = "division", N_("County or division rank")
    SUB_DIVISION = "sub_division", N_("Deputy county or division rank")
    SECTION = "section", N_("Township or section rank")
    SUB_SECTION = "sub_section", N_("Deputy township or section rank")


SUB_PROVINCIAL_CITIES: Final = frozenset(
    {
        *("210100", "210200", "220100", "230100", "320100", "330100", "330200", "350200"),
        *("370100", "370200", "420100", "440100", "440300", "510100", "610100"),
    }
)
"""The 15 cities at prefecture level whose leaders have sub-provincial rank. Not checked."""


class Country(Term):
    """The country whose governments have an office."""

    CHINA = "china", N_("China")
    CHILE = "chile", N_("Chile")
    EITHER = "either", N_("Either country")


class Office(Term):
    """What a post is, whatever its title: it decides the order and the equivalent.

    Members stand in the usual order of precedence of each side.
    """

    PARTY_SECRETARY = "party_secretary", N_("Party secretary")
    HEAD_OF_GOVERNMENT = "head_of_government", N_("Governor, mayor or head of county")
    CONGRESS_CHAIR = "congress_chair", N_("Chair of the people's congress")
    CPPCC_CHAIR = "cppcc_chair", N_("Chair of the consultative conference")
    DEPUTY_PARTY_SECRETARY = "deputy_party_secretary", N_("Deputy Party secretary")
    EXECUTIVE_VICE_HEAD = "executive_vice_head", N_("Executive vice-governor or vice-mayor")
    VICE_HEAD = "vice_head", N_("Vice-governor or vice-mayor")
    SECRETARY_GENERAL = "secretary_general", N_("Secretary-general")
    DEPUTY_SECRETARY_GENERAL = "deputy_secretary_general", N_("Deputy secretary-general")
    FAO_DIRECTOR = "fao_director", N_("Director of the foreign affairs office")
    FAO_DEPUTY_DIRECTOR = "fao_deputy_director", N_("Deputy director of the foreign affairs office")
    BUREAU_DIRECTOR = "bureau_director", N_("Director of a bureau or department")
    DIVISION_CHIEF = "division_chief", N_("Division chief")
    SECTION_CHIEF = "section_chief", N_("Section chief")
    CHINESE_OFFICIAL = "chinese_official", N_("Official (China)")
    REGIONAL_GOVERNOR = "regional_governor", N_("Regional governor")
    MAYOR = "mayor", N_("Mayor (Chile)")
    COUNCILLOR = "councillor", N_("Councillor")
    ADMINISTRATOR = "administrator", N_("Municipal administrator")
    MUNICIPAL_SECRETARY = "municipal_secretary", N_("Municipal secretary")
    CHIEF_OF_STAFF = "chief_of_staff", N_("Chief of staff")
    PLANNING_DIRECTOR = "planning_director", N_("Director of planning (SECPLAN)")
    COMMUNITY_DIRECTOR = "community_director", N_("Director of community development (DIDECO)")
    DEPARTMENT_DIRECTOR = "department_director", N_("Director of a municipal department")
    UNIT_HEAD = "unit_head", N_("Head of a municipal unit")
    CHILEAN_OFFICIAL = "chilean_official", N_("Municipal official")
    DIPLOMAT = "diplomat", N_("Diplomat")
    UNIVERSITY_LEADER = "university_leader", N_("University leader")
    BUSINESS_LEADER = "business_leader", N_("Business leader")
    EXPERT = "expert", N_("Expert or academic")
    OTHER = "other", N_("Other post")
    INTERPRETER = "interpreter", N_("Interpreter")

    @property
    def country(self) -> Country:
        """The country whose government has this office."""
        position = list(Office).index(self)
        if position < list(Office).index(Office.REGIONAL_GOVERNOR):
            return Country.CHINA
        return Country.CHILE if position < list(Office).index(Office.DIPLOMAT) else Country.EITHER


def precedence(office: Office) -> int:
    """The usual place in the order of a list; the smaller number goes first.

    Numbers compare offices of one country, and those of `Country.EITHER` come after them; China's
    and Chile's are not compared. The order of the Chinese offices is not checked officially.
    """
    members = list(Office)
    start = members.index(Office.REGIONAL_GOVERNOR) if office.country is Country.CHILE else 0
    return (members.index(office) - start) * 10


def rank_of_head(kind: DivisionKind, code: str = "") -> Rank:
    """The rank of the leaders of a division; `code` tells the 15 sub-provincial cities apart."""
    if kind.level is AdministrativeLevel.PROVINCE:
        return Rank.PROVINCIAL
    if kind.level is AdministrativeLevel.PREFECTURE:
        return Rank.SUB_PROVINCIAL if code in SUB_PROVINCIAL_CITIES else Rank.BUREAU
    return Rank.DIVISION


def equivalence(office: Office, level: AdministrativeLevel | None = None) -> Fact | None:
    """What an office is like on the other side, with its source, or None where nothing is.

    Chinese offices differ by the level of their government; Chilean ones need no level.
    """
    rows = reference.read("ranks.json")
    by_level = rows["equivalents"].get(office.value, {})
    row = by_level.get(level.value if level else "*", by_level.get("*"))
    return reference.fact(row, rows["sources"]["equivalents"]) if row else None


def equivalent(office: Office, level: AdministrativeLevel | None = None) -> Localized:
    """The words of `equivalence`, or an empty text."""
    found = equivalence(office, level)
    return found.text if found else Localized()


def differs_by_level(office: Office) -> bool:
    """Whether an office is like different ones, so that its government's level must be known."""
    by_level = reference.read("ranks.json")["equivalents"].get(office.value, {})
    return bool(by_level) and "*" not in by_level


def level_explained(kind: DivisionKind) -> Fact:
    """What a division of this kind is in China's hierarchy and what comes near it in Chile."""
    rows = reference.read("ranks.json")
    row = rows["levels"][rows["level_aliases"].get(kind.value, kind.value)]
    return reference.fact(row, rows["sources"]["levels"])


def explain_level(kind: DivisionKind) -> Localized:
    """The words of `level_explained`: two or three sentences for a mayor."""
    return level_explained(kind).text


def chilean_institutions() -> Mapping[str, Fact]:
    """Region, province, commune, municipality, mayor and council, for a Chinese reader."""
    rows = reference.read("ranks.json")
    return {row["topic"]: reference.fact(row, rows["sources"]["law"]) for row in rows["chile"]}
