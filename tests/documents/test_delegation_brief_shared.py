"""What stays in the office stays there: every field of every record bears a mark to be looked for.

The marks are written into all columns that hold text, whatever they are called, so that a new
field counts as internal until it is named here among what guests may read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Date, Enum, String, Text, inspect, select

from muniforeign.documents.brief_content import BriefContent
from muniforeign.domain.visits import PointKind
from muniforeign.i18n import Code
from muniforeign.storage.base import Entity
from muniforeign.storage.workspace import Workspace
from tests.documents import brief_office, paper_checks
from tests.documents.brief_office import EDITIONS, brief, gathered

KEYS = {
    "visits.reference",
    "visits.time_zone",
    "agreements.reference",
    "attachments.sha256",
    "attachments.media_type",
    "programme_items.time_zone",
    "organisations.country",
    "organisations.commune_code",
    "organisations.division_code",
    "workspace_information.commune_code",
    "workspace_information.language",
    "workspace_information.paper",
}
"""References, codes and zones: they must stay what they are."""

PUBLIC = {
    *(f"people.{part}" for part in ("given_names", "first_surname", "second_surname")),
    *(f"people.{part}" for part in ("family_hanzi", "given_hanzi")),
    *(f"people.{part}" for part in ("family_pinyin", "given_pinyin", "transcription_zh")),
    "agreements.title",
    "contact_points.value of our office",
    "organisations.name",
    "organisations.short_name",
    "posts.title",
    "profile_facts.source",
    "profile_facts.text",
    "programme_items.public_notes",
    "programme_items.title",
    "programme_items.venue",
    "visit_points.text to share",
    "visits.place",
    "visits.purpose",
    "visits.title",
    "workspace_information.letterhead",
    "workspace_information.municipality",
}
"""What guests may read."""

PRINTED_IN_THE_OFFICE = {
    "commitments.text",
    "contact_points.value of others",
    "delegates.notes",
    "people.notes",
    "people.summary",
    "programme_items.notes",
    "sensitive_data.diet",
    "tasks.text",
    "visit_points.text internal",
    "visits.notes",
}
SECRET_DAY = dt.date(1903, 7, 29)


class Marks:
    """The marks that were written: which word stands for which field."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}

    def word(self, field: str, code: str) -> str:
        """The word that marks a field in one language: the same for all records."""
        key = f"{field}/{code}"
        return self.fields.setdefault(key, f"Qx{len(self.fields):03}zv")

    def of(self, fields: set[str], codes: tuple[Code, ...]) -> list[str]:
        """The words of some fields, in these languages or in none."""
        return [
            word
            for key, word in self.fields.items()
            if key.split("/")[0] in fields and key.split("/")[1] in {"", *codes}
        ]

    def internal(self) -> list[str]:
        """The words of all fields that are not for guests."""
        return [word for key, word in self.fields.items() if key.split("/")[0] not in PUBLIC]


def entities() -> list[type[Entity]]:
    """All kinds of records."""
    return [
        mapper.class_ for mapper in Entity.registry.mappers if issubclass(mapper.class_, Entity)
    ]


def mark_everything(workspace: Workspace, marks: Marks, own: object) -> None:
    """Write a mark into every field of every record that may hold text, and a day of its own."""
    with workspace.change("Mark") as session:
        for kind in entities():
            for record in session.scalars(select(kind)).all():
                for attribute in inspect(kind).column_attrs:
                    _mark(record, attribute, marks, own)


def _mark(record: Any, attribute: Any, marks: Marks, own: object) -> None:
    column = attribute.columns[0]
    field = f"{record.__tablename__}.{column.name}"
    if record.__tablename__ == "sensitive_data" and isinstance(column.type, Date):
        setattr(record, attribute.key, SECRET_DAY)
    if not isinstance(column.type, (String, Text)) or isinstance(column.type, Enum):
        return
    if field in KEYS or column.foreign_keys:
        return
    name, code = _language_of(column.name, record)
    field = f"{record.__tablename__}.{name}{_group(record, name, own)}"
    setattr(record, attribute.key, marks.word(field, code))


def _language_of(column: str, record: Any) -> tuple[str, str]:
    match = re.fullmatch(r"(.+)_(es|zh|en)", column)
    if match and f"{match[1]}_en" in record.__table__.c:
        return match[1], match[2]
    return column, ""


def _group(record: Any, name: str, own: object) -> str:
    """Fields that are shared or not according to their record."""
    if record.__tablename__ == "visit_points":
        shared = not record.internal and record.kind is not PointKind.TO_AVOID
        return " to share" if shared else " internal"
    if (record.__tablename__, name) == ("contact_points", "value"):
        return " of our office" if record.organisation_id == own else " of others"
    return ""


@pytest.fixture(scope="module")
def marked(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[BriefContent, Marks]]:
    from muniforeign.services import municipality

    with brief_office.sample_office(tmp_path_factory.mktemp("marked")) as workspace:
        marks = Marks()
        own = municipality.get(workspace).own_organisation_id
        mark_everything(workspace, marks, own)
        yield gathered(workspace, brief_office.next_visit(workspace)), marks


@pytest.mark.parametrize("codes", EDITIONS)
def test_nothing_internal_is_in_a_paper_to_hand_out(
    marked: tuple[BriefContent, Marks], codes: tuple[Code, ...]
) -> None:
    content, marks = marked
    data = brief(content, codes, internal=False)
    assert len(marks.internal()) > 40
    paper_checks.assert_lacks(data, *marks.internal())
    paper_checks.assert_lacks(data, "1903", "Uso interno", "内部使用")


@pytest.mark.parametrize("codes", EDITIONS)
def test_the_offices_own_paper_has_what_the_office_wrote(
    marked: tuple[BriefContent, Marks], codes: tuple[Code, ...]
) -> None:
    content, marks = marked
    data = brief(content, codes)
    words = marks.of(PRINTED_IN_THE_OFFICE, codes)
    assert len(words) >= len(PRINTED_IN_THE_OFFICE)
    paper_checks.assert_contains(data, *words)
    paper_checks.assert_lacks(data, "1903")


@pytest.mark.parametrize("codes", EDITIONS)
def test_what_guests_may_read_is_in_the_paper_to_hand_out(
    marked: tuple[BriefContent, Marks], codes: tuple[Code, ...]
) -> None:
    content, marks = marked
    shared = {"visits.title", "programme_items.title", "posts.title", "agreements.title"}
    wanted = marks.of(
        {*shared, "programme_items.public_notes", "visit_points.text to share"}, codes
    )
    paper_checks.assert_contains(brief(content, codes, internal=False), *wanted)


@pytest.mark.parametrize("codes", EDITIONS)
def test_passports_and_health_are_not_even_in_the_offices_own_paper(
    marked: tuple[BriefContent, Marks], codes: tuple[Code, ...]
) -> None:
    content, marks = marked
    kept = ("passport_number", "national_id", "birth_place", "health")
    words = marks.of({f"sensitive_data.{name}" for name in kept}, codes)
    assert len(words) == len(kept)
    paper_checks.assert_lacks(brief(content, codes), *words)


def test_the_marks_reach_every_kind_of_record(marked: tuple[BriefContent, Marks]) -> None:
    _, marks = marked
    tables = {key.split(".")[0] for key in marks.fields}
    without_text = {"visit_organisations", "programme_attendees", "agreement_parties"}
    assert {kind.__tablename__ for kind in entities()} - tables <= without_text
