"""Titles of posts that are proposed: one post each, by the kind of the division."""

from __future__ import annotations

import pytest

from muniforeign.domain import reference
from muniforeign.domain.people import Gender
from muniforeign.domain.post_titles import usual_title
from muniforeign.domain.ranks import DivisionKind, Office
from muniforeign.domain.text import Localized


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (DivisionKind.PROVINCE, Localized("Vicegobernadora", "副省长", "Vice Governor")),
        (DivisionKind.MUNICIPALITY, Localized("Vicealcaldesa", "副市长", "Vice Mayor")),
        (DivisionKind.PREFECTURE_CITY, Localized("Vicealcaldesa", "副市长", "Vice Mayor")),
        (DivisionKind.COUNTY_CITY, Localized("Vicealcaldesa", "副市长", "Vice Mayor")),
        (DivisionKind.LEAGUE, Localized()),
        (None, Localized()),
    ],
)
def test_a_class_of_several_posts_goes_by_the_kind_of_the_division(
    kind: DivisionKind | None, title: Localized
) -> None:
    assert usual_title(Office.VICE_HEAD, kind, Gender.FEMALE) == title


def test_a_title_that_is_known_in_chinese_only_leaves_the_others_empty() -> None:
    title = usual_title(Office.HEAD_OF_GOVERNMENT, DivisionKind.DISTRICT, Gender.MALE)
    assert title == Localized(zh="区长")


def test_a_class_of_one_post_needs_no_division() -> None:
    title = usual_title(Office.MUNICIPAL_SECRETARY, gender=Gender.MALE)
    assert title == Localized("Secretario municipal", "市政府秘书长", "Municipal Secretary")


def test_spanish_wants_to_know_the_gender_unless_both_bear_the_same_title() -> None:
    assert usual_title(Office.MAYOR) == Localized(zh="市长", en="Mayor")
    assert usual_title(Office.INTERPRETER).es == "Intérprete"


@pytest.mark.parametrize("office", [Office.OTHER, Office.EXPERT, Office.BUREAU_DIRECTOR])
def test_a_class_that_is_no_title_has_none(office: Office) -> None:
    for kind in DivisionKind:
        assert not usual_title(office, kind, Gender.MALE)


def test_no_title_holds_two_posts_and_every_key_is_known() -> None:
    rows = reference.read("post_titles.json")
    for office, by_place in rows["titles"].items():
        assert Office(office)
        assert set(by_place) <= {"*", *rows["places"].values()}
        for row in by_place.values():
            for text in (row["zh"], row.get("en", ""), *row.get("es", ())):
                assert not {"、", "/", ","} & set(text)
                assert " o " not in text
                assert " or " not in text
                assert "(a)" not in text
    assert all(DivisionKind(kind) for kind in rows["places"])
