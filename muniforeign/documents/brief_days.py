"""The programme of a brief, day by day, with holidays and the clock of the other side."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from muniforeign.documents import blocks, programme_table, styles
from muniforeign.documents.brief_content import BriefContent, Item, Note
from muniforeign.documents.brief_words import bracketed, colon, original, short_name
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.programme_table import ProgrammeRow
from muniforeign.documents.rows import Story
from muniforeign.domain import dates
from muniforeign.domain.calendar import CalendarNote
from muniforeign.domain.dates import DateError, TimeZone
from muniforeign.domain.visits import VisitKind
from muniforeign.i18n import N_, Language


def programme(content: BriefContent, edition: Edition) -> Story:
    """Each day under its heading: times, activities, places, people, interpreters, dress."""
    if not content.programme:
        return []
    story = blocks.heading(edition, edition.say(N_("Programme")))
    for day, items in groupby(content.programme, key=lambda item: item.starts_at.date()):
        story += _day(content, edition, day, list(items))
    return story


def _day(content: BriefContent, edition: Edition, day: dt.date, items: list[Item]) -> Story:
    heading, table = _split(
        programme_table.day(
            edition,
            edition.each(lambda each: each.date(day, "full")),
            [_row(content, edition, item) for item in items],
        )
    )
    notes = edition.each(lambda each: _of_the_day(content, each, day, items[0]))
    return [*heading, *blocks.paragraphs(edition, notes, styles.CAPTION.but(keep=True)), *table]


def _split(story: Story) -> tuple[Story, Story]:
    return story[:1], story[1:]


def _row(content: BriefContent, edition: Edition, item: Item) -> ProgrammeRow:
    interpreter = item.interpreter
    return ProgrammeRow(
        time=_time(content, item),
        title=edition.texts(item.title),
        place=edition.texts(item.venue),
        people=edition.each(lambda each: _people(content, each, item)),
        interpreter=edition.each(lambda each: short_name(interpreter, each) if interpreter else ""),
        notes=_notes(edition, item),
    )


def _time(content: BriefContent, item: Item) -> str:
    """The time here; for a meeting online also the other side's, marked with its country."""
    here = _span(item.starts_at, item.ends_at)
    other = _other_zone(item.time_zone)
    if content.kind is not VisitKind.ONLINE or not other:
        return here
    try:
        start = dates.local_to_zone(item.starts_at, item.time_zone, other)
        end = dates.local_to_zone(item.ends_at, item.time_zone, other) if item.ends_at else None
    except DateError:
        return here
    country = "CN" if other == TimeZone.CHINA else "CL"
    return f"{here}\n{country} {_span(start, end)}"


def _span(start: dt.datetime, end: dt.datetime | None) -> str:
    return "–".join(f"{moment:%H:%M}" for moment in (start, end) if moment)


def _people(content: BriefContent, language: Language, item: Item) -> str:
    if not item.attendees:
        return language.gettext(N_("Everybody"))
    present = [each for each in content.delegates if each.id in item.attendees]
    names = [short_name(each.name, language) for each in present]
    return ("、" if language.code == "zh" else ", ").join(names)


def _notes(edition: Edition, item: Item) -> Texts:
    """Dress and public notes on a line; in the office, internal ones on the next."""

    def written(language: Language) -> str:
        _ = language.gettext
        dress = _("Dress") + colon(language) + _(item.dress.label) if item.dress else ""
        public = " · ".join(filter(None, (dress, item.public_notes.get(language.code).strip())))
        internal = _internal(item.notes, language) if language is edition.first else ""
        return "\n".join(filter(None, (public, internal)))

    return edition.each(written)


def _internal(note: Note, language: Language) -> str:
    if not note:
        return ""
    label = language.gettext(N_("Internal")) + original(note, language)
    return label + colon(language) + note.text


def _of_the_day(content: BriefContent, language: Language, day: dt.date, item: Item) -> str:
    notes = [_holiday(note, language) for note in content.calendar if note.day == day]
    clock = _clock(item, language)
    return " · ".join(filter(None, (*notes, clock)))


def _holiday(note: CalendarNote, language: Language) -> str:
    text = note.text.get(language.code)
    if not text or not note.country:
        return text
    return f"{language.country(note.country)}{colon(language)}{text}"


def _clock(item: Item, language: Language) -> str:
    """How the other side's clock differs: families and offices at home are asleep or awake."""
    other = _other_zone(item.time_zone)
    if not other:
        return ""
    try:
        there = dates.local_to_zone(item.starts_at, item.time_zone, other).replace(tzinfo=None)
    except DateError:
        return ""
    country = language.country("CN" if other == TimeZone.CHINA else "CL")
    at = f"{there:%H:%M}" + bracketed(_other_day(item, there, language), language)
    template = language.gettext(N_("At {here} here it is {there} in {country}"))
    return template.format(here=f"{item.starts_at:%H:%M}", there=at, country=country)


def _other_day(item: Item, there: dt.datetime, language: Language) -> str:
    if there.date() == item.starts_at.date():
        return ""
    later = there.date() > item.starts_at.date()
    return language.gettext(N_("next day") if later else N_("previous day"))


def _other_zone(zone: str) -> str:
    """The other side's clock: China's for a place in Chile, mainland Chile's for one in China."""
    if zone == TimeZone.CHINA:
        return TimeZone.SANTIAGO.value
    chile = (TimeZone.SANTIAGO, TimeZone.MAGALLANES, TimeZone.EASTER)
    return TimeZone.CHINA.value if zone in chile else ""
