"""What is not known yet of a person, in words and with the field that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from muniforeign.domain import names
from muniforeign.domain.people import Gender
from muniforeign.i18n import CODES, N_, Code, Language
from muniforeign.ui.links import Missing

if TYPE_CHECKING:
    from muniforeign.services.people import PersonDetail
    from muniforeign.services.posts import PostDetail

_NAME_FIELDS = {
    names.GIVEN_NAMES_MISSING: "given_names",
    names.FIRST_SURNAME_MISSING: "first_surname",
    names.HANZI_MISSING: "family_hanzi",
    names.TRANSCRIPTION_MISSING: "transcription_zh",
}


def of_person(detail: PersonDetail, language: Language) -> list[Missing]:
    """What is missing, what matters most for a brief first."""
    _ = language.gettext
    return [Missing(_(text), field) for text, field in _lacks(detail)] + [
        Missing(_("the post in {language}").format(language=language.tongue(code)), "post_title")
        for post in detail.posts[:1]
        for code in _wanted(post)
    ]


def _lacks(detail: PersonDetail) -> Iterator[tuple[str, str]]:
    if not detail.name:
        yield N_("the name"), "name"
    parts = dict.fromkeys(part for each in detail.name.missing().values() for part in each)
    for part in parts if detail.name else ():
        yield part, _NAME_FIELDS[part]
    if not detail.posts:
        yield N_("the post"), "posts"
    for post in detail.posts[:1]:
        yield from _post_lacks(post)
    if detail.gender is Gender.UNKNOWN and detail.name:
        yield N_("the gender, for the form of address"), "gender"
    if detail.photo_id is None:
        yield N_("the photo"), "photo"
    if not detail.contact_points:
        yield N_("a way to reach this person"), "contact"


def _post_lacks(post: PostDetail) -> Iterator[tuple[str, str]]:
    if post.organisation_id is None:
        yield N_("the organisation of the post"), "organisation"
    if post.office is None:
        yield N_("what the post is, to order it and find its equivalent"), "office"


def _wanted(post: PostDetail) -> tuple[Code, ...]:
    return post.title.missing() if post.title else CODES
