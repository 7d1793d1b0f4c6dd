"""The sample office, and visits that are hard to print, for the tests of the brief."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from muniforeign.documents import document
from muniforeign.documents.brief_content import BriefContent
from muniforeign.documents.delegation_brief import DOCUMENT
from muniforeign.documents.document import MissingText
from muniforeign.documents.edition import Edition, Paper
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import FactSubject
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, Side
from muniforeign.i18n import Code
from muniforeign.services import (
    commitments,
    delegates,
    organisations,
    people,
    posts,
    programme,
    sample,
    tasks,
    visits,
)
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace

EDITIONS: tuple[tuple[Code, ...], ...] = (("es",), ("zh",), ("en",), ("es", "zh"))
TODAY = dt.date(2026, 11, 23)
NASTY = '<b>Ñ</b> & <img src="file:///etc/passwd"/> 🇨🇱😀 \u202e𬱖\u202c “tal” ，。'
LONG = "Encargado de la coordinación intersectorial de relaciones internacionales y protocolo " * 4


@contextmanager
def sample_office(folder: Path, password: str | None = None) -> Iterator[Workspace]:
    """A workspace with the sample office as of TODAY."""
    made = Workspace.create(folder / "sample.muniforeign", password=password)
    sample.fill(made, TODAY)
    yield made
    made.close()


def next_visit(workspace: Workspace) -> UUID:
    """The visit that comes next in the sample office."""
    found = visits.next_visit(workspace, TODAY)
    assert found
    return found.id


def other_visits(workspace: Workspace) -> list[UUID]:
    """The visits of the sample office that are not the next one."""
    coming = next_visit(workspace)
    return [row.id for row in visits.listed(workspace, Listing()).all() if row.id != coming]


def gathered(workspace: Workspace, visit_id: UUID) -> BriefContent:
    """The content of a visit's brief."""
    content = DOCUMENT.gather(workspace, visit_id)
    assert isinstance(content, BriefContent)
    return content


def brief(
    content: BriefContent,
    codes: tuple[Code, ...],
    paper: Paper = Paper.LETTER,
    *,
    internal: bool = True,
) -> bytes:
    """The brief as PDF."""
    edition = Edition.of(codes, paper, internal=internal)
    return document.render(DOCUMENT, content, edition).data


def missing(
    content: BriefContent, codes: tuple[Code, ...], *, internal: bool = True
) -> tuple[MissingText, ...]:
    """What the brief still lacks."""
    return DOCUMENT.missing(content, Edition.of(codes, internal=internal))


def hard_visit(workspace: Workspace) -> UUID:
    """Forty people with names and texts that try everything, no photo, very long titles."""
    nasty, long = (
        Localized(NASTY, NASTY, NASTY),
        Localized(LONG, "对外交流合作协调负责人" * 20, LONG),
    )
    counterpart = organisations.create(workspace, name=long, country="CN", division_code="420100")
    organisations.add_fact(
        workspace, counterpart, subject=FactSubject.OTHER, text=nasty, source=NASTY
    )
    visit_id = visits.create(
        workspace,
        TODAY,
        title=Localized(NASTY + LONG, NASTY + long.zh, NASTY + LONG),
        purpose=long,
        place=nasty,
        start_on=TODAY,
        end_on=TODAY + dt.timedelta(days=40),
        counterpart_id=counterpart,
        notes=NASTY + LONG,
    )
    for kind in PointKind:
        for text in (nasty, long, nasty, long):
            visits.add_point(workspace, visit_id, kind, text=text)
    for number in range(40):
        _hard_delegate(workspace, visit_id, counterpart, number)
    _hard_programme(workspace, visit_id)
    tasks.add(workspace, NASTY + LONG, visit_id=visit_id, due_on=TODAY)
    commitments.add(
        workspace,
        visit_id=visit_id,
        text=nasty,
        due_on=dt.date(2020, 1, 1),
        status=CommitmentStatus.OPEN,
    )
    return visit_id


def _hard_delegate(workspace: Workspace, visit_id: UUID, organisation: UUID, number: int) -> None:
    name = PersonName(family_hanzi="王", given_hanzi="𬱖" if number % 3 else "晓😀明")
    if number % 2:
        name = PersonName(
            given_names=f"<b>José</b> {number} & 😀", first_surname="\u202eMuñoz\u202c"
        )
    if number == 7:
        name = PersonName(given_names="Hubert Blaine " * 12, first_surname="Wolfeschlegelstein" * 5)
    person = people.create(workspace, name=name, summary=Localized(NASTY, NASTY, NASTY))
    title = (
        Localized(LONG, "负责人" * 30, LONG)
        if number % 5 == 0
        else Localized("Jefe", "科长", "Chief")
    )
    posts.add(workspace, person, organisation_id=organisation, title=title, office=Office.VICE_HEAD)
    side = Side.OURS if number % 4 == 3 else Side.THEIRS
    delegates.add(workspace, visit_id, person, side)


def _hard_programme(workspace: Workspace, visit_id: UUID) -> None:
    start = dt.datetime(2026, 11, 23, 9)
    for number in range(30):
        at = start + dt.timedelta(hours=7 * number)
        programme.add(
            workspace,
            visit_id,
            at,
            title=Localized(NASTY, NASTY, NASTY) if number % 2 else Localized(LONG, LONG, LONG),
            venue=Localized(LONG, LONG, LONG),
            notes=NASTY,
        )
