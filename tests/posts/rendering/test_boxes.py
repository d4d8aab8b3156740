"""Boxes, folded parts and galleries on the page of a post."""

import pytest

from tests.factories import make_draft, make_picture

pytestmark = pytest.mark.django_db


def test_boxes_have_their_label_also_inside_others():
    body = '<aside class="note"><p>a</p><aside class="source"><p>b</p></aside></aside>'
    assert make_draft(body=body).rendered == (
        '<div class="box" role="note"><p class="box-label">Note</p><p>a</p>'
        '<div class="box source" role="note"><p class="box-label">Primary source</p><p>b</p></div>'
        "</div>"
    )


def test_a_folded_part_without_a_title_gets_one():
    inner = "<details><summary><em>b</em></summary><p>c</p></details>"
    rendered = make_draft(body=f"<details><summary></summary><p>a</p>{inner}</details>").rendered
    assert rendered == (
        '<details class="folded"><summary>Details</summary><p>a</p>'
        '<details class="folded"><summary><em>b</em></summary><p>c</p></details></details>'
    )


def test_a_gallery_holds_its_pictures_and_their_texts():
    marks = "".join(
        f'<figure data-picture="{make_picture().pk}" data-alt="{alt}"></figure>' for alt in "ab"
    )
    body = f'<figure data-gallery="no-such" data-caption="Two">{marks}</figure>'
    post = make_draft(body=body)
    assert post.rendered.startswith(
        '<figure class="gallery grid"><section class="pictures"><figure'
    )
    assert post.rendered.endswith("</section><figcaption>Two</figcaption></figure>")
    assert post.rendered.count("<img") == len(post.shown_pictures) == 2
