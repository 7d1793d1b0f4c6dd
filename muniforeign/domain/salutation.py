"""Polite forms: how a person is named with respect, and the first line of a letter to them.

Spanish follows Chilean municipal custom (Sr. Alcalde, Sra. Alcaldesa; no Excelentísimo). In
Chinese 阁下 is kept for heads of state, ministers, governors, ambassadors and heads of major
organisations; everybody else is 先生 or 女士 (protocol rules of a provincial office). Before or
after a name a title stands without the body it belongs to, 何主任 and Director He, and English has
only some titles there. All of these are customs, so every text made here is meant to be edited.
"""

from __future__ import annotations

import re
from typing import Final

from muniforeign.domain import reference
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
        return f"{surname}{_after_a_name(post_title)}" if post_title else f"{name}{polite}"
    if code == "en":
        if title := _before_a_name(post_title):
            return f"{title} {surname}"
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
        addressed = f"{surname}{_after_a_name(post_title)}" if post_title else name
        return f"尊敬的{addressed}{ending}："
    if code == "en":
        named = formal(code, name, surname, gender, post_title)
        return "Your Excellency," if high_office else f"Dear {named},"
    polite = {Gender.MALE: "Señor ", Gender.FEMALE: "Señora "}.get(gender, "")
    return f"{polite}{post_title or name}:"


def _after_a_name(title: str) -> str:
    """A Chinese title without its body: 外事办公室副主任 is 副主任; whole where it is not known."""
    words = reference.read("post_words.json")["chinese"]
    found = (word for word in words["titles"] if title.endswith(word) and word[0] != "党")
    short = max(found, key=len, default=title)
    while before := [word for word in words["before"] if title.endswith(word + short)]:
        short = max(before, key=len) + short
    return short


def _before_a_name(title: str) -> str:
    """Director for Director of the Foreign Affairs Office; empty for Head of Section."""
    ends = reference.read("post_words.json")["latin"]["before_a_name"]
    head = re.split(r" of | for |,|\(", title)[0].strip()
    return head if re.split(r"[ -]", head.lower())[-1] in ends else ""
