"""A small office with one record of each kind, and what every command on it is checked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import OrganisationKind
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side, VisitKind
from muniforeign.services import agreements, delegates, organisations, people, posts, visits
from muniforeign.storage.workspace import Workspace

Detail = TypeVar("Detail")
TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True)
class Desk:
    """An open workspace and the ids of what is in it."""

    workspace: Workspace
    ours: UUID
    theirs: UUID
    wang: UUID
    munoz: UUID
    post: UUID
    visit: UUID
    wang_in_visit: UUID
    munoz_in_visit: UUID
    agreement: UUID

    def can_be_undone(self, read: Callable[[], Detail], command: Callable[[], object]) -> Detail:
        """Run a command; check that it is one step that can be undone and redone exactly.

        Returns what there is after the command.
        """
        before = read()
        command()
        after = read()
        assert after != before
        self.workspace.undo()
        assert read() == before
        self.workspace.redo()
        assert read() == after
        return after


def furnished(workspace: Workspace) -> Desk:
    """A municipality, a Chinese city, a person of each, a visit and an agreement."""
    ours, theirs = _bodies(workspace)
    wang, munoz = _people(workspace)
    visit = visits.create(
        workspace,
        TODAY,
        kind=VisitKind.INCOMING,
        title=Localized(es="Visita de Yunting"),
        start_on=dt.date(2026, 12, 8),
        end_on=dt.date(2026, 12, 10),
        counterpart_id=theirs,
    )
    return Desk(
        workspace,
        ours,
        theirs,
        wang,
        munoz,
        posts.add(
            workspace,
            wang,
            organisation_id=theirs,
            title=Localized("Alcalde", "市长", "Mayor"),
            office=Office.HEAD_OF_GOVERNMENT,
        ),
        visit,
        delegates.add(workspace, visit, wang, Side.THEIRS),
        delegates.add(workspace, visit, munoz, Side.OURS),
        agreements.create(workspace, TODAY, title=Localized(es="Carta de intención")),
    )


def _bodies(workspace: Workspace) -> tuple[UUID, UUID]:
    ours = organisations.create(
        workspace,
        name=Localized("Municipalidad de Toltén", "托尔滕市政府", "Municipality of Toltén"),
        country="CL",
        commune_code="09118",
    )
    theirs = organisations.create(
        workspace,
        name=Localized("Yunting", "云汀市人民政府", "Yunting"),
        kind=OrganisationKind.LOCAL_GOVERNMENT,
        country="CN",
        division_code="990100",
    )
    return ours, theirs


def _people(workspace: Workspace) -> tuple[UUID, UUID]:
    wang = PersonName(family_hanzi="王", given_hanzi="晓明")
    munoz = PersonName("José Antonio", "Muñoz", "Soto")
    return (
        people.create(workspace, name=wang, gender=Gender.MALE, country="CN", languages=["zh"]),
        people.create(workspace, name=munoz, country="CL", languages=["es"]),
    )
