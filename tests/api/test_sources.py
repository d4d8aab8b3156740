"""Sources as CSL-JSON."""

import pytest

from tests.factories import citing, make_draft, make_post, make_source

pytestmark = pytest.mark.django_db


def ids(answer) -> list[str]:
    return [item["id"] for item in answer.json()["items"]]


def test_a_source_as_csl_json(stranger):
    source = make_source(id="luthi2008", title="The Split")
    make_post(body=f"<p>x{citing(source)}</p>")
    assert stranger.get("sources/luthi2008/").json() == {
        "id": "luthi2008",
        "type": "book",
        "title": "The Split",
        "author": [{"family": "Lüthi", "given": "Lorenz M."}],
        "issued": {"date-parts": [[2008]]},
        "custom": {"ibid-page": "http://testserver/sources/luthi2008/"},
    }


def test_strangers_see_the_sources_of_public_posts_only(stranger, django_assert_num_queries):
    shown, also, hidden = (make_source(id=key) for key in ("shown", "also", "hidden"))
    make_post(body=f"<p>x{citing(shown)}</p>", tags=("war",))
    make_post(body=f"<p>x{citing(also)}</p>")
    make_draft(body=f"<p>x{citing(hidden)}</p>")
    with django_assert_num_queries(2):
        assert ids(stranger.get("sources/")) == ["also", "shown"]
    assert ids(stranger.get("sources/", tag="war")) == ["shown"]
    assert ids(stranger.get("sources/", since="2999-01-01T00:00:00Z")) == []
    assert stranger.get("sources/hidden/").status_code == 404
