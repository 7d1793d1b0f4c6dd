"""Levels, ranks and offices: order, equivalents and explanations for every one."""

from __future__ import annotations

import pytest

from muniforeign.domain import places, ranks
from muniforeign.domain.facts import FactStatus
from muniforeign.domain.ranks import AdministrativeLevel, Country, DivisionKind, Office, Rank

GOVERNMENTS = (
    AdministrativeLevel.PROVINCE,
    AdministrativeLevel.PREFECTURE,
    AdministrativeLevel.COUNTY,
)


def test_the_customary_order_of_chinese_leaders() -> None:
    leaders = [
        Office.PARTY_SECRETARY,
        Office.HEAD_OF_GOVERNMENT,
        Office.CONGRESS_CHAIR,
        Office.CPPCC_CHAIR,
        Office.EXECUTIVE_VICE_HEAD,
        Office.VICE_HEAD,
        Office.FAO_DIRECTOR,
        Office.BUREAU_DIRECTOR,
        Office.INTERPRETER,
    ]
    assert sorted(set(leaders), key=ranks.precedence) == leaders


def test_the_order_of_the_chilean_side() -> None:
    delegates = [Office.INTERPRETER, Office.UNIT_HEAD, Office.COUNCILLOR, Office.MAYOR]
    assert sorted(delegates, key=ranks.precedence) == delegates[::-1]


@pytest.mark.parametrize(
    ("office", "country"),
    [
        (Office.PARTY_SECRETARY, Country.CHINA),
        (Office.CHINESE_OFFICIAL, Country.CHINA),
        (Office.REGIONAL_GOVERNOR, Country.CHILE),
        (Office.CHILEAN_OFFICIAL, Country.CHILE),
        (Office.INTERPRETER, Country.EITHER),
    ],
)
def test_the_country_of_an_office(office: Office, country: Country) -> None:
    assert office.country is country


@pytest.mark.parametrize("office", [o for o in Office if o.country is Country.CHINA])
@pytest.mark.parametrize("level", GOVERNMENTS)
def test_every_chinese_office_has_an_equivalent_at_each_level(
    office: Office, level: AdministrativeLevel
) -> None:
    assert ranks.equivalent(office, level).missing() == ()


@pytest.mark.parametrize("office", [o for o in Office if o.country is Country.CHILE])
def test_every_chilean_office_has_an_equivalent(office: Office) -> None:
    found = ranks.equivalence(office)
    assert found is not None
    assert found.text.missing() == ()
    assert found.status is FactStatus.UNCHECKED
    assert ranks.equivalent(office, AdministrativeLevel.COUNTY) == found.text


def test_equivalents_differ_by_level() -> None:
    mayors = {ranks.equivalent(Office.HEAD_OF_GOVERNMENT, level).es for level in GOVERNMENTS}
    assert len(mayors) == 3


def test_an_office_without_equivalent_gives_an_empty_text() -> None:
    assert not ranks.equivalent(Office.OTHER, AdministrativeLevel.COUNTY)
    assert not ranks.equivalent(Office.HEAD_OF_GOVERNMENT)


@pytest.mark.parametrize("kind", DivisionKind)
def test_every_kind_of_division_is_explained(kind: DivisionKind) -> None:
    fact = ranks.level_explained(kind)
    assert fact.text.missing() == ()
    assert fact.source.missing() == ()
    assert "chile" in fact.text.es.lower()
    assert "智利" in fact.text.zh
    assert ranks.explain_level(kind) == fact.text


def test_a_prefecture_level_city_is_explained_for_a_mayor() -> None:
    text = ranks.explain_level(DivisionKind.PREFECTURE_CITY)
    assert "entre una comuna muy grande y una región" in text.es
    assert "大区主席" in text.zh


def test_levels_of_kinds() -> None:
    assert DivisionKind.MUNICIPALITY.level is AdministrativeLevel.PROVINCE
    assert DivisionKind.LEAGUE.level is AdministrativeLevel.PREFECTURE
    assert DivisionKind.COUNTY_CITY.level is AdministrativeLevel.COUNTY


def test_ranks_of_heads() -> None:
    assert ranks.rank_of_head(DivisionKind.PROVINCE) is Rank.PROVINCIAL
    assert ranks.rank_of_head(DivisionKind.PREFECTURE_CITY, "420100") is Rank.SUB_PROVINCIAL
    assert ranks.rank_of_head(DivisionKind.PREFECTURE_CITY, "430900") is Rank.BUREAU
    assert ranks.rank_of_head(DivisionKind.COUNTY) is Rank.DIVISION


def test_the_fifteen_sub_provincial_cities_are_prefecture_level_cities() -> None:
    assert len(ranks.SUB_PROVINCIAL_CITIES) == 15
    kinds = {places.division(code).kind for code in ranks.SUB_PROVINCIAL_CITIES}
    assert kinds == {DivisionKind.PREFECTURE_CITY}


def test_chilean_institutions_are_explained() -> None:
    facts = ranks.chilean_institutions()
    assert {"region", "commune", "municipality", "mayor", "council"} <= facts.keys()
    assert all(fact.text.missing() == () for fact in facts.values())
    assert "每四年" in facts["mayor"].text.zh


@pytest.mark.parametrize(
    ("office", "differs"),
    [
        (Office.HEAD_OF_GOVERNMENT, True),
        (Office.SECTION_CHIEF, False),
        (Office.MAYOR, False),
        (Office.OTHER, False),
    ],
)
def test_whether_the_level_decides_what_an_office_is_like(office: Office, differs: bool) -> None:
    assert ranks.differs_by_level(office) is differs
