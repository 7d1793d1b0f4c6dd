"""What a column can be, and the words that say so at its head in Spanish, English and Chinese."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from muniforeign.domain.folding import fold, half_width, is_hanzi
from muniforeign.domain.text import Term
from muniforeign.i18n import CODES, N_, Code, Language


class FieldKind(Term):
    """What a column of a list is."""

    NUMBER = "number", N_("No.")
    NAME = "name", N_("Name")
    NAME_LATIN = "name_latin", N_("Name in Latin letters or pinyin")
    NAME_ZH = "name_zh", N_("Name in Chinese")
    GIVEN_NAMES = "given_names", N_("Given names")
    FIRST_SURNAME = "first_surname", N_("First surname")
    SECOND_SURNAME = "second_surname", N_("Second surname")
    SURNAMES = "surnames", N_("Surnames")
    GENDER = "gender", N_("Gender")
    POST = "post", N_("Post")
    POST_ZH = "post_zh", N_("Post in Chinese")
    POST_EN = "post_en", N_("Post in English")
    ORGANISATION = "organisation", N_("Organisation")
    ORGANISATION_ZH = "organisation_zh", N_("Organisation in Chinese")
    ORGANISATION_EN = "organisation_en", N_("Organisation in English")
    ORGANISATION_AND_POST = "organisation_and_post", N_("Organisation and post")
    EMAIL = "email", N_("E-mail")
    PHONE = "phone", N_("Telephone")
    MOBILE = "mobile", N_("Mobile")
    WECHAT = "wechat", N_("WeChat")
    WHATSAPP = "whatsapp", N_("WhatsApp")
    FAX = "fax", N_("Fax")
    WEBSITE = "website", N_("Website")
    ADDRESS = "address", N_("Address")
    CITY = "city", N_("City")
    POSTAL_CODE = "postal_code", N_("Postal code")
    COUNTRY = "country", N_("Country")
    PASSPORT = "passport", N_("Passport number")
    PASSPORT_EXPIRY = "passport_expiry", N_("Passport expires on")
    NATIONAL_ID = "national_id", N_("National identity number")
    BIRTH_DATE = "birth_date", N_("Date of birth")
    BIRTH_PLACE = "birth_place", N_("Place of birth")
    LANGUAGES = "languages", N_("Languages")
    DIET = "diet", N_("Diet")
    ROLE = "role", N_("Role in the delegation")
    NOTES = "notes", N_("Notes")


_WORDS: Final[dict[FieldKind, str]] = {
    FieldKind.NUMBER: "n|no|num|numero|nr|item|orden|order|number|serial|序号|编号|序|号",
    FieldKind.NAME: """nombre completo|nombre y apellido|nombre y apellidos|nombres y apellidos
        apellidos y nombres|nombre|name|full name|persona|person|participante
        participant|delegado|delegate|funcionario|representante|姓名|名字|人员|人员姓名|代表|联系人""",
    FieldKind.NAME_LATIN: """pinyin|nombre en pinyin|nombre en espanol|nombre en ingles|english name
        name in english|latin name|passport name|name in passport|nombre en pasaporte|拼音|姓名拼音
        拼音姓名|汉语拼音|英文名|英文姓名|外文名|外文姓名|西文名|西文姓名|护照姓名|姓名英文|护照拼音""",
    FieldKind.NAME_ZH: """nombre en chino|nombre chino|chinese name|name in chinese|hanzi|中文名
        中文姓名|汉字姓名|姓名中文""",
    FieldKind.GIVEN_NAMES: """nombres|nombre de pila|primer nombre|given name|given names|first name
        first names|forename|名""",
    FieldKind.FIRST_SURNAME: """apellido paterno|paterno|primer apellido|apellido 1|first surname
        paternal surname|父姓""",
    FieldKind.SECOND_SURNAME: """apellido materno|materno|segundo apellido|apellido 2|second surname
        maternal surname|母姓""",
    FieldKind.SURNAMES: "apellido|apellidos|surname|surnames|last name|family name|姓|姓氏",
    FieldKind.GENDER: "sexo|genero|gender|sex|性别",
    FieldKind.POST: """cargo|puesto|funcion|cargo actual|cargo o funcion|titulo|post|position
        job title|title|job|职务|职位|职称|现任职务|职务职称|工作职务|行政职务""",
    FieldKind.POST_ZH: "cargo en chino|puesto en chino|position in chinese|中文职务|职务中文",
    FieldKind.POST_EN: """cargo en ingles|puesto en ingles|position in english|title in english
        英文职务|职务英文""",
    FieldKind.ORGANISATION: """institucion|organismo|organizacion|empresa|entidad|organisation
        organization|institution|company|employer|work unit|unit|agency|municipalidad|universidad
        lugar de trabajo|razon social|nombre de la institucion|nombre de la organizacion
        nombre de la empresa|organisation name|organization name|company name|单位|工作单位
        单位名称|所在单位|机构|机构名称|公司|公司名称|部门|企业名称|名称""",
    FieldKind.ORGANISATION_ZH: """institucion en chino|organizacion en chino|empresa en chino
        organisation in chinese|中文单位|单位中文|单位中文名称|中文名称|机构中文名称""",
    FieldKind.ORGANISATION_EN: """institucion en ingles|organizacion en ingles
        organisation in english|英文单位|单位英文|单位英文名称|英文名称|机构英文名称""",
    FieldKind.ORGANISATION_AND_POST: """institucion y cargo|cargo e institucion|institucion cargo
        cargo institucion|organizacion y cargo|cargo y organizacion|organizacion cargo
        cargo organizacion|organismo y cargo|cargo y organismo|entidad y cargo|empresa y cargo
        cargo y empresa|municipalidad y cargo|organisation and position|organization and position
        position and organisation|position and organization|organisation and title
        organization and title|company and position|institution and position|unit and post
        work unit and position|单位及职务|单位和职务|单位与职务|单位职务|职务及单位|职务和单位
        职务单位|工作单位及职务|工作单位和职务|工作单位与职务|工作单位职务|单位名称及职务
        单位及职位|工作单位及职位|单位职位|机构及职务""",
    FieldKind.EMAIL: """correo|correo electronico|email|e mail|mail|correo institucional
        correo e|direccion de correo|email address|邮箱|电子邮箱|电子邮件|邮件|邮箱地址""",
    FieldKind.PHONE: """telefono|fono|tel|telefonos|telefono fijo|telefono de contacto|phone
        telephone|phone number|telephone number|office phone|contact number|电话|联系电话|办公电话
        座机|电话号码|联系方式|固定电话""",
    FieldKind.MOBILE: """celular|movil|telefono movil|telefono celular|cel|mobile|mobile phone
        cell|cell phone|手机|手机号|手机号码|移动电话""",
    FieldKind.WECHAT: "wechat|weixin|wechat id|usuario wechat|微信|微信号",
    FieldKind.WHATSAPP: "whatsapp|wsp|wasap",
    FieldKind.FAX: "fax|传真",
    FieldKind.WEBSITE: "web|sitio web|pagina web|website|url|网址|网站|官网",
    FieldKind.ADDRESS: "direccion|domicilio|address|street|calle|地址|通讯地址|联系地址|单位地址",
    FieldKind.CITY: "comuna|ciudad|city|town|localidad|commune|municipality|城市|所在城市|市",
    FieldKind.POSTAL_CODE: "codigo postal|postal code|zip|zip code|postcode|邮编|邮政编码",
    FieldKind.COUNTRY: "pais|country|nacionalidad|nationality|国家|国籍|国别",
    FieldKind.PASSPORT: """pasaporte|numero de pasaporte|n de pasaporte|no pasaporte|n pasaporte
        passport|passport no|passport number|护照|护照号|护照号码|证件号|证件号码""",
    FieldKind.PASSPORT_EXPIRY: """vencimiento pasaporte|vencimiento del pasaporte|passport expiry
        fecha de vencimiento|expiry date|date of expiry|passport expires|有效期|护照有效期|有效期至
        护照有效期至""",
    FieldKind.NATIONAL_ID: """rut|run|rut run|cedula|cedula de identidad|dni|id number|national id
        身份证|身份证号|身份证号码""",
    FieldKind.BIRTH_DATE: """fecha de nacimiento|fecha nacimiento|f nacimiento|fec nac|nacimiento
        f nac|fecha nac|f de nac|date of birth|birth date|birthdate|birthday|dob|born|出生日期
        出生年月|出生年月日|生日|出生时间""",
    FieldKind.BIRTH_PLACE: """lugar de nacimiento|place of birth|birthplace|birth place|出生地
        出生地点|籍贯""",
    FieldKind.LANGUAGES: "idioma|idiomas|lengua|lenguas|language|languages|语言|语种|外语",
    FieldKind.DIET: """dieta|restricciones alimentarias|restriccion alimentaria|alimentacion|diet
        dietary needs|dietary requirements|dietary restrictions|饮食|饮食要求|饮食禁忌|忌口""",
    FieldKind.ROLE: """rol|rol en la delegacion|cargo en la delegacion|role|role in delegation
        role in the delegation|团内职务|代表团职务|团内身份|团组职务|身份""",
    FieldKind.NOTES: """notas|nota|observacion|observaciones|comentario|comentarios|notes|remarks
        note|comments|备注|说明|附注""",
}

_NOT_WORDS: Final = re.compile(r"[\W_]+")
_PARTS: Final = re.compile(r"[\n/|（）()：:]|\s[-–—]\s")
_SPANISH: Final = frozenset(
    [
        "nombre",
        "nombres",
        "apellido",
        "apellidos",
        "cargo",
        "institucion",
        "organismo",
        "correo",
        "telefono",
        "pais",
    ]
)
_ENGLISH: Final = frozenset(
    [
        "name",
        "names",
        "surname",
        "position",
        "title",
        "organisation",
        "organization",
        "company",
        "phone",
        "country",
    ]
)
"""Headings that only one of the two languages uses."""
_LONGEST_HEADING: Final = 60
_SHORTEST_WITHIN: Final = 4


@cache
def _by_word() -> dict[str, FieldKind]:
    """The words for each kind, and the headings that the program itself writes."""
    labels = {
        _key(Language.of(code).gettext(kind.label)): kind for code in CODES for kind in FieldKind
    }
    return labels | {
        _key(word): kind
        for kind, words in _WORDS.items()
        for word in re.split(r"[|\n]", words)
        if word.strip()
    }


def recognise(heading: str) -> tuple[FieldKind | None, bool]:
    """What a column with this heading is, None where it is not known, and whether that is sure.

    Accents, capitals, full-width signs and punctuation make no difference; a heading in two
    languages is known by either of them, and a longer one by the words in it.
    """
    text = half_width(heading).strip()
    if not text or len(text) > _LONGEST_HEADING:
        return None, False
    known = _by_word()
    for part in (text, *_PARTS.split(text)):
        if kind := known.get(_key(part)):
            return kind, True
    return _within(_key(text)), False


def language_of(headings: list[str]) -> Code:
    """The language of texts in Latin letters below these headings: es, or en.

    A list with Chinese headings and Latin texts is from a Chinese office, which writes English.
    """
    words = {word for heading in headings for word in _key(heading).split()}
    spanish, english = len(words & _SPANISH), len(words & _ENGLISH)
    if spanish or english:
        return "es" if spanish >= english else "en"
    return "en" if any(map(is_hanzi, "".join(headings))) else "es"


def _within(key: str) -> FieldKind | None:
    """The kind of the longest known words that stand in the heading."""
    spaced = f" {key} "
    found = [
        word
        for word in _by_word()
        if (is_hanzi(word[0]) and len(word) > 1 and word in key)
        or (len(word) >= _SHORTEST_WITHIN and f" {word} " in spaced)
    ]
    return _by_word()[max(found, key=len)] if found else None


def _key(text: str) -> str:
    key = " ".join(_NOT_WORDS.sub(" ", fold(half_width(text))).split())
    return key.replace(" ", "") if key and all(map(is_hanzi, key.replace(" ", ""))) else key
