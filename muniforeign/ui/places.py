"""Fields, columns and filters for a place: a country, a Chilean commune, a Chinese division."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from muniforeign.domain import places
from muniforeign.domain.folding import fold
from muniforeign.i18n import N_, Language
from muniforeign.ui.choice import Choice, ChoiceField
from muniforeign.ui.filters import Filter
from muniforeign.ui.table import Column

_USUAL = ("CL", "CN")
_MOST = 20


def country_field(language: Language, name: str = "country") -> ChoiceField:
    """A field for a country; saves its ISO 3166 code of two letters, or None."""
    return ChoiceField(name, N_("Country"), search=lambda text: countries(text, language))


def countries(text: str, language: Language) -> Sequence[Choice]:
    """Countries whose name has this text, in any accents; Chile and China for an empty text."""
    if not text:
        return [Choice(code, language.country(code)) for code in _USUAL]
    wanted = fold(text)
    names = [(code, language.country(code)) for code in _codes(language)]
    found = [(code, name) for code, name in names if wanted in fold(name)]
    found.sort(key=lambda each: (not fold(each[1]).startswith(wanted), fold(each[1])))
    return [Choice(code, name) for code, name in found[:_MOST]]


def _codes(language: Language) -> list[str]:
    codes = map(str, language.locale.territories)
    return [code for code in codes if len(code) == 2 and code.isalpha()]


def country_choice(code: str, language: Language) -> Choice | None:
    """What a country field shows for a stored code."""
    return Choice(code, language.country(code)) if code else None


def country_column() -> Column:
    """The column of a list for the country."""
    return Column(
        N_("Country"), "country", "country", 80, format=lambda code, shown: shown.country(code)
    )


def country_filter(language: Language, known: Callable[[], Iterable[str]]) -> Filter:
    """Narrows a list to a country: Chile, China, and those that are `known` by their codes."""

    def choices() -> list[tuple[str, str]]:
        codes = dict.fromkeys((*_USUAL, *sorted(known())))
        return [(code, language.country(code)) for code in codes]

    return Filter(N_("Country"), "country", choices)


def commune_field(language: Language, name: str = "commune_code") -> ChoiceField:
    """A field for a Chilean commune; saves its code of five digits, or None."""
    return ChoiceField(name, N_("Commune"), search=lambda text: communes(text, language))


def communes(text: str, language: Language) -> Sequence[Choice]:
    """Communes by the beginning of a word of their name."""
    return [commune_choice(found.code, language) for found in places.find_communes(text)]


def commune_choice(code: str, language: Language) -> Choice:
    """What a commune field shows for a stored code; the code itself where it is not known.

    Communes have their Spanish name in every language: there is no checked list of others.
    """
    found = places.known_commune(code)
    return Choice(code, found.name, region_name(code, language)) if found else Choice(code, code)


def region_name(commune_code: str, language: Language) -> str:
    """The region of a commune in the words of the screen, or empty for an unknown commune."""
    found = places.known_commune(commune_code)
    return places.region(found.region_code).name.best(language.code) if found else ""


def division_field(language: Language, name: str = "division_code") -> ChoiceField:
    """A field for a Chinese division; saves its code of six digits, or None."""
    return ChoiceField(
        name,
        N_("Chinese division"),
        hint=N_("In hanzi, in pinyin or by initials: 武汉, wuhan, wh"),
        search=lambda text: divisions(text, language),
    )


def divisions(text: str, language: Language) -> Sequence[Choice]:
    """Divisions by hanzi, pinyin or Spanish name, with their level and the way to them."""
    found = places.find_divisions(text) if text else places.children("")[:_MOST]
    return [division_choice(each.code, language) for each in found]


def division_choice(code: str, language: Language) -> Choice:
    """What a division field shows for a stored code; the code itself where it is not known."""
    try:
        return Choice(code, division_name(code, language), division_path(code, language))
    except KeyError:
        return Choice(code, code)


def division_name(code: str, language: Language) -> str:
    """武汉市 · Wuhan, or in Chinese its hanzi alone. Raises KeyError for an unknown code."""
    name = places.division(code).name
    if language.code == "zh":
        return name.zh
    return f"{name.zh} · {name.best(language.code)}"


def division_path(code: str, language: Language) -> str:
    """Its kind and what it belongs to, as in "Prefecture-level city, Hubei"."""
    *above, own = places.path(code)
    kind = language.gettext(own.kind.label)
    return " · ".join([kind, *(each.name.best(language.code) for each in reversed(above))])
