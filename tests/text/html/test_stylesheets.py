import pytest

from blog.text.html.stylesheets import StylesheetError, validate_stylesheet


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* mine */ .post-title { color: teal; }",
        "@media print { .text p { background: url(/media/a/b.png) } }",
        "@font-face { font-family: X; src: url('/media/x.woff2') }",
        ":root { --measure: 30rem; --x: calc(1px + 2em) }",
    ],
)
def test_valid_css_is_accepted(css):
    validate_stylesheet(css)


@pytest.mark.parametrize(
    ("css", "reason"),
    [
        ("@import '/more.css';", "@import is not allowed (line 1)."),
        ("a {}\nb { background: url(https://x.example/a.png) }", "another host (line 2)."),
        ("b { background: url('//x.example/a.png') }", "another host"),
        ("b { background: url('/\\\\x.example') }", "another host"),
        ("b { background: image-set('https://x.example/a.png' 1x) }", "another host"),
        ("@media print { b { background: url(data:image/png;base64,AA) } }", "another host"),
        ("</style><script>alert(1)</script>", "cannot contain"),
        ("p { color: red", None),
        ("p { color: red } }", "(line 1)."),
    ],
)
def test_invalid_css_is_refused_with_its_line(css, reason):
    if reason is None:  # at the end of a file, CSS closes all open blocks
        validate_stylesheet(css)
        return
    with pytest.raises(StylesheetError) as refusal:
        validate_stylesheet(css)
    assert reason in str(refusal.value)
