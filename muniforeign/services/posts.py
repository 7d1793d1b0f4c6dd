"""Posts of people in organisations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from muniforeign.domain.ranks import Office, Rank, precedence
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import records
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class PostDetail:
    """One post of a person. `order` is its place in precedence, the lower the higher."""

    id: UUID
    person_id: UUID
    organisation_id: UUID | None
    organisation: Localized
    title: Localized
    office: Office | None
    rank: Rank | None
    precedence: int | None
    order: int
    start_on: dt.date | None
    end_on: dt.date | None


LAST_IN_PRECEDENCE = 9_999


def add(workspace: Workspace, person_id: UUID, **values: object) -> UUID:
    """Give a person a further post; the first one is the principal one. Raises NotFound."""
    with workspace.change(N_("Add post")) as session:
        records.fetch(session, Person, person_id)
        post = Post(
            person_id=person_id,
            position=records.next_position(session, Post, "person_id", person_id),
        )
        records.assign(post, values)
        session.add(post)
        session.flush()
        return post.id


def update(workspace: Workspace, post_id: UUID, **changes: object) -> None:
    """Change a post's organisation, title, office, rank, precedence or dates. Raises NotFound."""
    records.change(workspace, Post, post_id, changes, N_("Edit post"))


def make_principal(workspace: Workspace, post_id: UUID) -> None:
    """Put a post first, so that lists and papers show it. Raises NotFound."""
    with workspace.change(N_("Choose principal post")) as session:
        records.move(session, Post, "person_id", records.fetch(session, Post, post_id), 0)


def delete(workspace: Workspace, post_id: UUID) -> None:
    """Delete a post; the next one becomes the principal one. Raises NotFound."""
    with workspace.change(N_("Delete post")) as session:
        post = records.fetch(session, Post, post_id)
        others = select(Post).where(Post.person_id == post.person_id, Post.id != post_id)
        session.delete(post)
        for place, other in enumerate(session.scalars(others.order_by(Post.position)).all()):
            other.position = place


def details(session: Session, held: Iterable[Post]) -> tuple[PostDetail, ...]:
    """Posts that were read in this session, with the names of their organisations."""
    held = list(held)
    names = organisation_names(session, (post.organisation_id for post in held))
    return tuple(_detail(post, names) for post in held)


def organisation_names(session: Session, ids: Iterable[UUID | None]) -> dict[UUID, Localized]:
    """The names of these organisations."""
    wanted = {each for each in ids if each}
    query = select(Organisation.id, Organisation.name).where(Organisation.id.in_(wanted))
    return {row[0]: row[1] for row in session.execute(query)}


def _detail(post: Post, names: dict[UUID, Localized]) -> PostDetail:
    own = precedence(post.office) if post.office else LAST_IN_PRECEDENCE
    return PostDetail(
        id=post.id,
        person_id=post.person_id,
        organisation_id=post.organisation_id,
        organisation=names.get(post.organisation_id, Localized())
        if post.organisation_id
        else Localized(),
        title=post.title,
        office=post.office,
        rank=post.rank,
        precedence=post.precedence,
        order=own if post.precedence is None else post.precedence,
        start_on=post.start_on,
        end_on=post.end_on,
    )
