import pytest

from blog.imports.readers.texts.markdown import markdown_html

WORKS = {"luthi2008": "Lüthi", "b": ""}


def mark(key: str, **values: str) -> str:
    given = "".join(f' data-{name.replace("_", "-")}="{value}"' for name, value in values.items())
    return f'<cite-ref data-source="work:{key}"{given}></cite-ref>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("A [@luthi2008].", f"A {mark('luthi2008')}."),
        ("[@luthi2008, p. 12]", mark("luthi2008", locator="12", label="page")),
        (
            "[see @b, chap. 3; @luthi2008]",
            mark("b", locator="3", label="chapter", prefix="see") + mark("luthi2008"),
        ),
        ("[-@b, for a start]", mark("b", suffix="for a start", suppress_author="true")),
        (
            "As @luthi2008 [p. 5] wrote",
            f"As Lüthi{mark('luthi2008', locator='5', label='page', suppress_author='true')} wrote",
        ),
        ("`[@b]` [@odd] me@b.example", "<code>[@b]</code> [@odd] me@b.example"),
    ],
)
def test_citations_become_marks(markdown, html):
    assert markdown_html(markdown, works=WORKS) == f"<p>{html}</p>\n"


def test_keys_without_a_work_are_named():
    missing: list[str] = []
    markdown_html("[@odd; @b] @other", works=WORKS, missing=missing.append)
    assert missing == ["odd"]
