"""The folding of letters."""

import pytest

from blog.text.words.folding import fold, fold_name


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Łódź", "lodz"),
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("Øresund Ærø Þórr", "oresund aero thorr"),
        ("Đặng Hà Nội", "dang ha noi"),
        ("İstanbul ISTANBUL ığdır", "istanbul istanbul igdir"),
        ("ﬁnal ＡＢＣ１", "final abc1"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد أحمد إيران", "محمد احمد ايران"),
        ("فارسی کتاب", "فارسي كتاب"),
        ("الـعـربـيـة", "العربيه"),
        ("١٩٧٩ ۱۹۷۹", "1979 1979"),
        ("ΑΎΡΙΟΣ αύριος", "αυριοσ αυριοσ"),
        ("Ёлка ЁЛКА", "елка елка"),
        ("Qurʾān Saʿūd", "quran saud"),
        ("ﾊﾟﾝ ｶﾞｲﾄﾞ", "パン ガイド"),
        ("ज़मीन", "जमीन"),
        ("O’Brien", "o'brien"),
        ("Sino–Soviet", "sino-soviet"),
        ("CO₂", "co2"),
        ("col·lecció", "colleccio"),
    ],
)
def test_what_people_type_finds_the_word(text, typed):
    assert fold(text) == fold(typed) == typed


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("パン", "ハン"),
        ("ガイド", "カイト"),
        ("हिन्दी", "हन्द"),
        ("น้ำ", "นำ"),
        ("йод", "иод"),
        ("C++", "C#"),
    ],
)
def test_other_letters_stay_apart(text, other):
    assert fold(text) != fold(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Москва", "москва"),
        ("École", "e\u0301cole"),
        (" Cold  War", "cold\u00a0war\u200b"),
        ("Ｔｏｋｙｏ", "tokyo"),
    ],
)
def test_names_that_look_alike_are_the_same(name, other):
    assert fold_name(name) == fold_name(other)
