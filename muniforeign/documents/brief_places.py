"""The two places of a brief in plain words: what each is in its country, facts, and the map."""

from __future__ import annotations

from typing import Final

from reportlab.platypus import Flowable, Spacer

from muniforeign.documents import blocks, map_drawing, styles
from muniforeign.documents.blocks import Story
from muniforeign.documents.brief_content import BriefContent, Organisation, ProfileFact
from muniforeign.documents.brief_words import bracketed, colon, comma
from muniforeign.documents.edition import Edition, Texts
from muniforeign.domain import places
from muniforeign.domain.facts import Fact
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Language

_MAP_SHARE: Final = 0.82


def counterpart(content: BriefContent, edition: Edition) -> Story:
    """The other side's organisation, who else takes part, and the map."""
    story: Story = []
    if content.counterpart:
        explained = content.counterpart.explained if edition.codes != ("zh",) else ()
        story += _organisation(content.counterpart, N_("The counterpart"), explained, edition)
    partners = [edition.texts(partner.name) for partner in content.partners]
    if any(map(any, partners)):
        story += blocks.heading(edition, edition.say(N_("Also taking part")), level=2)
        story += blocks.bullets(edition, partners)
    return [*story, *_map(content, edition)]


def own(content: BriefContent, edition: Edition) -> Story:
    """Our municipality, for whoever does not know it: not in papers in Spanish alone."""
    if content.own is None or edition.codes == ("es",):
        return []
    if not (content.own.facts or content.own.explained):
        return []
    return _organisation(content.own, N_("Our municipality"), content.own.explained, edition)


def _organisation(
    organisation: Organisation, title: str, explained: tuple[Fact, ...], edition: Edition
) -> Story:
    rows = [(edition.say(N_("Name")), edition.texts(organisation.name))]
    rows.append((edition.say(N_("Place")), edition.each(lambda each: _path(organisation, each))))
    rows += [(edition.say(fact.subject.label), _fact(fact, edition)) for fact in organisation.facts]
    story = blocks.heading(edition, edition.say(title))
    for fact in explained:
        story += blocks.paragraphs(edition, edition.texts(fact.text))
    story += _sources(edition, [fact.source for fact in explained])
    return [*story, *blocks.facts(edition, rows, share=0.24)]


def _path(organisation: Organisation, language: Language) -> str:
    """From the smaller to the larger, and in Chinese from the larger to the smaller."""
    names = [name.get(language.code) for name in organisation.path]
    if language.code == "zh":
        return "".join(names)
    return comma(language).join(filter(None, reversed(names)))


def _fact(fact: ProfileFact, edition: Edition) -> Texts:
    def written(language: Language) -> str:
        text = fact.text.get(language.code)
        source = comma(language).join(filter(None, (fact.source, language.date(fact.source_date))))
        return text + bracketed(source, language) if text else ""

    return edition.each(written)


def _sources(edition: Edition, sources: list[Localized]) -> Story:
    def written(language: Language) -> str:
        texts = dict.fromkeys(source.get(language.code) for source in sources)
        joined = "; ".join(filter(None, texts))
        label = language.gettext(N_("Source"))
        return f"{label}{colon(language)}{joined}" if joined else ""

    return blocks.paragraphs(edition, edition.each(written), styles.CAPTION)


def _map(content: BriefContent, edition: Edition) -> Story:
    if not content.map_points:
        return []
    first = edition.first.code
    marks = [
        map_drawing.Place(point.longitude, point.latitude, point.name.get(first))
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
        one=one.name.get(language.code),
        other=other.name.get(language.code),
        km=language.number(round(distance, -2)),
    )
