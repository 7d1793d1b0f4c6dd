"""Polite forms: how a person is named with respect, and the first line of a letter to them.

Spanish follows Chilean municipal custom (Sr. Alcalde, Sra. Alcaldesa; no Excelentísimo). In
Chinese 阁下 is kept for heads of state, ministers, governors, ambassadors and heads of major
organisations; everybody else is 先生 or 女士 (protocol rules of a provincial office). Both are
customs, so every text made here is meant to be edited.
"""

from __future__ import annotations

from typing import Final

from muniforeign.domain.people import Gender
from muniforeign.i18n import Code

_POLITE: Final[dict[Code, dict[Gender, str]]] = {
    "es": {Gender.MALE: "Sr.", Gender.FEMALE: "Sra."},
    "zh": {Gender.MALE: "先生", Gender.FEMALE: "女士"},
    "en": {Gender.MALE: "Mr", Gender.FEMALE: "Ms"},
}


def formal(code: Code, name: str, surname: str, gender: Gender, post_title: str) -> str:
    """The person as named in running text.

    With a title: "Sra. Alcaldesa", "王市长", "Mayor Wang". Without: "Sr. Wang Xiaoming",
    "王晓明先生", "Mr Wang". An unknown gender leaves out what depends on it.
    """
    polite = _POLITE[code].get(gender, "")
    if code == "zh":
        return f"{surname}{post_title}" if post_title else f"{name}{polite}"
    if code == "en":
        if post_title:
            return f"{post_title} {surname}"
        return f"{polite} {surname}" if polite else name
    return " ".join(filter(None, (polite, post_title or name)))


def opening(
    code: Code, name: str, surname: str, gender: Gender, post_title: str, *, high_office: bool
) -> str:
    """The first line of a letter, with its punctuation.

    es "Señor Alcalde:", "Señora Wang Xiaoming:"; zh "尊敬的王市长先生：", with 阁下 instead of
    先生 or 女士 for a `high_office`; en "Dear Mayor Wang,", "Your Excellency," for a high office.
    """
    if code == "zh":
        ending = "阁下" if high_office else _POLITE["zh"].get(gender, "")
        addressed = f"{surname}{post_title}" if post_title else name
        return f"尊敬的{addressed}{ending}："
    if code == "en":
        named = formal(code, name, surname, gender, post_title)
        return "Your Excellency," if high_office else f"Dear {named},"
    polite = {Gender.MALE: "Señor ", Gender.FEMALE: "Señora "}.get(gender, "")
    return f"{polite}{post_title or name}:"
