"""The preview of a formula in the editor."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def preview(client, **data: str):
    return client.post(reverse("admin:post-formula"), data)


def test_a_formula_is_shown_as_mathml(admin):
    html = preview(admin, tex="x", is_displayed="on").json()["html"]
    assert html.startswith('<math alttext="x" display="block">')


def test_an_error_is_named_with_its_place(admin):
    error = 'Unknown command "\\foo". (character 3)'
    assert preview(admin, tex=r"x \foo").json() == {"error": error, "position": 2}


def test_a_request_without_tex_is_refused(admin):
    assert preview(admin).status_code == 400
