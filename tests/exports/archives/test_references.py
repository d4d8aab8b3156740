"""Names of rows in texts, translated."""

from blog.exports.archives.references import translate_body, translate_parts
from blog.sources.models import Source

NAMES = {"12": "luthi2008", 7: "canals", 3: "ada", 9: "abc"}


def translate(model, name):
    return NAMES.get(name)


def test_marks_are_translated_and_nothing_else():
    body = (
        '<p>data-source="12" <cite-ref data-source="12" data-prefix="a &quot; > b">L</cite-ref>'
        '<code>&lt;cite-ref data-source="12"&gt;</code></p><figure data-picture="5"></figure>'
    )
    assert translate_body(body, translate) == (
        '<p>data-source="12" <cite-ref data-source="luthi2008" data-prefix="a &quot; > b">L'
        '</cite-ref><code>&lt;cite-ref data-source="12"&gt;</code></p>'
        '<figure data-picture=""></figure>'
    )


def test_the_models_of_marks_differ():
    asked = []
    translate_body(
        '<cite-ref data-source="1"></cite-ref><figure data-file="1"></figure>',
        lambda model, name: asked.append(model.__name__),
    )
    assert asked == ["Source", "MediaFile"]


def test_parts_of_changes_are_translated():
    parts = {"title": "T", "series": 7, "authors": [[3, "Ada"], [None, "Guest"]]}
    parts |= {"lead_picture": None, "consulted": [9, 4], "tags": {"added": ["x"]}}
    assert translate_parts(parts, translate) == {
        "title": "T",
        "series": {"slug": "canals"},
        "lead_picture": None,
        "authors": [["ada", "Ada"], [None, "Guest"]],
        "consulted": ["abc"],
        "tags": {"added": ["x"]},
    }


def test_a_series_is_named_by_its_slug_or_by_the_title_of_a_new_one():
    found = {"canals": 7}.get
    back = translate_parts({"series": {"slug": "canals"}}, lambda _model, name: found(name))
    assert back == {"series": 7}
    assert translate_parts({"series": "Canals"}, translate) == {"series": "Canals"}
    assert translate_parts({"series": {"slug": "lost"}}, translate) == {"series": ""}


def test_sources_are_asked_for_by_their_key():
    assert translate_parts({"consulted": ["a"]}, lambda model, name: (model is Source) and 5) == {
        "consulted": [5]
    }
