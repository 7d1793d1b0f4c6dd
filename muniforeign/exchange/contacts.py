"""People out of the rows of a list: bad cells are named and kept, the rest of the row comes in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from muniforeign.domain import courtesies, names, rut
from muniforeign.domain.courtesies import Bare
from muniforeign.domain.drafts import PeopleImport, PersonDraft
from muniforeign.domain.folding import clean, fold, is_hanzi
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisation_and_post import parted
from muniforeign.domain.people import Gender
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.sheets import Sheet, cell_text
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole
from muniforeign.exchange import words
from muniforeign.exchange.columns import Mapping
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.records import (
    NAME_KINDS,
    NOT_UNDERSTOOD,
    THIS_CENTURY,
    Record,
    entries,
)
from muniforeign.i18n import CODES, N_

NOT_PARTED: Final = N_(
    "Row {row}, {field}: it is not clear where the organisation ends and the post begins in "
    "“{text}”. All of it was taken as the post. Write the organisation by hand."
)
_PROGRESS_STEP: Final = 200


def draft_people(sheet: Sheet, mapping: Mapping, progress: Progress = silent) -> PeopleImport:
    """The people of a sheet in its order, and what could not be taken as it stood.

    Two rows with the same name and organisation are both kept and named in `repeated`.
    """
    problems = list(sheet.problems)
    people: list[PersonDraft] = []
    m_is_mujer = _has_hombres(sheet, mapping)
    total = max(len(sheet.rows), 1)
    for record in entries(sheet, mapping, NAME_KINDS, problems):
        if len(people) % _PROGRESS_STEP == 0:
            progress(record.number / total, N_("Reading the people"))
        people.append(_person(record, m_is_mujer))
    problems.sort(key=lambda problem: problem.row)
    return PeopleImport(tuple(people), tuple(problems), repeated(people), _titles(sheet, mapping))


def repeated(people: list[PersonDraft]) -> tuple[int, ...]:
    """The rows whose name and organisation stood in an earlier row."""
    seen: set[tuple[str, str, str]] = set()
    rows = []
    for person in people:
        key = (person.name.hanzi, person.name.sort_key(), fold(person.organisation.best("es")))
        if key in seen:
            rows.append(person.source_row)
        seen.add(key)
    return tuple(rows)


def _titles(sheet: Sheet, mapping: Mapping) -> tuple[str, ...]:
    above = sheet.rows[: mapping.heading_row or 0]
    return tuple(" ".join(dict.fromkeys(filter(None, map(cell_text, row)))) for row in above if row)


def _has_hombres(sheet: Sheet, mapping: Mapping) -> bool:
    """Whether the gender column says H for hombre, so that M is mujer."""
    places = mapping.places(FieldKind.GENDER)
    rows = sheet.rows[mapping.first_row :]
    return any(
        place < len(row) and fold(cell_text(row[place])) == "h" for row in rows for place in places
    )


def _person(record: Record, m_is_mujer: bool) -> PersonDraft:
    bare, name = _name(record)
    country = record.country() or ("CN" if name.hanzi else "")
    organisation, post = _organisation_and_post(record)
    languages = _languages(record)
    draft = PersonDraft(
        source_row=record.number,
        name=name,
        gender=_gender(record, m_is_mujer) or bare.gender,
        country=country,
        post_title=post,
        organisation=organisation,
        contact_points=record.points(country or "CL"),
        address=record.address(country),
        passport_number=record.text(FieldKind.PASSPORT).upper().replace(" ", ""),
        passport_expires_on=record.date(FieldKind.PASSPORT_EXPIRY, earliest=THIS_CENTURY),
        national_id=rut.normalise(record.text(FieldKind.NATIONAL_ID)),
        birth_date=record.date(FieldKind.BIRTH_DATE, latest=dt.date.today()),
        birth_place=record.text(FieldKind.BIRTH_PLACE),
        diet=words.by_script(record.text(FieldKind.DIET), record.latin),
        languages=languages,
        order=_order(record),
        role=_role(record, post),
    )
    return replace(draft, notes="\n".join(filter(None, (" ".join(bare.titles), record.notes()))))


def _organisation_and_post(record: Record) -> tuple[Localized, Localized]:
    """Both from columns of their own; what these leave empty, from the column that has both."""
    organisation = record.localized(
        FieldKind.ORGANISATION, FieldKind.ORGANISATION_ZH, FieldKind.ORGANISATION_EN
    )
    post = record.localized(FieldKind.POST, FieldKind.POST_ZH, FieldKind.POST_EN)
    if not record.has(FieldKind.ORGANISATION_AND_POST):
        return organisation, post
    found = _parted(record)
    if organisation or post:
        record.keep(FieldKind.ORGANISATION_AND_POST)
    return organisation or found[0], post or found[1]


def _parted(record: Record) -> tuple[Localized, Localized]:
    """The organisation and the post in one cell; all of it the post where that cannot be told."""
    raw = record.raw(FieldKind.ORGANISATION_AND_POST)
    lines = words.by_script(raw.replace("\n", "|"), record.latin)
    organisation = title = Localized()
    for code in CODES:
        found = parted(lines.get(code))
        if found is None:
            text = clean(raw)
            record.report(NOT_PARTED, FieldKind.ORGANISATION_AND_POST, text=text)
            return Localized(), words.by_script(raw, record.latin)
        organisation = organisation.with_text(code, found.organisation)
        title = title.with_text(code, found.title)
    return organisation, title


def _name(record: Record) -> tuple[Bare, PersonName]:
    """The name from one column, from one for each script, or from its parts.

    Before it what came with it: Sra., Don, Dr., and the gender that they tell.
    """
    chinese = courtesies.taken_off(record.text(FieldKind.NAME_ZH), record.latin)
    first = record.text(FieldKind.FIRST_SURNAME)
    second = record.text(FieldKind.SECOND_SURNAME)
    surnames = record.text(FieldKind.SURNAMES)
    latin = record.text(FieldKind.NAME_LATIN)
    written = record.text(FieldKind.GIVEN_NAMES)
    if not (first or second or surnames):
        written = record.text(FieldKind.NAME) or written
    bare = courtesies.taken_off(written or latin, record.latin)
    if first or second:
        name = _with_chinese(PersonName(bare.name, first, second), chinese.name)
    elif surnames:
        name = _with_chinese(name_of_parts(surnames, bare.name), chinese.name)
    else:
        pinyin = latin if written else ""
        name = names.parse(" ".join(filter(None, (chinese.name, bare.name, pinyin))))
    gender = bare.gender if bare.gender is not Gender.UNKNOWN else chinese.gender
    return bare._replace(gender=gender), name.with_usual_capitals()


def name_of_parts(surnames: str, given: str) -> PersonName:
    """The name of which surnames and given names are told apart: 王 and 晓明, Wang and Xiaoming."""
    if any(map(is_hanzi, surnames + given)):
        return PersonName(family_hanzi=clean(surnames), given_hanzi=clean(given))
    chinese = names.parse(f"{surnames} {given}")
    if chinese.family_pinyin and fold(chinese.family_pinyin) == fold(surnames):
        return chinese
    return names.parse_latin(f"{surnames}, {given}") if given else PersonName("", surnames)


def _with_chinese(name: PersonName, chinese: str) -> PersonName:
    """The name with how it is written in Chinese, from a column of its own."""
    if not chinese or name.hanzi:
        return name
    return (
        names.parse(f"{chinese} {name.latin_plain}")
        if name.is_chinese
        else replace(name, transcription_zh=chinese)
    )


def _gender(record: Record, m_is_mujer: bool) -> Gender | None:
    text = record.text(FieldKind.GENDER)
    found = words.gender(text, m_is_mujer=m_is_mujer)
    if text and found is None:
        record.report(NOT_UNDERSTOOD, FieldKind.GENDER, text=text)
        record.keep(FieldKind.GENDER)
    return found


def _languages(record: Record) -> tuple[str, ...]:
    codes, left = words.languages(record.raw(FieldKind.LANGUAGES))
    if left:
        record.keep(FieldKind.LANGUAGES)
    return codes


def _order(record: Record) -> int | None:
    text = record.text(FieldKind.NUMBER).strip(".º°)、")
    if text.isascii() and text.isdigit() and len(text) < 6:
        return int(text)
    record.keep(FieldKind.NUMBER)
    return None


def _role(record: Record, post: Localized) -> DelegateRole | None:
    text = record.text(FieldKind.ROLE)
    found = words.role(text)
    if text and found is None:
        record.keep(FieldKind.ROLE)
    interprets = any(words.role(title) is DelegateRole.INTERPRETER for title in (post.zh, post.es))
    return found or (DelegateRole.INTERPRETER if interprets else None)
