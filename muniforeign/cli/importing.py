"""What the import command was asked for, and what it says of each file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from muniforeign.cli.context import Office
from muniforeign.cli.records import visit_id
from muniforeign.domain.errors import UserError
from muniforeign.domain.sheets import RowProblem
from muniforeign.domain.visits import Side
from muniforeign.exchange import incoming
from muniforeign.exchange.incoming import Drafted, Subject
from muniforeign.i18n import N_
from muniforeign.services.imports import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class Wish:
    """How files are to be imported; None where the file itself tells."""

    subject: Subject | None
    visit: UUID | None
    side: Side
    known: Known | None
    encoding: str | None

    @staticmethod
    def of(
        workspace: Workspace,
        subject: str | None,
        ref: str | None,
        side: str,
        known: str | None,
        encoding: str | None,
    ) -> Wish:
        """What the words of a command line ask for. Raises UserError where they do not agree."""
        chosen = Subject(subject) if subject else Subject.DELEGATION if ref else None
        if (chosen is Subject.DELEGATION) is not bool(ref):
            raise UserError(
                N_("A delegation goes into a visit: --as delegation --into V-2026-003.")
            )
        visit = visit_id(workspace, ref) if ref else None
        return Wish(chosen, visit, Side(side), Known(known) if known else None, encoding)

    def look(self, office: Office, workspace: Workspace, file: Path) -> int:
        """Say what a file would bring in; how many records that are."""
        drafted, _subject = self._drafted(workspace, file)
        _report(office, file, drafted.problems)
        new = drafted.count - len(drafted.known)
        message = N_("{file}: {new} new, {known} already there. Nothing was imported.")
        office.say(message, file=file.name, new=new, known=len(drafted.known))
        return drafted.count

    def fulfil(self, office: Office, workspace: Workspace, file: Path) -> int:
        """Import a file; how many records are now there of it."""
        drafted, subject = self._drafted(workspace, file)
        if not drafted.count:
            _report(office, file, drafted.problems)
            office.say(N_("{file}: nothing was found to import."), file=file.name)
            return 0
        usual = Known.FILL if subject is Subject.ORGANISATIONS else Known.SKIP
        done = incoming.put_in(
            workspace,
            drafted,
            known=self.known or usual,
            into_visit=self.visit,
            side=self.side,
        )
        _report(office, file, done.problems)
        message = N_("{file}: {added} added, {filled} completed, {skipped} left as they are.")
        counts = {"added": done.added, "filled": done.filled, "skipped": done.skipped}
        office.say(message, file=file.name, **counts)
        return len(done.ids)

    def _drafted(self, workspace: Workspace, file: Path) -> tuple[Drafted, Subject]:
        read = incoming.read(file, encoding=self.encoding)
        sheet = incoming.fullest(read.sheets)
        subject = self.subject or incoming.subject_of(read, sheet)
        mapping = incoming.mapping_of(read.sheets[sheet], subject) if read.sheets else None
        return incoming.draft(workspace, read, sheet, mapping, subject), subject


def _report(office: Office, file: Path, problems: Sequence[RowProblem]) -> None:
    """One line on the error output for each problem."""
    for problem in problems:
        text = " ".join(problem.text(office.language).split())
        click.echo(f"{file.name}: {text}", err=True)
