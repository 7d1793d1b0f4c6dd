"""Finding the people and organisations of a file among those that are already there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from muniforeign.domain.drafts import OrganisationDraft, PersonDraft
from muniforeign.domain.folding import fold
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace

_AT_ONCE = 500
"""Names in one question to the database."""


def known_people(workspace: Workspace, drafts: Sequence[PersonDraft]) -> dict[int, UUID]:
    """The people who are already there, by the row of the file that names them.

    Names must be equal but for accents and capitals, and organisation and passport must not
    contradict. Each person is found once, so of two rows with one name only one is a known one.
    """
    with workspace.read() as session:
        return people_in(session, drafts)


def known_organisations(
    workspace: Workspace, drafts: Sequence[OrganisationDraft]
) -> dict[int, UUID]:
    """The organisations that are already there, by the row of the file that names them."""
    with workspace.read() as session:
        names = organisation_names(session)
    found = ((draft.source_row, organisation_of(names, draft.name)) for draft in drafts)
    return {row: organisation for row, organisation in found if organisation}


def people_in(session: Session, drafts: Sequence[PersonDraft]) -> dict[int, UUID]:
    """What `known_people` finds, within a session."""
    present = _people_by_name(session, {draft.name.sort_key() for draft in drafts})
    names = organisation_names(session)
    found: dict[int, UUID] = {}
    taken: set[UUID] = set()
    for draft in drafts:
        organisation = organisation_of(names, draft.organisation)
        for person in present[draft.name.sort_key()]:
            if person.id not in taken and _agrees(person, draft, organisation):
                found[draft.source_row] = person.id
                taken.add(person.id)
                break
    return found


def organisation_names(session: Session) -> dict[str, UUID]:
    """The ids of all organisations by their names in every language, folded."""
    rows = session.execute(select(Organisation.id, Organisation.name, Organisation.short_name))
    names: dict[str, UUID] = {}
    for organisation_id, name, short_name in rows:
        for key in (*name_keys(name), *name_keys(short_name)):
            names.setdefault(key, organisation_id)
    return names


def organisation_of(names: dict[str, UUID], name: Localized) -> UUID | None:
    """The organisation with this name in any of its languages, or None."""
    return next((names[key] for key in name_keys(name) if key in names), None)


def name_keys(name: Localized) -> list[str]:
    """The texts by which an organisation is known again."""
    return [fold(name.get(code)) for code in CODES if name.get(code)]


def _people_by_name(session: Session, keys: Iterable[str]) -> dict[str, list[Person]]:
    present: defaultdict[str, list[Person]] = defaultdict(list)
    for some in _in_parts(sorted(keys)):
        statement = (
            select(Person)
            .where(Person.sort_name.in_(some))
            .options(selectinload(Person.posts), selectinload(Person.sensitive))
            .order_by(Person.id)
        )
        for person in session.scalars(statement):
            present[person.sort_name].append(person)
    return present


def _in_parts(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _agrees(person: Person, draft: PersonDraft, organisation: UUID | None) -> bool:
    if not _same_script(person.name, draft.name):
        return False
    passport = person.sensitive.passport_number if person.sensitive else ""
    if passport and draft.passport_number:
        return passport == draft.passport_number
    held = {post.organisation_id for post in person.posts} - {None}
    return not held or not draft.organisation or organisation in held


def _same_script(one: PersonName, other: PersonName) -> bool:
    """Whether hanzi, where both have them, are the same: one pinyin stands for many names."""
    return not (one.hanzi and other.hanzi) or one.hanzi == other.hanzi
