"""Page one of a brief, enough to survive the meeting, and the aims of the visit after it."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import KeepTogether

from muniforeign.documents import blocks, person_card, styles
from muniforeign.documents.brief_content import BriefContent, Delegate, Point
from muniforeign.documents.brief_people import card
from muniforeign.documents.brief_words import (
    both_scripts,
    bracketed,
    comma,
    original,
    period,
    with_title,
)
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import Story
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole, PointKind, Side, VisitKind
from muniforeign.i18n import N_, Language

ON_PAGE_ONE: Final = 3
"""How many things to obtain and to avoid a mayor can keep in mind."""
_SHORT: Final = 6
"""Lists of so many points stay on one page."""
_KIND: Final = styles.LABEL.but(bold=True, leading=12.0, after=2.0)


def page_one(content: BriefContent, edition: Edition) -> Story:
    """Who comes, when and why; the head of the delegation; what to obtain and what to avoid."""
    return [
        *_title(content, edition),
        *_who_when_why(content, edition),
        *_head(content, edition),
        *_to_obtain(content, edition),
        *_to_avoid(content, edition),
    ]


def aims(content: BriefContent, edition: Edition) -> Story:
    """Objectives, talking points, what did not fit on page one, and the office's own notes."""
    story: Story = []
    for kind, title in (
        (PointKind.OBJECTIVE, N_("Objectives")),
        (PointKind.TALKING_POINT, N_("Talking points")),
    ):
        story += _list(edition, title, content.points_of(kind))
    more = content.points_of(PointKind.TO_OBTAIN)[ON_PAGE_ONE:]
    story += _list(edition, N_("Further things to obtain"), more)
    more = content.points_of(PointKind.TO_AVOID)[ON_PAGE_ONE:]
    story += _list(edition, N_("Further things to avoid"), more)
    if content.notes:
        inside = edition.alone()
        title = inside.first.gettext(N_("Notes of the office"))
        title += original(content.notes, inside.first)
        story += blocks.warning(inside, (title,), [(content.notes.text,)])
    return story


def _list(edition: Edition, title: str, points: tuple[Point, ...]) -> Story:
    items = _texts(edition, points)
    if not items:
        return []
    story = [*blocks.heading(edition, edition.say(title)), *blocks.bullets(edition, items)]
    return [KeepTogether(story)] if len(items) <= _SHORT else story


def _texts(edition: Edition, points: tuple[Point, ...]) -> list[Texts]:
    return [texts for point in points if any(texts := edition.texts(point.text))]


def _title(content: BriefContent, edition: Edition) -> Story:
    def kind(language: Language) -> str:
        _ = language.gettext
        return " · ".join((_("Delegation brief"), _(content.status.label)))

    size = 15.0 if edition.two else 19.0
    title = styles.TITLE.but(size=size, leading=size * 1.25, after=4.0)
    below = styles.SUBTITLE.but(size=size * 0.66, leading=size * 0.85, after=5.0)
    name = content.counterpart.name if content.counterpart else Localized()
    subtitle = edition.texts(name)
    if not edition.two:
        subtitle = both_scripts(subtitle, name.es if edition.first.code == "zh" else name.zh)
    return [
        *blocks.paragraphs(edition, edition.each(kind), _KIND),
        *blocks.paragraphs(edition, edition.texts(content.title), title),
        *blocks.paragraphs(edition, subtitle, below),
    ]


def _who_when_why(content: BriefContent, edition: Edition) -> Story:
    if edition.two:
        rows = [(edition.say(N_("When")), edition.each(lambda each: _when_where(content, each)))]
    else:
        when = edition.each(lambda each: period(content, each))
        where = edition.texts(content.place)
        rows = [(edition.say(N_("When")), when), (edition.say(N_("Where")), where)]
    rows += [
        (edition.say(N_("Who")), edition.each(lambda each: _who(content, each))),
        (edition.say(N_("Why")), edition.texts(content.purpose)),
    ]
    return blocks.facts(edition, rows, share=0.2 if edition.two else 0.14)


def _when_where(content: BriefContent, language: Language) -> str:
    """Both on one line: page one is narrow in two languages."""
    parts = (period(content, language), content.place.get(language.code))
    return comma(language).join(filter(None, parts))


def _who(content: BriefContent, language: Language) -> str:
    """The side that travels, how many they are and who leads them."""
    side = Side.OURS if content.kind is VisitKind.OUTGOING else Side.THEIRS
    count = len(content.side(side))
    if not count:
        return ""
    template = language.ngettext("Delegation of {n} person", "Delegation of {n} people", count)
    text = template.format(n=language.number(count))
    head = _head_of(content, side)
    if head is None:
        return text
    led = language.gettext(N_("led by {name}")).format(name=with_title(head, language))
    return text + comma(language) + led


def _head_of(content: BriefContent, side: Side) -> Delegate | None:
    """The head of a side, or who stands first in its list."""
    people = content.side(side)
    heads = (each for each in people if each.role is DelegateRole.HEAD)
    return next(heads, next(iter(people), None))


def _head(content: BriefContent, edition: Edition) -> Story:
    head = _head_of(content, Side.THEIRS)
    if head is None:
        return []
    title = edition.say(DelegateRole.HEAD.called(head.gender))
    cards = person_card.people(edition, [card(head, edition, brief=True)])
    return [*blocks.paragraphs(edition, title, styles.SUBHEADING), *cards]


def _to_obtain(content: BriefContent, edition: Edition) -> Story:
    items = _texts(edition, content.points_of(PointKind.TO_OBTAIN)[:ON_PAGE_ONE])
    if not items:
        return []
    title = edition.say(N_("To obtain"))
    head = styles.TABLE_HEAD.but(size=10.5, leading=14.0, after=3.0)
    return blocks.box(
        edition,
        lambda inner: [
            *blocks.paragraphs(inner, title, head),
            *blocks.bullets(inner, items, "1", styles.CELL if edition.two else styles.BODY),
        ],
    )


def _to_avoid(content: BriefContent, edition: Edition) -> Story:
    items = _texts(edition, content.points_of(PointKind.TO_AVOID)[:ON_PAGE_ONE])
    if not items:
        items = [_proposed(edition, each.text, each.source) for each in content.avoid]
    return blocks.warning(edition, edition.say(N_("To avoid")), items) if items else []


def _proposed(edition: Edition, text: Localized, source: Localized) -> Texts:
    """A proposal of the program, with who says so."""
    return edition.each(lambda each: text.get(each.code) + bracketed(source.get(each.code), each))
