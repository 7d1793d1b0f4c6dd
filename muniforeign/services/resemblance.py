"""Who of an office is probably the person of a file, where names agree and organisations do not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from muniforeign.domain import organisation_names
from muniforeign.domain.drafts import PersonDraft
from muniforeign.domain.folding import fold
from muniforeign.domain.text import Localized
from muniforeign.storage.contacts import ContactPoint
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import SensitiveData
from muniforeign.storage.posts import Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_AT_ONCE = 500
_NUMBER_DIGITS = 8
"""The last digits of a telephone number, by which it is the same with and without its prefixes."""

Candidates = Sequence[tuple[PersonDraft, Sequence[UUID]]]
"""People of a file, each with those of the office who have their name."""


@dataclass(slots=True)
class _Traits:
    """What tells of somebody who is there who they are, beside the name."""

    points: set[str] = field(default_factory=set)
    organisations: list[Localized] = field(default_factory=list)
    birth_date: dt.date | None = None


def resembling(
    session: Session, candidates: Candidates, taken: Collection[UUID]
) -> dict[int, UUID]:
    """The people of the office who are probably meant, by the row of the file.

    They share a telephone number, an e-mail or another way to be reached, the day of birth, or
    an organisation of which one name stands within the other. Nobody is found twice, and none
    of those who are `taken`.
    """
    wanted = {person for _draft, people in candidates for person in people}
    traits = _traits(session, sorted(wanted))
    found: dict[int, UUID] = {}
    free = wanted - set(taken)
    for draft, people in candidates:
        for person in people:
            if person in free and _resembles(draft, traits[person]):
                found[draft.source_row] = person
                free.remove(person)
                break
    return found


def _resembles(draft: PersonDraft, traits: _Traits) -> bool:
    if traits.points & {_point(point.value) for point in draft.contact_points}:
        return True
    if draft.birth_date and draft.birth_date == traits.birth_date:
        return True
    held = traits.organisations
    return any(organisation_names.alike(draft.organisation, name) for name in held)


def _point(value: str) -> str:
    digits = "".join(filter(str.isdigit, value))
    is_number = len(digits) >= _NUMBER_DIGITS and not any(map(str.isalpha, value))
    return digits[-_NUMBER_DIGITS:] if is_number else fold(value)


def _traits(session: Session, people: Sequence[UUID]) -> Mapping[UUID, _Traits]:
    traits: defaultdict[UUID, _Traits] = defaultdict(_Traits)
    for ids in _in_parts(people):
        points = select(ContactPoint.person_id, ContactPoint.value)
        for person, value in session.execute(points.where(ContactPoint.person_id.in_(ids))):
            if person:
                traits[person].points.add(_point(value))
        names = select(Post.person_id, Organisation.name, Organisation.short_name).join(
            Organisation, Post.organisation_id == Organisation.id
        )
        for person, *both in session.execute(names.where(Post.person_id.in_(ids))):
            traits[person].organisations += both
        births = select(SensitiveData.person_id, SensitiveData.birth_date)
        for person, day in session.execute(births.where(SensitiveData.person_id.in_(ids))):
            traits[person].birth_date = day
    return traits


def _in_parts(people: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (people[start : start + _AT_ONCE] for start in range(0, len(people), _AT_ONCE))
