"""The people of a brief: the delegation in order of precedence, and our side facing it."""

from __future__ import annotations

from collections.abc import Iterable

from muniforeign.documents import blocks, person_card, styles
from muniforeign.documents.blocks import Story
from muniforeign.documents.brief_content import BriefContent, Delegate
from muniforeign.documents.brief_words import colon, first_name, post_line, second_name, sound
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.person_card import PersonCard
from muniforeign.documents.styles import GREY
from muniforeign.documents.text import Run, Text
from muniforeign.domain.people import SpokenLanguage
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.i18n import N_, Language

Line = tuple[Text, ...]


def delegation(content: BriefContent, edition: Edition) -> Story:
    """Everybody of the other side, one card under the other, in order of precedence."""
    theirs = content.side(Side.THEIRS)
    if not theirs:
        return []
    return [
        *blocks.heading(edition, edition.say(N_("The delegation, in order of precedence"))),
        *_guidance(edition, theirs),
        *person_card.people(edition, [card(each, edition) for each in theirs]),
    ]


def our_side(content: BriefContent, edition: Edition) -> Story:
    """Our people on the left, each facing their counterpart on the right."""
    ours = content.side(Side.OURS)
    if not ours:
        return []
    rows = [
        (card(each, edition), card(other, edition) if other else None)
        for each in ours
        for other in [content.delegate(each.paired_with)]
    ]
    return [
        *blocks.heading(edition, edition.say(N_("Our side and whom each of us accompanies"))),
        *person_card.pairs(edition, rows),
    ]


def card(delegate: Delegate, edition: Edition, *, brief: bool = False) -> PersonCard:
    """What a card says of a person; a `brief` one leaves out what stands on the larger card."""
    shown = _equivalent(delegate, edition)
    notes = [_labelled(edition, "", edition.texts(delegate.summary))]
    if not brief:
        notes = [_languages(delegate, edition), *notes, *_kept_in_the_office(delegate, edition)]
    role = () if delegate.role is DelegateRole.MEMBER or brief else edition.say(delegate.role.label)
    return PersonCard(
        name=first_name(delegate.name, edition),
        latin=second_name(delegate.name, edition),
        reading=sound(delegate.name, edition),
        post=edition.each(lambda each: post_line(delegate, each)),
        equivalent=shown,
        notes=tuple(note for note in notes if any(note)),
        role=role,
        photo=delegate.photo,
        initials=delegate.name.initials,
    )


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
        mark = language.gettext(N_("≈ is what the post is like on the other side."))
        return " ".join((mark, *(source.get(language.code) for source in sources)))

    return blocks.paragraphs(edition, edition.each(written), styles.CAPTION.but(keep=True))


def _languages(delegate: Delegate, edition: Edition) -> Line:
    known = {each.value: each.label for each in SpokenLanguage}

    def written(language: Language) -> str:
        names = [language.gettext(known.get(code, "")) or code for code in delegate.languages]
        return language.list(names) if names else ""

    return _labelled(edition, N_("Languages"), edition.each(written))


def _kept_in_the_office(delegate: Delegate, edition: Edition) -> list[Line]:
    return [
        _labelled(edition, N_("Diet"), edition.texts(delegate.diet)),
        _labelled(edition, N_("Internal notes"), edition.same(delegate.notes)),
    ]


def _labelled(edition: Edition, label: str, texts: Texts) -> Line:
    """One line in each language, with a grey label before; empty where there is no text."""

    def written(language: Language, text: str) -> Text:
        if not text or not label:
            return text
        return (Run(language.gettext(label) + colon(language), color=GREY), Run(text))

    return tuple(
        written(language, text) for language, text in zip(edition.languages, texts, strict=True)
    )
