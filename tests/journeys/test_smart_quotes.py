"""Straight marks become those of the language as one types, and come back on request."""

from playwright.sync_api import expect

from tests.journeys.test_story import set_up, text
from tests.journeys.test_writing import ADD

TYPED = {
    "en": {
        "\"He said 'don't' and 'it's'\"": "“He said ‘don’t’ and ‘it’s’”",
        "the '90s, the dogs' (\"end.\")": "the ’90s, the dogs’ (“end.”)",
        "1937--1945 -- ok--so---x": "1937–1945 — ok—so—x",
        "she was 5'10\" tall": 'she was 5’10" tall',
        '"a "b" c" `"d" --e`': '“a ‘b’ c” `"d" --e`',
        "-- He": "— He",
        "---": "---",
        "https://a.example/b--c": "https://a.example/b--c",
        '<iframe src="a--b">': '<iframe src="a--b">',
    },
    "en-GB": {"'a \"b\" c' -- d": "‘a “b” c’ – d"},
    "de": {"\"Er sagt 'nein' -- Hans' Hund, geht's?\"": "„Er sagt ‚nein‘ – Hans’ Hund, geht’s?“"},
    "de-CH": {'"Ja"': "«Ja»"},
    "fr": {'Il dit "l\'ami" et " non "': "Il dit «\xa0l’ami\xa0» et «\xa0non\xa0»"},
    "es": {'"Hola" --dijo--': "«Hola» —dijo—"},
    "it": {"\"L'altro 'ieri'\"": "«L’altro “ieri”»"},
    "pt-BR": {'"Oi" -- disse': "“Oi” — disse"},
    "ru": {'"Он "тут"" -- да': "«Он „тут“» — да"},
    "ar": {'"نعم" -- لا': "«نعم» – لا"},
    "he": {'צה"ל "שלום" ג\'ירפה': "צה״ל ”שלום” ג׳ירפה"},
    "sv": {"\"Hej 'du' där\"": "”Hej ’du’ där”"},
    "zh-Hans": {'他说"你好"--好': "他说“你好”——好"},
    "ja": {"日\"本'語'\"": "日「本『語』」"},
    "tlh": {'"nuqneH"': "“nuqneH”"},
}
TYPE = """async ([language, keys]) => {
  const { marksFor, replacementOf } = await import("ibid/typography")
  const marks = marksFor(language, JSON.parse(document.getElementById("id_body").dataset.marks))
  let written = ""
  for (const key of keys) {
    const found = replacementOf(key, written, marks)
    written = found
      ? written.slice(0, written.length - found.remove) + found.insert
      : written + key
  }
  return written
}"""


def test_straight_marks_become_those_of_the_language(ibid, author):
    page = set_up(author, ibid.set_up_link)
    page.goto(ADD)
    expect(text(page)).to_be_visible()
    written = {
        language: {keys: page.evaluate(TYPE, [language, keys]) for keys in cases}
        for language, cases in TYPED.items()
    }
    assert written == TYPED

    # In the editor, with Backspace and Undo, notes and code
    body, title = page.locator("[name=body]"), page.locator("[name=title]")
    page.keyboard.type('The "Old" River')
    expect(title).to_have_value("The “Old” River")
    page.keyboard.press("Enter")
    page.keyboard.type('a "')
    expect(body).to_have_value("<p>a “</p>")
    page.keyboard.press("Backspace")
    expect(body).to_have_value('<p>a "</p>')
    page.keyboard.type("' '")
    page.keyboard.press("Control+z")
    expect(body).to_have_value("<p>a \"’ '</p>")
    page.keyboard.type(' b^[it\'s]\n``` "c" --d')
    expect(body).to_have_value(
        '<p>a "’ \' b<foot-note>it’s</foot-note></p><pre><code>"c" --d</code></pre>'
    )
    title.focus()
    page.keyboard.press("End")
    page.keyboard.type(' "')
    page.keyboard.press("Backspace")
    expect(title).to_have_value('The “Old” River "')

    # Off by a setting
    page.goto("/admin/settings/posts/")
    page.get_by_label("Smart quotes").uncheck()
    page.get_by_role("button", name="Save").click()
    page.goto(ADD)
    expect(text(page)).to_be_visible()
    page.keyboard.type('"a"')
    expect(title).to_have_value('"a"')
