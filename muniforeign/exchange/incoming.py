"""A file that is to be imported: read, understood as people or organisations, and put in.

The window shows each of these steps and lets every guess be corrected; the command line takes
the guesses as they are.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from muniforeign.domain.bulk import uncollected
from muniforeign.domain.drafts import OrganisationDraft, PersonDraft
from muniforeign.domain.progress import Progress, part, silent
from muniforeign.domain.sheets import RowProblem, Sheet
from muniforeign.domain.text import Term
from muniforeign.domain.visits import Side
from muniforeign.exchange import cards, columns, contacts, organisations, sheets, vcard
from muniforeign.exchange.columns import Mapping
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.records import NAME_KINDS
from muniforeign.exchange.vcard import CardFile
from muniforeign.i18n import N_

if TYPE_CHECKING:
    from muniforeign.services.imports import Imported, Known
    from muniforeign.storage.workspace import Workspace


class Subject(Term):
    """What the rows of a file are imported as."""

    PEOPLE = "people", N_("People")
    ORGANISATIONS = "organisations", N_("Organisations")
    DELEGATION = "delegation", N_("Delegation of a visit")


@dataclass(frozen=True)
class IncomingFile:
    """What was read from a file: its tables, or its contact cards."""

    path: Path
    sheets: tuple[Sheet, ...] = ()
    cards: CardFile | None = None


@dataclass(frozen=True)
class Drafted:
    """What a file would bring in: people or organisations, and who of them is known already.

    `repeated`, `known` and `probable` name rows of the file; `known` says which record they
    are, and of those in `probable` the user should look whether they are.
    """

    people: tuple[PersonDraft, ...] = ()
    organisations: tuple[OrganisationDraft, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    repeated: tuple[int, ...] = ()
    known: Dictionary[int, UUID] = field(default_factory=dict)
    probable: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many records the file would bring."""
        return len(self.people) or len(self.organisations)


@uncollected()
def read(path: Path, progress: Progress = silent, *, encoding: str | None = None) -> IncomingFile:
    """Read a file of any kind that can be imported.

    Raises FileRefused, EncodingUnknown and NotText, see `sheets.read_sheets` and `vcard.read`.
    """
    if sheets.kind_of(path) is sheets.FileKind.VCARD:
        return IncomingFile(path, cards=vcard.read(path, progress, encoding=encoding))
    return IncomingFile(path, tuple(sheets.read_sheets(path, progress, encoding=encoding)))


def fullest(sheets_: tuple[Sheet, ...]) -> int:
    """The place of the sheet that most likely is the list: the first with the most rows."""
    sizes = [sum(map(bool, sheet.rows)) for sheet in sheets_]
    return sizes.index(max(sizes)) if sizes else 0


def mapping_of(sheet: Sheet, subject: Subject, headings: int | None = None) -> Mapping:
    """What the columns of a sheet most likely are, for what it is imported as."""
    mapping = columns.guess(sheet, headings)
    if subject is Subject.ORGANISATIONS:
        return organisations.mapping_of_organisations(mapping)
    return mapping


def subject_of(file: IncomingFile, sheet: int) -> Subject:
    """Whether a file most likely holds people or organisations."""
    if file.cards is not None:
        return Subject.PEOPLE
    kinds = set(columns.guess(file.sheets[sheet]).columns)
    is_offices = FieldKind.ORGANISATION in kinds and not kinds & set(NAME_KINDS)
    return Subject.ORGANISATIONS if is_offices else Subject.PEOPLE


@uncollected()
def draft(
    workspace: Workspace,
    file: IncomingFile,
    sheet: int,
    mapping: Mapping | None,
    subject: Subject,
    progress: Progress = silent,
) -> Drafted:
    """What the file would bring in, with nothing written yet. `mapping` is None for cards."""
    from muniforeign.services import matching

    if subject is Subject.ORGANISATIONS and mapping:
        found = organisations.draft_organisations(file.sheets[sheet], mapping, progress)
        known = matching.known_organisations(workspace, found.organisations)
        return Drafted((), found.organisations, found.problems, found.repeated, known)
    if file.cards is not None:
        read_people = cards.draft_cards(file.cards)
    else:
        assert mapping is not None
        read_people = contacts.draft_people(file.sheets[sheet], mapping, part(progress, 0, 0.7))
    present = matching.known_people(workspace, read_people.people, part(progress, 0.7, 1))
    return Drafted(
        people=read_people.people,
        problems=read_people.problems,
        repeated=read_people.repeated,
        known=present.all,
        probable=frozenset(present.probable),
    )


def put_in(
    workspace: Workspace,
    drafted: Drafted,
    *,
    known: Known,
    choices: Dictionary[int, Known] | None = None,
    into_visit: UUID | None = None,
    side: Side = Side.THEIRS,
    progress: Progress = silent,
) -> Imported:
    """Import what was drafted, as one step, with the problems of reading and of writing.

    Raises what `services.imports` does; then nothing was changed.
    """
    from muniforeign.services import imports

    if drafted.organisations:
        done = imports.import_organisations(
            workspace, drafted.organisations, known=known, progress=progress
        )
    else:
        done = imports.import_people(
            workspace,
            drafted.people,
            known=known,
            choices=choices,
            into_visit=into_visit,
            side=side,
            progress=progress,
        )
    problems = sorted((*drafted.problems, *done.problems), key=lambda problem: problem.row)
    return replace(done, problems=tuple(problems))
