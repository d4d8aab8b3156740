"""Text in XML."""

from blog.reader.xml import xml_text


def test_characters_that_xml_cannot_contain_are_left_out():
    assert xml_text("a\x00b\x0bc\x1fd\ud800e\ufffff") == "abcdef"


def test_other_characters_stay():
    text = "a\tb\nc\rd <&> é 京 🎉"
    assert xml_text(text) == text
