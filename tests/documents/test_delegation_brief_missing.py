"""Before a brief is made: exactly the texts that it lacks, each with the way to its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

import pytest

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, ProgrammeKind, Side
from muniforeign.i18n import Code
from muniforeign.services import (
    delegates,
    municipality,
    organisations,
    people,
    posts,
    programme,
    visits,
)
from muniforeign.storage.workspace import Workspace
from tests.documents import brief_office, paper_checks
from tests.documents.brief_office import EDITIONS, TODAY, gathered, missing

FULL = Localized("texto", "文本", "text")


@pytest.fixture(scope="module")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with brief_office.sample_office(tmp_path_factory.mktemp("sample")) as workspace:
        yield workspace


@pytest.fixture
def visit(workspace: Workspace) -> UUID:
    """A visit that lacks nothing."""
    municipality.update(workspace, municipality=FULL)
    return visits.create(workspace, TODAY, title=FULL, place=FULL, purpose=FULL)


def lacks(
    workspace: Workspace, visit: UUID, *codes: Code, internal: bool = True
) -> list[tuple[str, Code, str, str]]:
    found = missing(gathered(workspace, visit), codes, internal=internal)
    return [(each.field, each.code, each.kind, each.path) for each in found]


@pytest.mark.parametrize("codes", EDITIONS)
def test_the_sample_lacks_nothing(sample_workspace: Workspace, codes: tuple[Code, ...]) -> None:
    content = gathered(sample_workspace, brief_office.next_visit(sample_workspace))
    assert missing(content, codes) == ()


def test_a_new_visit_lacks_its_first_texts_in_each_language(workspace: Workspace) -> None:
    visit = visits.create(workspace, TODAY)
    municipality.update(workspace, municipality=FULL)
    for codes in EDITIONS:
        fields = ("Title", "title"), ("Place", "place"), ("Purpose", "purpose")
        expected = [(name, code, "visit", path) for name, path in fields for code in codes]
        assert lacks(workspace, visit, *codes) == expected
    [first, *_] = missing(gathered(workspace, visit), ("es",))
    assert first.record_id == visit
    assert first.where.best("zh") == "V-2026-001"


def test_who_lacks_a_text_is_named_in_the_language_of_the_screen(
    workspace: Workspace, visit: UUID
) -> None:
    chilean = PersonName("Ana", "Soto", transcription_zh="安娜·索托")
    for name in (chilean, PersonName(family_hanzi="王", given_hanzi="晓明")):
        delegates.add(workspace, visit, people.create(workspace, name=name), Side.OURS)
    found = missing(gathered(workspace, visit), ("es",))
    assert [each.where.best("zh") for each in found] == ["安娜·索托", "王晓明"]
    assert [each.where.best("es") for each in found] == ["Ana Soto", "Wang Xiaoming"]


def test_a_municipality_without_a_chinese_name_is_the_first_that_is_missing(
    workspace: Workspace, visit: UUID
) -> None:
    municipality.update(workspace, municipality=Localized("Municipalidad de Ñiquén"))
    content = gathered(workspace, visit)
    assert missing(content, ("zh",))[0].field == "Municipality"
    paper_checks.assert_contains(brief_office.brief(content, ("zh",)), "Municipalidad de Ñiquén")


def test_a_municipality_without_any_name_is_looked_for_in_the_settings(
    workspace: Workspace, visit: UUID
) -> None:
    municipality.update(workspace, municipality=Localized())
    [first, *_] = missing(gathered(workspace, visit), ("es",))
    assert (first.where.best("es"), first.where.best("zh")) == ("Ajustes", "设置")


def test_only_the_languages_of_the_edition_are_asked_for(workspace: Workspace, visit: UUID) -> None:
    visits.update(workspace, visit, title=Localized("Solo español"))
    assert lacks(workspace, visit, "es") == []
    assert lacks(workspace, visit, "zh") == [("Title", "zh", "visit", "title")]
    assert lacks(workspace, visit, "es", "zh") == [("Title", "zh", "visit", "title")]


def test_internal_points_are_missing_only_on_the_internal_brief(
    workspace: Workspace, visit: UUID
) -> None:
    point = visits.add_point(
        workspace, visit, PointKind.TO_OBTAIN, text=Localized("Solo español"), internal=True
    )
    assert lacks(workspace, visit, "zh") == [("To obtain", "zh", "visit", f"points/{point}")]
    assert lacks(workspace, visit, "zh", internal=False) == []


def test_a_person_lacks_name_post_and_lines(workspace: Workspace, visit: UUID) -> None:
    person = people.create(
        workspace, name=PersonName("Ana", "Soto"), summary=Localized("Solo español")
    )
    posts.add(workspace, person, title=Localized("Jefa"))
    delegates.add(workspace, visit, person, Side.OURS)
    people.update_sensitive(workspace, person, diet=Localized("Vegana"))
    assert lacks(workspace, visit, "es") == []
    assert lacks(workspace, visit, "zh") == [
        ("name as written in Chinese", "zh", "person", "transcription_zh"),
        ("Post", "zh", "person", "post_title"),
        ("What matters about this person", "zh", "person", "summary"),
        ("Diet", "zh", "person", "diet"),
    ]
    assert [each[0] for each in lacks(workspace, visit, "zh", internal=False)] == [
        "name as written in Chinese",
        "Post",
    ]


def test_a_programme_item_lacks_what_was_begun(workspace: Workspace, visit: UUID) -> None:
    item = programme.add(
        workspace,
        visit,
        dt.datetime(2026, 12, 1, 9),
        title=Localized("Audiencia"),
        public_notes=Localized("Traer pasaporte"),
    )
    path = f"programme/{item}"
    assert lacks(workspace, visit, "zh") == [
        ("Title", "zh", "visit", f"{path}/title"),
        ("Notes for everybody", "zh", "visit", f"{path}/public_notes"),
    ]


def test_a_programme_item_without_a_title_is_named_by_its_kind(
    workspace: Workspace, visit: UUID
) -> None:
    programme.add(workspace, visit, dt.datetime(2026, 12, 1, 9), kind=ProgrammeKind.BANQUET)
    [untitled] = missing(gathered(workspace, visit), ("es",))
    assert (untitled.field, untitled.where.best("zh")) == ("Title", "宴会")


def test_an_organisation_lacks_name_and_facts(workspace: Workspace, visit: UUID) -> None:
    counterpart = organisations.create(workspace, name=Localized("Yunting"), country="CN")
    organisations.add_fact(workspace, counterpart, text=Localized("Puerto"), source="X")
    visits.update(workspace, visit, counterpart_id=counterpart)
    assert lacks(workspace, visit, "es") == []
    assert lacks(workspace, visit, "zh") == [
        ("Name of the organisation", "zh", "organisation", "name"),
        ("Other fact", "zh", "organisation", "facts"),
    ]
    assert missing(gathered(workspace, visit), ("zh",))[0].record_id == counterpart
