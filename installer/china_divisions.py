"""Names, kinds and readings of China's divisions, from their Chinese names and codes.

Used by `reference_data.py` when resources/reference is made anew; the program itself only reads
the result. Codes are those of GB/T 2260; readings come from pypinyin, corrected by the tables in
resources/reference/sources/china.json.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

DIRECT = "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"
"""Rows of the statistical list that stand for no division: what a province governs directly."""

KINDS = {
    "special_region": (r"特别行政区", "Tèbié Xíngzhèngqū"),
    "autonomous_region": (r"自治区", "Zìzhìqū"),
    "autonomous_prefecture": (r"自治州", "Zìzhìzhōu"),
    "autonomous_county": (r"自治县", "Zìzhìxiàn"),
    "autonomous_banner": (r"自治旗", "Zìzhìqí"),
    "prefecture": (r"地区", "Dìqū"),
    "league": (r"盟", "Méng"),
    "forestry_district": (r"(?<=神农架)林区", "Línqū"),
    "special_district": (r"特区", "Tèqū"),
    "province": (r"省", "Shěng"),
    "county": (r"县", "Xiàn"),
    "banner": (r"旗", "Qí"),
    "district": (r"区", "Qū"),
}

SPANISH = {
    "autonomous_prefecture": "Prefectura autónoma{ethnic} de {stem}",
    "autonomous_county": "Condado autónomo{ethnic} de {stem}",
    "autonomous_banner": "Bandera autónoma{ethnic} de {stem}",
    "prefecture": "Prefectura de {stem}",
    "league": "Liga de {stem}",
    "district": "Distrito{ethnic} de {stem}",
    "county": "Condado de {stem}",
    "banner": "Bandera{wing} de {stem}",
    "forestry_district": "Área forestal de {stem}",
    "special_district": "Distrito especial de {stem}",
}

ENGLISH = {
    "autonomous_prefecture": "{stem}{ethnic} Autonomous Prefecture",
    "autonomous_county": "{stem}{ethnic} Autonomous County",
    "autonomous_banner": "{stem}{ethnic} Autonomous Banner",
    "prefecture": "{stem} Prefecture",
    "league": "{stem} League",
    "district": "{stem}{ethnic} District",
    "county": "{stem} County",
    "banner": "{stem}{wing} Banner",
    "forestry_district": "{stem} Forestry District",
    "special_district": "{stem} Special District",
}


@dataclass(frozen=True)
class Parts:
    """A name taken apart: 恩施 | 土家族 苗族 | 自治州, or 巴林 | 左 | 旗."""

    stem: str
    ethnic: tuple[str, ...]
    wing: str
    suffix: str


@dataclass(frozen=True)
class Names:
    """What is written of one division: pinyin with tones, syllables of the stem, es and en."""

    pinyin: str
    syllables: str
    es: str
    en: str


def kind_of(code: str, name: str) -> str:
    """The kind of the division with this six-digit code. Raises ValueError where none fits."""
    if name.endswith("市"):
        if code.endswith("0000"):
            return "municipality"
        return "prefecture_city" if code.endswith("00") else "county_city"
    for kind, (suffix, _) in KINDS.items():
        if re.search(suffix + "$", name):
            return kind
    raise ValueError(f"no kind for {name}")


class Namer:
    """Gives readings and Spanish and English names by the tables of sources/china.json."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._characters: dict[str, str] = tables["characters"]
        self._names: dict[str, str] = tables["names"]
        self._stems: dict[str, list[str]] = tables["stems"]
        self._wings: dict[str, list[str]] = {row[0]: row[1:] for row in tables["banners"]}
        self._ethnic: dict[str, list[str]] = {row[0]: row[1:] for row in tables["ethnic"]}
        self._ethnic_end = re.compile("(?:" + "|".join([*self._ethnic, "各族"]) + ")$")

    def names(self, name: str, kind: str) -> Names:
        """All that is written of the division called `name`."""
        parts = self.parts(name.removeprefix("中国"), kind)
        syllables = self._read(parts.stem) if parts.stem else []
        peoples = [self._read(people) for people in parts.ethnic]
        words = [join(part) for part in (syllables, *peoples) if part]
        pinyin = " ".join([*words, *self._ending(parts, kind)])
        plain = without_tones(words[0]) if parts.stem else ""
        if len(parts.stem) == 1:
            plain = without_tones("".join(pinyin.split())).capitalize()
        es, en = self._stems.get(parts.stem, [plain, plain])
        searched = syllables or peoples[0]
        return Names(
            pinyin,
            " ".join(without_tones(s) for s in searched),
            self._spanish(kind, es, parts),
            self._english(kind, en, parts),
        )

    def parts(self, name: str, kind: str) -> Parts:
        """The name without its suffix, and the peoples or the wing that stand before it."""
        suffix = "市" if name.endswith("市") else KINDS[kind][0][-2:].removeprefix(")")
        if kind == "district" and re.search("(滨海|沈北|浦东|两江)新区$|..矿区$", name):
            suffix = name[-2:]
        if kind.startswith(("autonomous", "special_region")):
            suffix = KINDS[kind][0]
        stem = name.removesuffix(suffix)
        ethnic: list[str] = []
        ruled = kind.startswith("autonomous") or (kind == "district" and "族" in stem)
        while ruled and stem != "内蒙古" and (found := self._ethnic_end.search(stem)):
            ethnic.insert(0, found.group())
            stem = stem[: found.start()]
        wing = next((w for w in self._wings if kind == "banner" and stem.endswith(w)), "")
        return Parts(stem.removesuffix(wing), tuple(ethnic), wing, suffix)

    def _read(self, text: str) -> list[str]:
        if text in self._names:
            return self._names[text].split()
        from pypinyin import Style, lazy_pinyin

        read = lazy_pinyin(text, style=Style.TONE)
        if len(read) != len(text):
            raise ValueError(f"no reading for {text}")
        return [self._characters.get(c, s) for c, s in zip(text, read, strict=True)]

    def _ending(self, parts: Parts, kind: str) -> list[str]:
        known = {"市": "Shì", "新区": "Xīnqū", "矿区": "Kuàngqū"}
        ending = known.get(parts.suffix) or KINDS[kind][1]
        return [self._wings[parts.wing][0], ending] if parts.wing else [ending]

    def _spanish(self, kind: str, stem: str, parts: Parts) -> str:
        words = [self._ethnic[e][0] for e in parts.ethnic if e in self._ethnic]
        of = " de diversas etnias" if parts.ethnic else ""
        if words:
            of = f" de la{'s' * (len(words) > 1)} etnia{'s' * (len(words) > 1)} "
            of += listed(words, "y", "e")
        wing = " " + self._wings[parts.wing][1] if parts.wing else ""
        text = SPANISH.get(kind, "{stem}").format(stem=stem, ethnic=of, wing=wing)
        return text.removesuffix(" de ")

    def _english(self, kind: str, stem: str, parts: Parts) -> str:
        words = [self._ethnic.get(e, ["", "Various Peoples"])[1] for e in parts.ethnic]
        of = f" {listed(words, 'and')}" if words else ""
        wing = " " + self._wings[parts.wing][2] if parts.wing else ""
        return ENGLISH.get(kind, "{stem}").format(stem=stem, ethnic=of, wing=wing).strip()


def listed(words: list[str], conjunction: str, before_i: str = "") -> str:
    """Words as a sentence lists them: hui, miao y yi; the Spanish y is e before i and y."""
    if len(words) < 2:
        return "".join(words)
    last = before_i if before_i and re.match("y?i", words[-1]) else conjunction
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def join(syllables: list[str]) -> str:
    """Syllables as one word, with the apostrophe of the pinyin rules: Xī'ān."""
    word = ""
    for syllable in syllables:
        vowel = unicodedata.normalize("NFD", syllable)[0] in "aoe"
        word += ("'" if word and vowel else "") + syllable
    return word[:1].upper() + word[1:]


def without_tones(text: str) -> str:
    """Pinyin without its tone marks; ü stays: Lǚliáng becomes Lüliang."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", text) if c not in "\u0300\u0301\u0304\u030c"
    )
    return unicodedata.normalize("NFC", bare)
