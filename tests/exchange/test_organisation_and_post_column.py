"""A list's column that has organisation and post in one: parted, or told where it cannot be."""

from __future__ import annotations

import pytest

from muniforeign.domain.drafts import PeopleImport
from muniforeign.domain.sheets import Cell, Sheet, trimmed
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole
from muniforeign.exchange import columns
from muniforeign.exchange.contacts import draft_people
from muniforeign.i18n import CODES, Language


def drafted(headings: list[Cell], row: list[Cell]) -> PeopleImport:
    sheet = Sheet("1", (trimmed(headings), trimmed(row)))
    return draft_people(sheet, columns.guess(sheet))


@pytest.mark.parametrize(
    ("text", "organisation", "post"),
    [
        ("云汀市人民政府副市长", Localized(zh="云汀市人民政府"), Localized(zh="副市长")),
        ("云汀市人民政府\n副市长", Localized(zh="云汀市人民政府"), Localized(zh="副市长")),
        (
            "Municipalidad de X, Alcaldesa",
            Localized(en="Municipalidad de X"),
            Localized(en="Alcaldesa"),
        ),
        (
            "云汀市人民政府副市长\nYunting Government, Vice Mayor",
            Localized(zh="云汀市人民政府", en="Yunting Government"),
            Localized(zh="副市长", en="Vice Mayor"),
        ),
    ],
)
def test_one_cell_may_hold_organisation_and_post(
    text: str, organisation: Localized, post: Localized
) -> None:
    found = drafted(["姓名", "工作单位及职务"], ["王晓明", text])
    assert [(each.organisation, each.post_title) for each in found.people] == [(organisation, post)]
    assert found.problems == ()
    assert found.people[0].notes == ""


def test_an_interpreter_is_known_by_the_post_in_such_a_cell() -> None:
    (found,) = drafted(["姓名", "单位及职务"], ["李明", "云汀市外事办公室翻译"]).people
    assert found.role is DelegateRole.INTERPRETER


def test_where_post_and_organisation_cannot_be_told_apart_it_is_said() -> None:
    found = drafted(["姓名", "工作单位及职务"], ["王晓明", "云汀市长"])
    (draft,) = found.people
    assert (draft.organisation, draft.post_title) == (Localized(), Localized(zh="云汀市长"))
    (problem,) = found.problems
    assert problem.row == 2
    for code in CODES:
        assert "云汀市长" in problem.text(Language.of(code))


def test_columns_of_their_own_go_before_the_one_that_has_both() -> None:
    headings: list[Cell] = ["姓名", "职务", "单位及职务"]
    (found,) = drafted(headings, ["王晓明", "团长", "云汀市人民政府副市长"]).people
    assert found.post_title == Localized(zh="团长")
    assert found.organisation == Localized(zh="云汀市人民政府")
    assert found.notes == "单位及职务：云汀市人民政府副市长"
