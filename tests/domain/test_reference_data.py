"""The tables of places are what the command that makes them would make."""

from __future__ import annotations

import json

import pytest
from china_divisions import Namer, join, kind_of, listed, without_tones

from muniforeign import paths
from muniforeign.domain import places


@pytest.fixture(scope="module")
def namer() -> Namer:
    tables = paths.resources("reference", "sources", "china.json").read_text(encoding="utf-8")
    return Namer(json.loads(tables))


def test_kinds_and_names_in_the_table_are_those_of_the_command(namer: Namer) -> None:
    for division in places.divisions():
        zh = division.name.zh
        assert kind_of(division.code, zh) == division.kind.value
        names = namer.names(zh, division.kind.value)
        assert (names.pinyin, names.es, names.en) == (
            division.pinyin,
            division.name.es,
            division.name.en,
        )


@pytest.mark.parametrize(
    ("name", "kind", "stem", "ethnic", "wing"),
    [
        ("恩施土家族苗族自治州", "autonomous_prefecture", "恩施", ("土家族", "苗族"), ""),
        ("博尔塔拉蒙古自治州", "autonomous_prefecture", "博尔塔拉", ("蒙古",), ""),
        ("内蒙古自治区", "autonomous_region", "内蒙古", (), ""),
        ("科尔沁左翼中旗", "banner", "科尔沁", (), "左翼中"),
        ("清新区", "district", "清新", (), ""),
        ("浦东新区", "district", "浦东", (), ""),
        ("万柏林区", "district", "万柏林", (), ""),
        ("东乡族自治县", "autonomous_county", "", ("东乡族",), ""),
    ],
)
def test_a_name_is_taken_apart(
    namer: Namer, name: str, kind: str, stem: str, ethnic: tuple[str, ...], wing: str
) -> None:
    parts = namer.parts(name, kind)
    assert (parts.stem, parts.ethnic, parts.wing) == (stem, ethnic, wing)


def test_pinyin_is_joined_with_apostrophes_and_bared_of_tones() -> None:
    assert join(["xī", "ān"]) == "Xī'ān"
    assert join(["lǚ", "liáng"]) == "Lǚliáng"
    assert without_tones("Lǚliáng È") == "Lüliang E"


def test_peoples_are_listed_as_spanish_lists_them() -> None:
    assert listed(["hani", "yi"], "y", "e") == "hani e yi"
    assert listed(["lahu", "wa", "dai"], "y", "e") == "lahu, wa y dai"
    assert listed(["hui"], "y", "e") == "hui"


def test_a_name_of_no_known_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="no kind"):
        kind_of("130172", "循环化工园")
