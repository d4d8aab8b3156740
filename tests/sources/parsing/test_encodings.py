"""The encoding of a bibliography: recognized, or asked for, but never guessed wrong."""

import codecs

import pytest

from blog.sources.parsing.encodings import decode

TEXTS = {
    "german": "@book{a, author={Lüthi, Lorenz}, title={Die Größe der Städte}}",
    "french": "@book{a, author={Cézanne, Élie}, title={L’été à la forêt: père et français}}",
    "spanish": "@book{a, title={La España del año}, author={García Márquez}}",
    "quotes": "@book{a, title={“Quoted”—it’s}, pages={12–15}}",
    "polish": "@book{a, author={Miłosz, Czesław}, title={Łódź i żółć}}",
    "czech": "@book{a, author={Dvořák, Antonín}, title={Příliš žluťoučký}}",
    "russian": "@book{a, author={Толстой, Лев}, title={Война и мир}, address={Москва}}",
    "greek": "@book{a, author={Καζαντζάκης}, title={Ο Χριστός ξανασταυρώνεται}}",
    "chinese": "@book{a, author={沈志华}, title={毛泽东、斯大林与朝鲜战争}}",
    "taiwanese": "@book{a, author={余英時}, title={歷史與思想}, publisher={聯經}}",
    "japanese": "@book{a, author={丸山眞男}, title={日本政治思想史研究}, publisher={東京大学}}",
    "korean": "@book{a, author={박경리}, title={토지의 역사와 사상}}",
}
RECOGNIZED = [
    *(("german", "cp1252"), ("german", "mac_roman"), ("french", "cp1252")),
    *(("french", "mac_roman"), ("spanish", "cp1252"), ("spanish", "mac_roman")),
    *(("quotes", "cp1252"), ("polish", "cp1250"), ("czech", "cp1250"), ("russian", "cp1251")),
    *(("russian", "koi8_r"), ("greek", "cp1253"), ("chinese", "gb18030"), ("chinese", "gbk")),
    *(("taiwanese", "big5"), ("japanese", "cp932")),
]


@pytest.mark.parametrize(("language", "encoding"), RECOGNIZED)
def test_an_encoding_is_recognized_by_its_letters(language, encoding):
    decoded = decode(TEXTS[language].encode(encoding))
    assert decoded.text == TEXTS[language]
    assert decoded.encoding == {"gbk": "gb18030"}.get(encoding, encoding)


LATIN = ("cp1252", "mac_roman", "cp1250")
# What programs of a country write
USUAL = {
    **dict.fromkeys(("german", "french", "spanish", "quotes"), LATIN),
    **dict.fromkeys(("polish", "czech"), ("cp1250",)),
    "russian": ("cp1251", "koi8_r", "gb18030"),
    "greek": ("cp1253",),
    "chinese": ("gb18030",),
    "taiwanese": ("big5", "gb18030"),
    "japanese": ("cp932", "euc_jp"),
    "korean": ("cp949",),
}


@pytest.mark.parametrize(
    ("language", "encoding"), [(language, name) for language in USUAL for name in USUAL[language]]
)
@pytest.mark.parametrize("length", [1, 2, 30])
def test_no_text_is_garbled(language, encoding, length):
    text = " ".join(TEXTS[language].split()[:length])
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return  # cp1250 has no French letters
    decoded = decode(data)
    assert decoded.text in {text, ""}
    assert bool(decoded.encoding) == bool(decoded.text)
    assert decoded.encoding or encoding in decoded.likely or len(decoded.likely) > 3


def test_a_word_that_may_be_two_is_asked_about():
    decoded = decode("@book{a, author={Čapek}}".encode("cp1250"))
    assert (decoded.text, decoded.encoding) == ("", "")
    assert decoded.likely == ("cp1252", "cp1250")


@pytest.mark.parametrize(
    "line", ["% Encoding: windows-1250", "% -*- coding: cp1250 -*-", "% Encoding: Cp1250"]
)
def test_what_the_file_says_counts(line):
    text = f"{line}\n@book{{a, author={{Čapek}}}}"
    assert decode(text.encode("cp1250")).text == text


@pytest.mark.parametrize("line", ["% Encoding: UTF-8", "% Encoding: nonsense", "% Encoding: hex"])
def test_what_the_file_says_wrongly_does_not_count(line):
    text = f"{line}\n@book{{a, author={{Lüthi}}}}"
    assert decode(text.encode("cp1252")).text == text


def test_unicode_needs_no_guess():
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode("Čapek".encode(encoding)).text == "Čapek"
    assert decode(b"").encoding == "utf-8"
    assert decode(codecs.BOM_UTF16_LE + b"\x00").text


def test_a_given_encoding_is_used():
    assert decode("Čapek".encode("cp1250"), "cp1250").text == "Čapek"
    assert decode(b"\xff", "utf-8").text == "\ufffd"


def test_bytes_that_are_no_text_are_asked_about():
    assert decode(bytes(range(128, 256)) * 3).encoding == ""
