"""What is still to be written before a brief is complete in the languages of its edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from muniforeign.documents.brief_content import BriefContent, Delegate, Item, Organisation
from muniforeign.documents.brief_places import tells_of_us
from muniforeign.documents.document import MissingText
from muniforeign.documents.edition import Edition
from muniforeign.domain import names
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, Code, Language

_NAME_FIELDS: Final = {
    names.GIVEN_NAMES_MISSING: "given_names",
    names.FIRST_SURNAME_MISSING: "first_surname",
    names.HANZI_MISSING: "family_hanzi",
    names.TRANSCRIPTION_MISSING: "transcription_zh",
}


class _Form:
    """One record whose form opens by `kind` and `record_id`."""

    def __init__(
        self, edition: Edition, kind: str, record_id: UUID | None, where: Localized
    ) -> None:
        self._edition, self._kind, self._id, self._where = edition, kind, record_id, where

    def lacks(
        self,
        field: str,
        path: str,
        text: Localized,
        *,
        wanted: bool = False,
        where: Localized | None = None,
    ) -> Iterator[MissingText]:
        """What an own text lacks; one that nobody began is missing only if it is `wanted`."""
        for code in self._edition.codes:
            if not text.get(code) and (text or wanted):
                yield self.one(field, path, code, where)

    def one(self, field: str, path: str, code: Code, where: Localized | None = None) -> MissingText:
        """A missing text in one language."""
        place = where or self._where
        return MissingText(place, field, code, self._kind, self._id, path)


def _same(reference: str) -> Localized:
    """A reference, which is the same in every language."""
    return Localized(reference, reference, reference)


def missing(content: BriefContent, edition: Edition) -> tuple[MissingText, ...]:
    """The texts that are missing, in the order in which the paper prints them."""
    return tuple(
        dict.fromkeys(
            (
                *_owner(content, edition),
                *_visit(content, edition),
                *_organisations(content, edition),
                *(each for one in content.delegates for each in _delegate(one, edition)),
                *(each for item in content.programme for each in _item(content, item, edition)),
                *_relation(content, edition),
            )
        )
    )


def _owner(content: BriefContent, edition: Edition) -> Iterator[MissingText]:
    name = content.owner.name
    where = name or Localized(*(Language.of(code).gettext(N_("Settings")) for code in CODES))
    form = _Form(edition, "settings", None, where)
    yield from form.lacks(N_("Municipality"), "municipality", name, wanted=True)
    letterhead = content.owner.letterhead
    if letterhead and not letterhead.get(edition.first.code):
        yield form.one(N_("Letterhead"), "letterhead", edition.first.code)


def _visit(content: BriefContent, edition: Edition) -> Iterator[MissingText]:
    form = _Form(edition, "visit", content.id, _same(content.reference))
    yield from form.lacks(N_("Title"), "title", content.title, wanted=True)
    yield from form.lacks(N_("Place"), "place", content.place, wanted=True)
    yield from form.lacks(N_("Purpose"), "purpose", content.purpose, wanted=True)
    for point in content.points:
        path, where = f"points/{point.id}", point.text or _same(content.reference)
        yield from form.lacks(point.kind.label, path, point.text, wanted=True, where=where)


def _organisations(content: BriefContent, edition: Edition) -> Iterator[MissingText]:
    for partner in content.partners:
        yield from _name(partner, edition)
    if content.counterpart:
        yield from _name(content.counterpart, edition)
        yield from _facts(content.counterpart, edition)
    if content.own and tells_of_us(edition):
        yield from _name(content.own, edition)
        yield from _facts(content.own, edition)


def _name(organisation: Organisation, edition: Edition) -> Iterator[MissingText]:
    form = _Form(edition, "organisation", organisation.id, organisation.name)
    yield from form.lacks(N_("Name of the organisation"), "name", organisation.name, wanted=True)


def _facts(organisation: Organisation, edition: Edition) -> Iterator[MissingText]:
    form = _Form(edition, "organisation", organisation.id, organisation.name)
    for fact in organisation.facts:
        yield from form.lacks(fact.subject.label, "facts", fact.text)


def _delegate(delegate: Delegate, edition: Edition) -> Iterator[MissingText]:
    name = delegate.name
    where = Localized(*(name.in_language(code) for code in CODES))
    form = _Form(edition, "person", delegate.person_id, where)
    lacking = name.missing()
    for code in edition.codes:
        for part in lacking.get(code, ()):
            yield form.one(part, _NAME_FIELDS[part], code)
    yield from form.lacks(N_("Post"), "post_title", delegate.post, wanted=True)
    yield from form.lacks(N_("Organisation"), "organisation", delegate.organisation)
    yield from form.lacks(N_("What matters about this person"), "summary", delegate.summary)
    yield from form.lacks(N_("Diet"), "diet", delegate.diet)


def _item(content: BriefContent, item: Item, edition: Edition) -> Iterator[MissingText]:
    kind = Localized(*(Language.of(code).gettext(item.kind.label) for code in CODES))
    form = _Form(edition, "visit", content.id, item.title or kind)
    path = f"programme/{item.id}"
    yield from form.lacks(N_("Title"), f"{path}/title", item.title, wanted=True)
    yield from form.lacks(N_("Venue"), f"{path}/venue", item.venue)
    yield from form.lacks(N_("Notes for everybody"), f"{path}/public_notes", item.public_notes)


def _relation(content: BriefContent, edition: Edition) -> Iterator[MissingText]:
    for agreement in content.agreements:
        form = _Form(edition, "agreement", agreement.id, _same(agreement.reference))
        yield from form.lacks(N_("Title"), "title", agreement.title, wanted=True)
    for commitment in content.commitments:
        where = commitment.text or _same(commitment.origin)
        form = _Form(edition, "commitment", commitment.id, where)
        yield from form.lacks(N_("Commitment"), "text", commitment.text, wanted=True)
    for visit in content.earlier_visits:
        form = _Form(edition, "visit", visit.id, _same(visit.reference))
        yield from form.lacks(N_("Title"), "title", visit.title, wanted=True)
