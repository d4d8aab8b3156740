"""Code on the page of a post."""

import pytest

from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def test_code_in_a_language_is_colored_and_named():
    html = make_draft(body='<pre data-language="python"><code>x = 1\n</code></pre>').rendered
    assert html == (
        '<pre tabindex="0" class="code" role="group" aria-label="Code in Python"><code>'
        'x = <span class="n">1</span>\n</code></pre>'
    )


def test_numbered_lines_are_elements_without_numbers_in_them():
    body = '<pre data-language="text" data-numbered="true"><code>a\n\nb\n</code></pre>'
    assert make_draft(body=body).rendered == (
        '<pre tabindex="0" class="code numbered" role="group" aria-label="Code"><code>'
        '<span class="line">a</span>\n<span class="line"></span>\n<span class="line">b</span>\n'
        "</code></pre>"
    )


def test_other_code_stays_as_it_is():
    body = "<pre><code>some &lt;b&gt; text</code></pre>"
    assert make_draft(body=body).rendered == body.replace("<pre>", '<pre tabindex="0">')
