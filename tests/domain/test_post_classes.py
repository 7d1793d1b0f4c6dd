"""The class of a post by its title: only what leaves no doubt."""

from __future__ import annotations

import pytest

from muniforeign.domain import reference
from muniforeign.domain.post_classes import office_of
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized

GOVERNMENT = "云汀市人民政府"
FAO = "云汀市人民政府外事办公室"


@pytest.mark.parametrize(
    ("title", "organisation", "office"),
    [
        ("市长", GOVERNMENT, Office.HEAD_OF_GOVERNMENT),
        ("市长", "", Office.HEAD_OF_GOVERNMENT),
        ("副市长", GOVERNMENT, Office.VICE_HEAD),
        ("常务副市长", GOVERNMENT, Office.EXECUTIVE_VICE_HEAD),
        ("副县长", "云汀县人民政府", Office.VICE_HEAD),
        ("副秘书长", GOVERNMENT, Office.DEPUTY_SECRETARY_GENERAL),
        ("秘书长", "云汀市人民对外友好协会", None),
        ("主任", FAO, Office.FAO_DIRECTOR),
        ("副主任", "云汀市外办", Office.FAO_DEPUTY_DIRECTOR),
        ("外事办公室主任", GOVERNMENT, Office.FAO_DIRECTOR),
        ("主任", "云汀市人大常委会", Office.CONGRESS_CHAIR),
        ("主任", "云汀市某某社区居民委员会", None),
        ("主任", "", None),
        ("主席", "政协云汀市委员会", Office.CPPCC_CHAIR),
        ("主席", "云汀市工商业联合会", None),
        ("书记", "中共云汀市委员会", Office.PARTY_SECRETARY),
        ("书记", "云汀市委", Office.PARTY_SECRETARY),
        ("书记", "共青团云汀市委", None),
        ("书记", "云汀大学", None),
        ("局长", "云汀市商务局", Office.BUREAU_DIRECTOR),
        ("处长", FAO, Office.DIVISION_CHIEF),
        ("处长", "云汀大学国际合作处", None),
        ("处长", "", None),
        ("翻译", "云汀国际旅行社", Office.INTERPRETER),
        ("市委副书记、市长", GOVERNMENT, None),
        ("云汀市市长", GOVERNMENT, None),
        ("科员", FAO, None),
    ],
)
def test_chinese_titles(title: str, organisation: str, office: Office | None) -> None:
    assert office_of(Localized(zh=title), Localized(zh=organisation), "CN") is office


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Alcalde", Office.MAYOR),
        ("ALCALDESA", Office.MAYOR),
        ("Concejal", Office.COUNCILLOR),
        ("Concejala", Office.COUNCILLOR),
        ("Administrador municipal", Office.ADMINISTRATOR),
        ("Secretaria Municipal", Office.MUNICIPAL_SECRETARY),
        ("Jefe de Gabinete", Office.CHIEF_OF_STAFF),
        ("Directora DIDECO", Office.COMMUNITY_DIRECTOR),
        ("Intérprete", Office.INTERPRETER),
        ("Profesora", None),
        ("Alcaldesa (S)", None),
        ("Vicealcalde", None),
    ],
)
def test_chilean_titles(title: str, office: Office | None) -> None:
    assert office_of(Localized(es=title), Localized(es="Municipalidad de Navidad"), "CL") is office


@pytest.mark.parametrize(
    ("organisation", "country", "office"),
    [
        ("Municipalidad de Navidad", "", Office.MAYOR),
        ("Ilustre Municipalidad de Navidad", "", Office.MAYOR),
        ("Municipalidad de Cajamarca", "", None),
        ("Municipalidad de Navidad", "PE", None),
        ("Gobierno Popular Municipal de Yunting", "CN", Office.HEAD_OF_GOVERNMENT),
        ("", "", None),
    ],
)
def test_a_mayor_is_told_by_the_country(
    organisation: str, country: str, office: Office | None
) -> None:
    assert office_of(Localized(es="Alcalde"), Localized(es=organisation), country) is office


def test_a_chief_of_staff_is_one_of_a_municipality() -> None:
    title, ministry = Localized(es="Jefe de gabinete"), Localized(es="Ministerio de Agricultura")
    assert office_of(title, ministry, "CL") is None


def test_titles_that_disagree_settle_nothing() -> None:
    title = Localized(es="Alcalde", zh="翻译")
    assert office_of(title, Localized(zh=GOVERNMENT), "CN") is None


def test_every_class_that_is_named_is_one() -> None:
    classes = reference.read("post_words.json")["classes"]
    assert all(Office(row["office"]) for row in classes["further"])
    assert all(map(Office, classes["only_within"]))
