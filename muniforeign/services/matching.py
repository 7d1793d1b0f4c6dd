"""Finding the people and organisations of a file among those that are already there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select

from muniforeign.domain.drafts import OrganisationDraft, PersonDraft
from muniforeign.domain.organisation_names import keys
from muniforeign.domain.progress import Progress, part, silent
from muniforeign.domain.text import Localized
from muniforeign.services.resemblance import LOOKING, Namesake, resembling
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person, SensitiveData
from muniforeign.storage.posts import Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace

T = TypeVar("T")
_AT_ONCE = 500
"""Names or people in one question to the database."""
_AT_ONE_READING = 5000
"""Names in one question for which everybody is read, hanzi having no index."""


@dataclass(frozen=True)
class Matches:
    """The people who are already there, by the row of the file that names them.

    Of `sure` ones nothing contradicts; `probable` ones are at another organisation by its name,
    but much else agrees: the user is asked.
    """

    sure: dict[int, UUID]
    probable: dict[int, UUID]

    @property
    def all(self) -> dict[int, UUID]:
        """Both, by row."""
        return self.sure | self.probable


def known_people(
    workspace: Workspace, drafts: Sequence[PersonDraft], progress: Progress = silent
) -> Matches:
    """The people who are already there.

    Names must be equal but for accents and capitals, or in their hanzi, of which pinyin may be
    written in more than one way; and passports must not contradict. Each person is found once,
    so of two rows with one name only one is a known one.
    """
    with workspace.read() as session:
        return people_in(session, drafts, progress)


def known_organisations(
    workspace: Workspace, drafts: Sequence[OrganisationDraft]
) -> dict[int, UUID]:
    """The organisations that are already there, by the row of the file that names them."""
    with workspace.read() as session:
        names = organisation_names(session)
    found = ((draft.source_row, organisation_of(names, draft.name)) for draft in drafts)
    return {row: organisation for row, organisation in found if organisation}


def people_in(
    session: Session, drafts: Sequence[PersonDraft], progress: Progress = silent
) -> Matches:
    """What `known_people` finds, within a session."""
    spellings = [(draft.name.sort_key(), draft.name.hanzi) for draft in drafts]
    present = _people_by_name(session, spellings, part(progress, 0, 0.5))
    keys_by_id = _organisation_keys(session)
    names = _ids_by_key(keys_by_id)
    progress(0.5, LOOKING)
    sure: dict[int, UUID] = {}
    left: list[tuple[PersonDraft, list[Namesake]]] = []
    taken: set[UUID] = set()
    for draft, spelled in zip(drafts, spellings, strict=True):
        alike = {each.id: each for key in spelled if key for each in present.get(key, ())}
        namesakes = [each for each in alike.values() if _may_be(each, draft)]
        if not namesakes:
            continue
        organisation = organisation_of(names, draft.organisation)
        free = (each for each in namesakes if each.id not in taken)
        found = next((each.id for each in free if _surely_is(each, draft, organisation)), None)
        if found:
            sure[draft.source_row] = found
            taken.add(found)
        else:
            left.append((draft, namesakes))
    return Matches(sure, resembling(session, left, taken, keys_by_id, part(progress, 0.5, 1)))


def organisation_names(session: Session) -> dict[str, UUID]:
    """The ids of all organisations by the keys of their names in every language."""
    return _ids_by_key(_organisation_keys(session))


def _organisation_keys(session: Session) -> dict[UUID, list[str]]:
    """The keys of the names of all organisations, the short ones included."""
    rows = session.execute(select(Organisation.id, Organisation.name, Organisation.short_name))
    return {id_: [*keys(name), *keys(short_name)] for id_, name, short_name in rows}


def _ids_by_key(keys_by_id: Mapping[UUID, Sequence[str]]) -> dict[str, UUID]:
    names: dict[str, UUID] = {}
    for organisation_id, known_by in keys_by_id.items():
        for key in known_by:
            names.setdefault(key, organisation_id)
    return names


def organisation_of(names: dict[str, UUID], name: Localized) -> UUID | None:
    """The organisation with this name in any of its languages, or None."""
    return next((names[key] for key in keys(name) if key in names), None)


def _people_by_name(
    session: Session, wanted: Sequence[tuple[str, str]], progress: Progress
) -> dict[str, list[Namesake]]:
    """Everybody with one of these names (sorted by, hanzi), by both of theirs.

    Read as columns: an office has many namesakes.
    """
    people = Person.__table__.c
    keys_by_id: dict[UUID, str] = {}
    for some in _in_parts(sorted({key for key, _hanzi in wanted})):
        progress(0, LOOKING)
        named = select(people.id, people.sort_name).where(people.sort_name.in_(some))
        keys_by_id.update((id_, key) for id_, key in session.execute(named))
    written = people.family_hanzi + people.given_hanzi
    for some in _in_parts(sorted({hanzi for _key, hanzi in wanted if hanzi}), _AT_ONE_READING):
        progress(0, LOOKING)
        named = select(people.id, people.sort_name).where(written.in_(some))
        keys_by_id.update((id_, key) for id_, key in session.execute(named))
    found: dict[UUID, Namesake] = {}
    # in the order in which they lie in the file: its pages are then read once
    for number, ids in enumerate(_in_parts(sorted(keys_by_id))):
        progress(number * _AT_ONCE / len(keys_by_id), LOOKING)
        for id_, family, given, passport, born, place in session.execute(_namesakes(ids)):
            if id_ not in found:
                found[id_] = Namesake(id_, family + given, passport or "", born)
            if place:
                found[id_].organisations.add(place)
    present: defaultdict[str, list[Namesake]] = defaultdict(list)
    for id_, namesake in found.items():
        for key in {keys_by_id[id_], namesake.hanzi} - {""}:
            present[key].append(namesake)
    return present


def _namesakes(ids: list[UUID]) -> Select[Any]:
    """One row for each post of each of these people."""
    people, sensitive = Person.__table__.c, SensitiveData.__table__.c
    return (
        select(people.id, people.family_hanzi, people.given_hanzi)
        .add_columns(sensitive.passport_number, sensitive.birth_date, Post.organisation_id)
        .select_from(Person)
        .outerjoin(SensitiveData, SensitiveData.person_id == Person.id)
        .outerjoin(Post, Post.person_id == Person.id)
        .where(Person.id.in_(ids))
        .order_by(Person.id)
    )


def _in_parts(wanted: list[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    return (wanted[start : start + size] for start in range(0, len(wanted), size))


def _may_be(person: Namesake, draft: PersonDraft) -> bool:
    if not _same_script(person.hanzi, draft.name.hanzi):
        return False
    return not (person.passport and draft.passport_number) or _same_passport(person, draft)


def _surely_is(person: Namesake, draft: PersonDraft, organisation: UUID | None) -> bool:
    held = person.organisations
    agrees = not held or not draft.organisation or organisation in held
    return agrees or _same_passport(person, draft)


def _same_passport(person: Namesake, draft: PersonDraft) -> bool:
    return bool(person.passport) and person.passport == draft.passport_number


def _same_script(one: str, other: str) -> bool:
    """Whether hanzi, where both have them, are the same: one pinyin stands for many names."""
    return not (one and other) or one == other
