"""People out of contact cards, so that cards and lists are imported the same way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from muniforeign.domain import contacts, courtesies, dates, names
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.courtesies import Bare
from muniforeign.domain.drafts import DraftAddress, DraftContact, PeopleImport, PersonDraft
from muniforeign.domain.folding import clean, is_hanzi
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.sheets import RowProblem
from muniforeign.domain.text import Localized
from muniforeign.exchange import words
from muniforeign.exchange.contacts import name_of_parts, repeated
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.vcard import CardContact, CardFile, PostalAddress, Tagged
from muniforeign.i18n import N_

_GENDERS: Final = {"M": Gender.MALE, "F": Gender.FEMALE}
CARD_NOT_READ: Final = N_(
    "Card {row}, {field}: {reason} What was written there is kept in the notes."
)
CARD_LEFT_OUT: Final = N_("Card {row} has no name and was left out: {text}")
_NO_YEAR: Final = re.compile(r"--(\d\d)-?(\d\d)")
"""A birthday as vCard 4.0 writes it where the year is not known: month and day."""
_MOBILE: Final = frozenset({"cell", "iphone"})


def draft_cards(file: CardFile) -> PeopleImport:
    """The people of a file of cards; cards without a name are reported and left out."""
    problems = list(file.problems)
    people = []
    for card in file.cards:
        bare, name = _name(card)
        if name:
            people.append(_person(card, bare, name, problems))
        else:
            said = " · ".join(item.value for item in (*card.emails, *card.phones))
            problems.append(RowProblem(card.row, CARD_LEFT_OUT, fields={"text": said}))
    problems.sort(key=lambda problem: problem.row)
    return PeopleImport(tuple(people), tuple(problems), repeated(people))


def _name(card: CardContact) -> tuple[Bare, PersonName]:
    """The name of its parts where both are there, otherwise out of the line that is shown.

    The line is taken too where only it has the hanzi. Before the name what came with it: Sra.,
    Dr., and the gender that they tell.
    """
    given = clean(f"{card.given} {card.additional}")
    is_in_both = _has_hanzi(card.formatted) and not _has_hanzi(card.family + given)
    if card.family and given and not is_in_both:
        bare = courtesies.taken_off(given)
        name = name_of_parts(card.family, bare.name)
    else:
        bare = courtesies.taken_off(card.formatted or card.family or given)
        name = names.parse(bare.name)
    return _with_prefix(bare, card.prefix), name.with_usual_capitals()


def _has_hanzi(text: str) -> bool:
    return any(map(is_hanzi, text))


def _with_prefix(bare: Bare, prefix: str) -> Bare:
    """What the card's own field for courtesies tells too; what is none of them is kept."""
    prefixed = courtesies.taken_off(f"{prefix} {bare.name}")
    gender = prefixed.gender if bare.gender is Gender.UNKNOWN else bare.gender
    titles = prefixed.titles if prefixed.name == bare.name else (clean(prefix),)
    return Bare(bare.name, gender, tuple(dict.fromkeys((*bare.titles, *titles))))


def _person(
    card: CardContact, bare: Bare, name: PersonName, problems: list[RowProblem]
) -> PersonDraft:
    country = next((words.country(place.country) for place in card.addresses), "")
    country = country or ("CN" if name.hanzi else "")
    notes = [*bare.titles, card.suffix, card.notes, *card.others]
    return PersonDraft(
        source_row=card.row,
        name=name,
        gender=_GENDERS.get(card.gender.upper(), bare.gender),
        country=country,
        post_title=_localized(card.titles, notes),
        organisation=_localized(card.organisations, notes),
        contact_points=tuple(dict.fromkeys(_points(card, country or "CL"))),
        address=_address(card.addresses, notes),
        birth_date=_birthday(card, notes, problems),
        languages=words.languages(",".join(card.languages))[0],
        notes="\n".join(filter(None, notes)),
        photo=card.photo,
    )


def _localized(texts: tuple[Tagged, ...], notes: list[str]) -> Localized:
    """The texts by their language, or else by their script; a second one goes to the notes."""
    found = Localized()
    for tagged in texts:
        code = tagged.language or ("zh" if _has_hanzi(tagged.text) else "es")
        if found.get(code):
            notes.append(tagged.text)
        else:
            found = found.with_text(code, clean(tagged.text))
    return found


def _points(card: CardContact, country: str) -> Iterator[DraftContact]:
    for phone in card.phones:
        kind = ContactKind.MOBILE if phone.types & _MOBILE else ContactKind.PHONE
        kind = ContactKind.FAX if "fax" in phone.types else kind
        yield DraftContact(kind, contacts.normalise(kind, phone.value, country))
    for email in card.emails:
        yield DraftContact(ContactKind.EMAIL, contacts.normalise(ContactKind.EMAIL, email.value))
    yield from (DraftContact(ContactKind.WECHAT, clean(name)) for name in card.wechat)
    for website in card.websites:
        yield DraftContact(ContactKind.WEBSITE, contacts.normalise(ContactKind.WEBSITE, website))


def _address(places: tuple[PostalAddress, ...], notes: list[str]) -> DraftAddress:
    """The first address; the others go to the notes."""
    for place in places[1:]:
        parts = (place.street, place.city, place.region, place.postal_code, place.country)
        notes.append(", ".join(filter(None, parts)))
    if not places:
        return DraftAddress()
    first = places[0]
    street = ", ".join(filter(None, (first.street, first.region)))
    code = words.country(first.country)
    notes += [] if code else [first.country]
    return DraftAddress(
        words.by_script(street, "es"), words.by_script(first.city, "es"), first.postal_code, code
    )


def _birthday(card: CardContact, notes: list[str], problems: list[RowProblem]) -> dt.date | None:
    """The day; a birthday without a year (--0503) or one that is no day goes to the notes."""
    if not card.birthday:
        return None
    written = _NO_YEAR.sub(r"\2-\1", card.birthday.partition("T")[0])
    try:
        return dates.parse_date(written, latest=dt.date.today())
    except dates.DateError as reason:
        fields = {"reason": reason}
        problems.append(RowProblem(card.row, CARD_NOT_READ, FieldKind.BIRTH_DATE, fields))
        notes.append(words.under_heading("BDAY", written))
        return None
