"""Places: the numbers of the data, spot checks, search, the map."""

from __future__ import annotations

from collections import Counter

import pytest

from muniforeign.domain import places
from muniforeign.domain.ranks import AdministrativeLevel, DivisionKind

READINGS = {
    "重庆市": "Chóngqìng Shì",
    "丽水市": "Líshuǐ Shì",
    "台州市": "Tāizhōu Shì",
    "六安市": "Lù'ān Shì",
    "西安市": "Xī'ān Shì",
    "漯河市": "Luòhé Shì",
    "济源市": "Jǐyuán Shì",
    "永济市": "Yǒngjì Shì",
    "民乐县": "Mínlè Xiàn",
    "穆棱市": "Mùlíng Shì",
    "丹棱县": "Dānléng Xiàn",
    "长治市": "Chángzhì Shì",
    "长子县": "Zhǎngzǐ Xiàn",
    "单县": "Shàn Xiàn",
    "尉氏县": "Wèishì Xiàn",
    "铅山县": "Yánshān Xiàn",
    "曾都区": "Zēngdū Qū",
    "闵行区": "Mǐnháng Qū",
    "涡阳县": "Guōyáng Xiàn",
    "阆中市": "Làngzhōng Shì",
    "乐清市": "Yuèqīng Shì",
    "乐山市": "Lèshān Shì",
    "吕梁市": "Lǚliáng Shì",
    "浦东新区": "Pǔdōng Xīnqū",
    "恩施土家族苗族自治州": "Ēnshī Tǔjiāzú Miáozú Zìzhìzhōu",
}


def found(text: str, limit: int = 20) -> list[str]:
    return [item.name.zh for item in places.find_divisions(text, limit)]


def test_chile_has_all_its_regions_provinces_and_communes() -> None:
    assert (len(places.regions()), len(places.provinces()), len(places.communes())) == (16, 56, 346)
    assert len({commune.code for commune in places.communes()}) == 346


def test_communes_of_each_region_are_as_many_as_they_should_be() -> None:
    count = Counter(commune.region_code for commune in places.communes())
    numbers = [count[region.code] for region in places.regions()]
    assert numbers == [4, 7, 9, 9, 15, 38, 52, 33, 30, 21, 33, 32, 12, 30, 10, 11]


def test_every_commune_stands_in_a_province_and_a_region() -> None:
    for commune in places.communes():
        assert len(commune.code) == 5
        assert places.province(commune.province_code).region_code == commune.region_code
        assert places.region(commune.region_code).name.missing() == ()


def test_names_of_chile_are_mended() -> None:
    assert places.commune("11302").name == "O'Higgins"
    assert places.region("06").name.es == "Región del Libertador General Bernardo O'Higgins"
    assert places.region("14").name.zh == "大河区"
    assert places.region("14").chinese_checked
    assert not places.region("10").chinese_checked


@pytest.mark.parametrize("text", ["Ñuñoa", "nunoa", "NUÑ"])
def test_a_commune_is_found_without_its_accents(text: str) -> None:
    assert places.find_communes(text)[0].name == "Ñuñoa"


@pytest.mark.parametrize(
    ("text", "code"),
    [("aysen", "11201"), ("coihaique", "11101"), ("rapa nui", "05201"), ("villa o'h", "11302")],
)
def test_a_commune_is_found_by_its_other_spelling(text: str, code: str) -> None:
    assert places.find_communes(text, 1)[0].code == code


def test_names_that_begin_with_the_text_go_first() -> None:
    names = [commune.name for commune in places.find_communes("cruz")]
    assert names == ["La Cruz", "Santa Cruz"]
    assert [commune.name for commune in places.find_communes("santa", 2)] != names
    assert places.find_communes("florida")[0].name == "Florida"


def test_an_empty_text_finds_nothing_and_the_limit_holds() -> None:
    assert places.find_communes("  ") == ()
    assert len(places.find_communes("san", 5)) == 5


def test_coordinates_of_communes_lie_in_chile() -> None:
    placed = [commune for commune in places.communes() if commune.latitude is not None]
    assert len(placed) > 250
    for commune in placed:
        assert commune.latitude is not None
        assert commune.longitude is not None
        assert -56 < commune.latitude < -17
        assert -76 < commune.longitude < -66


def test_china_has_its_thirty_four_provinces() -> None:
    count = Counter(division.level for division in places.divisions())
    assert count[AdministrativeLevel.PROVINCE] == 34
    assert count[AdministrativeLevel.PREFECTURE] == 333
    kinds = Counter(division.kind for division in places.divisions())
    assert kinds[DivisionKind.PREFECTURE_CITY] == 293
    assert kinds[DivisionKind.AUTONOMOUS_PREFECTURE] == 30
    assert kinds[DivisionKind.MUNICIPALITY] == 4
    assert kinds[DivisionKind.SPECIAL_REGION] == 2


def test_every_division_is_named_in_three_languages_and_stands_under_another() -> None:
    for division in places.divisions():
        assert division.name.missing() == ()
        assert division.pinyin
        assert division.syllables
        if division.level is not AdministrativeLevel.PROVINCE:
            above = places.division(division.parent_code)
            assert above.code[:2] == division.code[:2]
            assert above.level is not AdministrativeLevel.COUNTY


def test_taiwan_is_named_as_a_province_of_china() -> None:
    assert places.division("710000").name.zh == "中国台湾省"


@pytest.mark.parametrize(("name", "pinyin"), READINGS.items())
def test_readings_of_places_are_right(name: str, pinyin: str) -> None:
    readings = {item.pinyin for item in places.divisions() if item.name.zh == name}
    assert readings == {pinyin}


def test_customary_names_are_used_in_spanish_and_english() -> None:
    names = {code: places.division(code).name for code in ("610000", "150000", "820000", "650100")}
    assert (names["610000"].es, names["610000"].en) == ("Shaanxi", "Shaanxi")
    assert (names["150000"].es, names["150000"].en) == ("Mongolia Interior", "Inner Mongolia")
    assert names["820000"].es == "Macao"
    assert names["650100"].en == "Urumqi"
    assert places.division("430922").name.es == "Condado de Taojiang"
    assert places.division("422800").name.en == "Enshi Tujia and Miao Autonomous Prefecture"


@pytest.mark.parametrize("text", ["武汉", "武汉市", "wuhan", "Wu Han", "Wǔhàn", "wuhan shi", "汉"])
def test_wuhan_is_found_in_every_spelling(text: str) -> None:
    assert "武汉市" in found(text, 60)


def test_a_division_is_found_by_its_initials_and_by_its_spanish_name() -> None:
    assert "武汉市" in found("wh")
    assert found("Pekín") == ["北京市"]
    assert found("lüliang")[0] == "吕梁市"
    assert found("laoshan")[0] == "崂山区"
    assert found("xi'an")[0] == "西安市"


def test_higher_levels_go_first_among_equals() -> None:
    assert found("jilin")[:2] == ["吉林省", "吉林市"]


def test_the_path_goes_from_the_province_down() -> None:
    assert [item.name.es for item in places.path("370212")] == [
        "Shandong",
        "Qingdao",
        "Distrito de Laoshan",
    ]
    assert [item.name.zh for item in places.path("310115")] == ["上海市", "浦东新区"]


def test_children_of_a_division() -> None:
    assert len(places.children("")) == 34
    assert {item.kind for item in places.children("640000")} == {DivisionKind.PREFECTURE_CITY}


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        places.division("999999")
    with pytest.raises(KeyError):
        places.commune("00000")


def test_pinyin_without_tones() -> None:
    assert places.division("420100").pinyin_plain == "Wuhan Shi"
    assert places.division("141100").pinyin_plain == "Lüliang Shi"
    assert places.division("150600").pinyin_plain == "E'erduosi Shi"


def test_coordinates_of_divisions_lie_in_china_and_near_the_one_above() -> None:
    for item in places.divisions():
        if item.latitude is None or item.longitude is None:
            continue
        assert 3 < item.latitude < 54
        assert 73 < item.longitude < 136
        above = places.division(item.parent_code) if item.parent_code else item
        if above.level is AdministrativeLevel.PREFECTURE and above.latitude and above.longitude:
            near = places.distance_km(
                (item.latitude, item.longitude), (above.latitude, above.longitude)
            )
            assert near < 700


def test_distance_between_santiago_and_beijing() -> None:
    santiago, beijing = (-33.457, -70.648), (39.907, 116.397)
    assert places.distance_km(santiago, beijing) == pytest.approx(19_070, abs=60)
    assert places.distance_km(santiago, santiago) == 0


def test_land_is_made_of_closed_rings() -> None:
    rings = places.land()
    assert len(rings) > 100
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
