"""The people of a brief: the delegation in order of precedence, and our side facing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from muniforeign.documents import blocks, person_card, styles
from muniforeign.documents.brief_content import BriefContent, Delegate
from muniforeign.documents.brief_words import (
    colon,
    first_name,
    original,
    post_line,
    second_name,
    sound,
)
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.person_card import PersonCard
from muniforeign.documents.rows import Story
from muniforeign.documents.styles import GREY
from muniforeign.documents.text import Run
from muniforeign.domain.people import SpokenLanguage
from muniforeign.domain.visits import DelegateRole, Side, VisitKind
from muniforeign.i18n import N_, Language

Runs = tuple[Run, ...]
Line = tuple[Runs, ...]

_SPACE: Final = (Run("   "),)


def delegation(content: BriefContent, edition: Edition) -> Story:
    """Everybody of the other side, one card under the other, in order of precedence."""
    theirs = content.side(Side.THEIRS)
    if not theirs:
        return []
    title = N_("The delegation, in order of precedence")
    if content.kind is VisitKind.OUTGOING:
        title = N_("Their side, in order of precedence")
    return [
        *blocks.heading(edition, edition.say(title)),
        *_guidance(edition, theirs),
        *person_card.people(edition, [card(each, edition) for each in theirs]),
    ]


def our_side(content: BriefContent, edition: Edition) -> Story:
    """Our people on the left, each facing their counterpart on the right."""
    ours = content.side(Side.OURS)
    if not ours:
        return []
    rows = [
        (_small_card(each, edition), _small_card(other, edition) if other else None)
        for each in ours
        for other in [content.delegate(each.paired_with)]
    ]
    return [
        *blocks.heading(edition, edition.say(N_("Our side and whom each of us accompanies"))),
        *person_card.pairs(edition, rows),
    ]


def card(delegate: Delegate, edition: Edition, *, brief: bool = False) -> PersonCard:
    """What a card says of a person; a `brief` one leaves out what stands on the larger card."""
    no_room = brief and edition.two
    notes = [_labelled(edition, "", edition.texts(delegate.summary))]
    if not brief:
        notes = [_languages_and_diet(delegate, edition), *notes, _internal(delegate, edition)]
    called = delegate.role.called(delegate.gender)
    role = () if delegate.role is DelegateRole.MEMBER or brief else edition.say(called)
    return PersonCard(
        name=first_name(delegate.name, edition),
        latin=second_name(delegate.name, edition),
        reading=sound(delegate.name, edition),
        post=edition.each(lambda each: post_line(delegate, each)),
        equivalent=() if no_room else _equivalent(delegate, edition),
        notes=tuple(note for note in notes if any(note)),
        role=role,
        photo=delegate.photo,
        initials=delegate.name.initials,
    )


def _small_card(delegate: Delegate, edition: Edition) -> PersonCard:
    """Name, role and post: enough to find each other at the table."""
    post = edition.texts(delegate.post)
    return replace(card(delegate, edition, brief=True), reading="", post=post)


def _equivalent(delegate: Delegate, edition: Edition) -> Texts:
    def written(language: Language) -> str:
        text = delegate.equivalent.get(language.code)
        template = language.gettext(N_("≈ {equivalent} (guidance)"))
        return template.format(equivalent=text) if text else ""

    return edition.each(written)


def _guidance(edition: Edition, delegates: Iterable[Delegate]) -> Story:
    """Where the equivalents come from: they are nobody's law."""
    sources = dict.fromkeys(each.equivalent_source for each in delegates if each.equivalent)
    if not sources:
        return []

    def written(language: Language) -> str:
        mark = language.gettext(N_("≈ says what the post is like in the other country."))
        between = "" if language.code == "zh" else " "
        return between.join((mark, *(source.get(language.code) for source in sources)))

    return blocks.paragraphs(edition, edition.each(written), styles.CAPTION.but(keep=True))


def _languages_and_diet(delegate: Delegate, edition: Edition) -> Line:
    known = {each.value: each.label for each in SpokenLanguage}

    def written(language: Language) -> str:
        names = [language.gettext(known.get(code, "")) or code for code in delegate.languages]
        return language.list(names) if names else ""

    languages = _labelled(edition, N_("Languages"), edition.each(written))
    diets = _labelled(edition, N_("Diet"), edition.texts(delegate.diet))
    both = zip(languages, diets, strict=True)
    return tuple((*one, *_SPACE, *other) if one and other else one or other for one, other in both)


def _internal(delegate: Delegate, edition: Edition) -> Line:
    """They exist in one language, so they stand in the first column only."""
    if not delegate.notes:
        return ((),) * len(edition.languages)
    first = edition.first
    label = first.gettext(N_("Internal notes")) + original(delegate.notes, first) + colon(first)
    written = (Run(label, color=GREY), Run(delegate.notes.text))
    return (written, *((),) * (len(edition.languages) - 1))


def _labelled(edition: Edition, label: str, texts: Texts) -> tuple[Runs, ...]:
    """One line in each language, with a grey label before; empty where there is no text."""

    def written(language: Language, text: str) -> Runs:
        if not text:
            return ()
        named = language.gettext(label) + colon(language) if label else ""
        return (Run(named, color=GREY), Run(text))

    return tuple(
        written(language, text) for language, text in zip(edition.languages, texts, strict=True)
    )
