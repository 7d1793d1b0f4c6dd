"""The frames of the relation: complete in three languages, dated and in order."""

from __future__ import annotations

import re

from muniforeign.domain import frameworks
from muniforeign.domain.facts import FactStatus
from muniforeign.domain.frameworks import LinkKind


def test_the_five_connectivities_stand_in_their_order() -> None:
    assert [fact.text.zh for fact in frameworks.connectivities()] == [
        "政策沟通",
        "设施联通",
        "贸易畅通",
        "资金融通",
        "民心相通",
    ]


def test_frameworks_are_complete_and_in_order_of_date() -> None:
    facts = frameworks.frameworks()
    assert len(facts) > 10
    for fact in facts:
        assert fact.text.missing() == ()
        assert fact.source.missing() == ()
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", fact.date)
    years = [fact.date[:4] for fact in facts]
    assert years == sorted(years)
    assert facts[0].date == "1970-12-15"


def test_what_was_not_checked_says_so() -> None:
    third = next(fact for fact in frameworks.frameworks() if fact.date == "2021-12")
    assert third.status is FactStatus.UNCHECKED


def test_links_name_both_places_in_three_languages() -> None:
    for link in frameworks.links():
        assert link.chinese_name.missing() == ()
        assert link.chilean_name.missing() == ()
    sisters = [link for link in frameworks.links() if link.kind is LinkKind.SISTER]
    assert len(sisters) == 7


def test_links_of_a_place_include_those_above_and_within() -> None:
    assert [link.chilean_name.es for link in frameworks.links_of("420100")] == ["Concepción"]
    hubei = [link.chilean_name.es for link in frameworks.links_of("420000")]
    assert hubei == ["Concepción", "Chiguayante"]
    assert [link.chilean_name.es for link in frameworks.links_of("330100")] == ["Maule"]
    assert frameworks.links_of("110000") == ()
