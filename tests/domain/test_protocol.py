"""Advice and phrases: complete in three languages, each with its source, pinyin that fits."""

from __future__ import annotations

from pypinyin import lazy_pinyin

from muniforeign.domain import protocol
from muniforeign.domain.facts import FactStatus
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.protocol import AdviceTopic, Occasion


def test_advice_is_complete_and_has_its_source() -> None:
    found = protocol.advice()
    assert {item.topic for item in found} == set(AdviceTopic)
    for item in (*found, *protocol.to_avoid()):
        assert item.text.missing() == ()
        assert item.source.missing() == ()
        assert item.date


def test_advice_stands_in_the_order_of_a_visit() -> None:
    order = [list(AdviceTopic).index(item.topic) for item in protocol.advice()]
    assert order == sorted(order)


def test_what_rests_on_a_single_source_says_so() -> None:
    seating = next(item for item in protocol.advice() if "izquierda antes" in item.text.es)
    assert seating.status is FactStatus.PARTIAL


def test_three_things_to_avoid() -> None:
    assert [item.topic for item in protocol.to_avoid()] == [
        AdviceTopic.SIGNING,
        AdviceTopic.TALKS,
        AdviceTopic.GIFTS,
    ]


def test_twenty_phrases_for_every_occasion() -> None:
    found = protocol.phrases()
    assert len(found) == 20
    assert {phrase.occasion for phrase in found} == set(Occasion)
    assert all(phrase.text.missing() == () for phrase in found)


def test_pinyin_reads_the_hanzi() -> None:
    for phrase in protocol.phrases():
        hanzi = "".join(char for char in phrase.text.zh if is_hanzi(char))
        letters = "".join(char for char in fold(phrase.pinyin) if char.isalpha())
        assert letters == "".join(lazy_pinyin(hanzi))
