"""How a brief writes the dates of sources, and notes in another language than the paper's."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest

from muniforeign.documents.brief_content import Note
from muniforeign.documents.brief_words import original, source_date
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.i18n import Code, Language
from muniforeign.services import delegates, municipality, organisations, people, tasks, visits
from muniforeign.storage.workspace import Workspace
from tests.documents import paper_checks
from tests.documents.brief_office import TODAY, brief, gathered


@pytest.mark.parametrize(
    ("written", "code", "expected"),
    [
        ("2026-11", "es", "noviembre de 2026"),
        ("2026-11", "zh", "2026年11月"),
        ("2026-11", "en", "November 2026"),
        ("2019", "es", "2019"),
        ("2019", "zh", "2019年"),
        ("2025-01-14", "es", "14-01-2025"),
        ("2025-01-14", "zh", "2025年1月14日"),
    ],
)
def test_a_source_is_dated_as_the_language_writes_it(
    written: str, code: Code, expected: str
) -> None:
    assert source_date(written, Language.of(code)) == expected


def test_a_note_in_another_language_says_so() -> None:
    spanish, chinese = Note("Llega tarde", "es"), Note("晚到", "zh")
    assert original(spanish, Language.of("zh")) == "（西班牙文原文）"
    assert original(spanish, Language.of("en")) == " (original in Spanish)"
    assert original(chinese, Language.of("es")) == " (original en chino)"
    assert original(chinese, Language.of("zh")) == original(Note(), Language.of("zh")) == ""


@pytest.fixture
def visit(workspace: Workspace) -> UUID:
    """A visit with notes and a task in Spanish, and a delegate with a note in Chinese."""
    made = visits.create(workspace, TODAY, notes="Salón 2, llevar el libro")
    person = people.create(workspace, name=PersonName(family_hanzi="王"), notes="不吃辣（OK）")
    delegates.add(workspace, made, person, Side.THEIRS)
    tasks.add(workspace, "Pedir el salón", visit_id=made)
    return made


def test_chinese_papers_name_the_language_of_notes_and_tasks(
    workspace: Workspace, visit: UUID
) -> None:
    data = brief(gathered(workspace, visit), ("zh",))
    paper_checks.assert_contains(data, "内部备注（西班牙文原文）", "内部备注：不吃辣（OK）")
    paper_checks.assert_contains(data, "按本单位所写原文列出（西班牙文）。")


def test_spanish_papers_name_only_what_is_chinese(workspace: Workspace, visit: UUID) -> None:
    data = brief(gathered(workspace, visit), ("es",))
    paper_checks.assert_contains(data, "Notas internas (original en chino): 不吃辣（OK）")
    paper_checks.assert_lacks(data, "original en español")


def test_a_place_without_a_chinese_name_is_marked_on_the_map_by_its_own(
    workspace: Workspace, visit: UUID
) -> None:
    own = organisations.create(
        workspace, name=Localized("Municipalidad de Ñiquén"), country="CL", commune_code="16303"
    )
    municipality.update(workspace, own_organisation_id=own)
    counterpart = organisations.create(
        workspace, name=Localized(zh="武汉市人民政府"), country="CN", division_code="420100"
    )
    visits.update(workspace, visit, counterpart_id=counterpart, start_on=dt.date(2026, 12, 1))
    data = brief(gathered(workspace, visit), ("zh",))
    paper_checks.assert_contains(data, "Ñiquén", "武汉市")
