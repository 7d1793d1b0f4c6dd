"""The two places of a brief in plain words: what each is in its country, facts, and the map."""

from __future__ import annotations

import datetime as dt
from typing import Final

from reportlab.platypus import Flowable, Spacer

from muniforeign.documents import blocks, map_drawing, styles
from muniforeign.documents.brief_content import BriefContent, Organisation
from muniforeign.documents.brief_words import colon, comma, semicolon
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import Story
from muniforeign.domain import places
from muniforeign.domain.facts import Fact
from muniforeign.i18n import N_, Language

Facts = tuple[Fact, ...]
Row = tuple[Texts, Texts]

_MAP_SHARE: Final = 0.56
_NAMES: Final = 0.24
_NAME: Final = styles.BODY.but(bold=True, after=3.0, keep=True)


def counterpart(content: BriefContent, edition: Edition) -> Story:
    """The other side's organisation, who else takes part, and the map."""
    title = blocks.heading(edition, edition.say(N_("The counterpart")))
    partners = edition.each(lambda each: _partners(content.partners, each))
    rows = [(edition.say(N_("Also taking part")), partners)]
    story: Story = []
    if content.counterpart:
        explained = content.counterpart.explained if edition.codes != ("zh",) else ()
        story += _organisation(content.counterpart, explained, edition, rows)
    elif content.partners:
        story += blocks.facts(edition, rows, share=_NAMES)
    story += _map(content, edition)
    return [*title, *story] if story else []


def tells_of_us(edition: Edition) -> bool:
    """Whether a reader may not know our municipality: Chinese readers, and guests abroad."""
    return "zh" in edition.codes or (not edition.internal and edition.codes != ("es",))


def own(content: BriefContent, edition: Edition) -> Story:
    """Our municipality, for whoever does not know it."""
    known = content.own and (content.own.facts or content.own.explained)
    if content.own is None or not known or not tells_of_us(edition):
        return []
    title = blocks.heading(edition, edition.say(N_("Our municipality")))
    return [*title, *_organisation(content.own, content.own.explained, edition, [])]


def _organisation(
    organisation: Organisation, explained: Facts, edition: Edition, more: list[Row]
) -> Story:
    told = [(fact.source, fact.source_date) for fact in organisation.facts if fact.source]
    sources = list(dict.fromkeys(told))
    rows = [(edition.say(N_("Location")), edition.each(lambda each: _path(organisation, each)))]
    for fact in organisation.facts:
        texts = edition.texts(fact.text)
        if fact.source:
            number = sources.index((fact.source, fact.source_date)) + 1
            texts = tuple(f"{text} [{number}]" if text else "" for text in texts)
        rows.append((edition.say(fact.subject.label), texts))
    story = blocks.paragraphs(edition, edition.names(organisation.name), _NAME)
    for explanation in explained:
        story += blocks.paragraphs(edition, edition.texts(explanation.text))
    notes = edition.each(lambda each: _sources(each, explained, sources))
    return [
        *story,
        *blocks.facts(edition, [*rows, *more], share=_NAMES),
        *blocks.paragraphs(edition, notes, styles.CAPTION),
    ]


def _partners(partners: tuple[Organisation, ...], language: Language) -> str:
    names = [name for each in partners if (name := each.name.best(language.code))]
    return language.list(names) if names else ""


def _path(organisation: Organisation, language: Language) -> str:
    """From the smaller to the larger, and in Chinese from the larger to the smaller."""
    names = [name.best(language.code) for name in organisation.path]
    if language.code == "zh":
        return "".join(names)
    return comma(language).join(filter(None, reversed(names)))


def _sources(
    language: Language, explained: Facts, sources: list[tuple[str, dt.date | None]]
) -> str:
    """Where the explanations and the numbered facts come from, and when."""
    texts = list(dict.fromkeys(fact.source.get(language.code) for fact in explained))
    for number, (source, day) in enumerate(sources, start=1):
        dated = comma(language).join(filter(None, (source, language.date(day))))
        texts.append(f"[{number}] {dated}")
    if not any(texts):
        return ""
    named = semicolon(language).join(filter(None, texts))
    return language.gettext(N_("Sources")) + colon(language) + named


def _map(content: BriefContent, edition: Edition) -> Story:
    if not content.map_points:
        return []
    first = edition.first.code
    marks = [
        map_drawing.Place(point.longitude, point.latitude, point.name.best(first))
        for point in content.map_points
    ]
    drawing: Flowable = map_drawing.pacific_map(places.land(), marks, edition.width * _MAP_SHARE)
    drawing.hAlign = "LEFT"
    caption = edition.each(lambda each: _distance(content, each))
    return [
        Spacer(0, 4),
        drawing,
        Spacer(0, 3),
        *blocks.paragraphs(edition, caption, styles.CAPTION),
    ]


def _distance(content: BriefContent, language: Language) -> str:
    if len(content.map_points) != 2:
        return ""
    one, other = content.map_points
    distance = places.distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    template = language.gettext(N_("From {one} to {other}: some {km} km in a straight line."))
    return template.format(
        one=one.name.best(language.code),
        other=other.name.best(language.code),
        km=language.number(round(distance, -2)),
    )
