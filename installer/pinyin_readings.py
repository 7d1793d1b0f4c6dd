"""Which short phrases read otherwise than their hanzi one by one: 重阳 is chóng yáng.

pypinyin's whole table of phrases takes 45 MB of memory; names need only these.
"""

from __future__ import annotations

LONGEST = 3


def readings() -> list[list[str]]:
    """Phrases of two or three hanzi with their syllables, from pypinyin's tables (MIT)."""
    from pypinyin.phrases_dict import phrases_dict

    found = []
    for phrase, syllables in phrases_dict.items():
        read = [choices[0].split(",")[0] for choices in syllables]
        if 1 < len(phrase) <= LONGEST and len(read) == len(phrase) and read != _one_by_one(phrase):
            found.append([phrase, " ".join(read)])
    return sorted(found)


def _one_by_one(phrase: str) -> list[str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return [pinyin_dict.get(ord(char), char).split(",")[0] for char in phrase]
