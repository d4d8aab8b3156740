"""Link previews in every script: complete titles that fit, equal in each run."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from blog.drawing.fonts import drawable, fonts_for
from blog.drawing.link_previews import PAPER, TITLE_TOP, LinkPreview, render_link_preview
from blog.drawing.typesetting import TextStyle, set_line

TITLES = {
    "en": "Friends, Brothers, Enemies: China and the Soviet Union, 1937–1989",
    "vi": "Những cuốn sách cũ ở Huế",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "el": "Περὶ τῆς ἀρχαίας βιβλιοθήκης: Τὰ βιβλία καὶ οἱ ἀναγνῶστες",
    "ru": "Письма из архива: как читали Пушкина в провинции",
    "ar": "مقدمة إلى Django 5.2: كيف نحفظ المصادر (ولماذا) في عام ٢٠١٣",
    "fa": "تاریخچهٔ کتاب‌خانه‌های گیلان",
    "he": "ספרים, הערות שוליים ומקורות: מדריך לקורא בן ה־21",
    "hi": "हिन्दी साहित्य का इतिहास और उसके स्रोत",
    "bn": "বাংলা সাহিত্যের ইতিহাস",
    "pa": "ਪੰਜਾਬੀ ਕਿਤਾਬਾਂ",
    "gu": "ગુજરાતી પુસ્તકો",
    "ta": "தமிழ் நூல்களின் வரலாறு",
    "te": "తెలుగు గ్రంథాలయాలు",
    "kn": "ಕನ್ನಡ ಪುಸ್ತಕಗಳು",
    "ml": "മലയാളം പുസ്തകങ്ങൾ",
    "si": "සිංහල පොත්",
    "th": "ประวัติศาสตร์การพิมพ์ในประเทศไทยและหนังสือเล่มแรก",
    "lo": "ປະຫວັດສາດຂອງປຶ້ມ",
    "km": "ប្រវត្តិសាស្ត្រសៀវភៅ",
    "my": "မြန်မာစာအုပ်များ",
    "am": "የመጻሕፍት ታሪክ",
    "hy": "Գրքերի պատմություն",
    "ka": "წიგნების ისტორია",
    "zh-hans": "中苏关系史：从兄弟到敌人，1937–1989年",
    "zh-hant": "圖書館的歷史：「註腳」與讀者",
    "ja": "直筆の手紙と骨董の記録：「源氏物語」をめぐる令和の読書会",
    "ko": "조선 후기의 도서관과 독자들: 각주로 읽는 역사",
}
NOTDEF = 0  # the glyph, a box, for characters that a font lacks


def preview_of(title: str, **changes: str | bytes) -> LinkPreview:
    fields = {
        "day": "July 15, 2013",
        "byline": "by Ann Author",
        "name": "Marginal Notes",
        "language": "en",
        "own_language": "en",
        "accent": "#a5121f",
    }
    return LinkPreview(title, **{**fields, **changes})


def png_of(title: str) -> bytes:
    return render_link_preview(preview_of(title))


def drawn(preview: LinkPreview) -> Image.Image:
    with Image.open(BytesIO(render_link_preview(preview))) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        return picture.convert("RGB")


def room_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the bounding box of everything except the spine."""
    beside = picture.crop((20, 0, 1180, 630))
    box = ImageChops.difference(beside, Image.new("RGB", beside.size, PAPER)).getbbox()
    assert box
    return box


@pytest.mark.parametrize("title", ["I", "HIM " * 40])
def test_a_title_begins_where_the_day_leaves_room(title):
    """Its first letters touch the upper edge of its space, whatever its size."""
    top = room_of(drawn(preview_of(title, day="", byline="", name="")))[1]
    assert TITLE_TOP <= top <= TITLE_TOP + 20


@pytest.mark.parametrize(("language", "title"), TITLES.items(), ids=TITLES)
def test_a_title_is_complete_in_its_script(language, title):
    fonts = fonts_for(language)
    assert drawable(title, fonts) == title
    for is_rtl in (False, True):
        line = set_line(title, TextStyle(fonts, 60, language, is_rtl))
        assert NOTDEF not in {letter.glyph_id for letter in line.glyphs}
    left, top, right, bottom = room_of(drawn(preview_of(title, language=language)))
    assert left >= 60 and right <= 1100
    assert top >= 60 and bottom <= 600


def test_no_mixture_of_scripts_shows_a_missing_glyph():
    characters = "".join(TITLES.values()) + "\u200c\u200d\u200f\u0301\ufe0f\u00ad\t🎉 "
    for step in range(2, 40):
        text = drawable(characters[::step] + characters[-step::-step], fonts := fonts_for("en"))
        for is_rtl in (False, True):
            line = set_line(text, TextStyle(fonts, 60, "en", is_rtl))
            assert NOTDEF not in {letter.glyph_id for letter in line.glyphs}


@pytest.mark.parametrize("letter", ["\U00012000", "𐎠", "ሀ𐎠"])
def test_a_title_with_a_letter_that_no_font_has_is_left_out(letter):
    assert render_link_preview(preview_of(f"On {letter} and books")) == render_link_preview(
        preview_of("")
    )


def test_only_symbols_that_no_font_has_are_left_out():
    assert render_link_preview(preview_of("On ⇎ books 🎉👩‍💻 ❤️")) == render_link_preview(
        preview_of("On books")
    )


@pytest.mark.parametrize(
    "title",
    [
        "A title that goes on and on, as those of its century did, and says what is within " * 4,
        "w" * 500,
        "مكتبة قديمة في المدينة " * 15,
        "从兄弟到敌人" * 40,
        "ประวัติศาสตร์การพิมพ์" * 14,
    ],
    ids=["text", "one word", "arabic", "chinese", "thai"],
)
def test_a_title_that_is_too_long_stays_within_its_space(title):
    left, top, right, bottom = room_of(drawn(preview_of(title)))
    assert left >= 60 and right <= 1100
    assert top >= 60 and bottom <= 600


def test_a_title_of_200_characters_is_not_cut_short():
    title = ("Of the lives of the most eminent printers and what they were read for " * 3)[:200]
    whole = drawn(preview_of(title))
    without_end = drawn(preview_of(title[:-1] + "…"))
    assert ImageChops.difference(whole, without_end).getbbox()


def blue_logo() -> bytes:
    file = BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 250, 255)).save(file, "PNG")
    return file.getvalue()


def test_a_right_to_left_preview_has_its_spine_on_the_right():
    picture = drawn(preview_of(TITLES["he"]))
    assert picture.getpixel((1190, 300)) == (165, 18, 31)
    assert picture.getpixel((10, 300)) == (252, 252, 250)


def test_the_accent_colors_the_spine():
    assert drawn(preview_of("On books", accent="#0a5c36")).getpixel((10, 300)) == (10, 92, 54)


def test_the_logo_is_before_the_name():
    assert drawn(preview_of("On books", logo=blue_logo())).getpixel((120, 550)) == (0, 0, 250)


def test_a_preview_without_a_logo_has_few_colors():
    modes = []
    for logo in (b"", blue_logo()):
        with Image.open(BytesIO(render_link_preview(preview_of("On books", logo=logo)))) as preview:
            modes.append(preview.mode)
    assert modes == ["P", "RGB"]


def test_a_long_name_fits_beside_the_logo():
    name = "Marginal Notes on the Books of Others, "
    for count in range(1, 5):
        preview = preview_of("On books", name=name * count, logo=blue_logo())
        _left, _top, right, _bottom = room_of(drawn(preview))
        assert right <= 1100


def test_the_same_preview_gives_the_same_bytes():
    assert render_link_preview(preview_of(TITLES["ar"])) == render_link_preview(
        preview_of(TITLES["ar"])
    )


def test_japanese_has_its_own_forms_of_shared_characters():
    assert drawn(preview_of("直骨", language="ja")) != drawn(preview_of("直骨", language="zh-hans"))
