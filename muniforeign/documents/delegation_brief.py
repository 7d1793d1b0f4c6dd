"""The delegation brief: what the mayor takes into the room, and what the guests may have.

What is printed is what `gather` brought together; a paper to be handed out is made from what
`shareable` leaves of it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final
from uuid import UUID

from muniforeign.documents import (
    brief_contacts,
    brief_days,
    brief_front,
    brief_gathering,
    brief_manners,
    brief_missing,
    brief_people,
    brief_places,
    brief_relation,
)
from muniforeign.documents.brief_content import BriefContent, shareable
from muniforeign.documents.document import Document, MissingText
from muniforeign.documents.edition import Edition, Masthead
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, Language

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from muniforeign.storage.workspace import Workspace

_SECTIONS: Final = (
    brief_front.page_one,
    brief_front.aims,
    brief_places.counterpart,
    brief_places.own,
    brief_people.delegation,
    brief_people.our_side,
    brief_days.programme,
    brief_relation.relation,
    brief_manners.advice,
    brief_manners.phrases,
    brief_contacts.contacts,
    brief_contacts.tasks,
)


class DelegationBrief:
    """The brief of one visit, in any edition."""

    def gather(self, workspace: Workspace, record_id: UUID) -> BriefContent:
        """All that the brief of a visit says. Raises NotFound."""
        return brief_gathering.gather(workspace, record_id, dt.date.today())

    def missing(self, content: BriefContent, edition: Edition) -> tuple[MissingText, ...]:
        """The texts that this edition would print and that nobody has written yet."""
        return brief_missing.missing(_for(content, edition), edition)

    def masthead(self, content: BriefContent, edition: Edition) -> Masthead:
        """Municipality, crest and letterhead; reference and title in the running head."""
        owner = content.owner
        return Masthead(
            municipality=owner.name,
            title=_title(content),
            reference=content.reference,
            letterhead=owner.letterhead,
            crest=owner.crest,
            sample=owner.sample,
        )

    def story(self, content: BriefContent, edition: Edition) -> list[Flowable]:
        """The sections in order; those without content are left out."""
        shown = _for(content, edition)
        return [flowable for section in _SECTIONS for flowable in section(shown, edition)]


def _for(content: BriefContent, edition: Edition) -> BriefContent:
    """What of the content this edition may show."""
    return content if edition.internal else shareable(content)


def _title(content: BriefContent) -> Localized:
    """The visit's title; what the paper is called where it has none."""
    called = (Language.of(code).gettext("Delegation brief") for code in CODES)
    texts = (content.title.get(code) or name for code, name in zip(CODES, called, strict=True))
    return Localized(*texts)


DOCUMENT: Final[Document] = DelegationBrief()
