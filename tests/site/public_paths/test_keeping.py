"""The ledger of public paths."""

import pytest

from blog.site.public_paths.keeping import keep_paths, move_path, was_public
from blog.site.public_paths.models import PublicPath
from tests.broken_database import Broken, failing_at

pytestmark = pytest.mark.django_db


def ledger() -> dict[str, str]:
    return dict(PublicPath.objects.values_list("path", "moved_to"))


def test_paths_are_kept_once():
    keep_paths(["/tags/a/", "/tags/b/"])
    keep_paths(["/tags/b/", "/tags/c/"])
    assert ledger() == {"/tags/a/": "", "/tags/b/": "", "/tags/c/": ""}
    assert (was_public("/tags/a/"), was_public("/tags/x/")) == (True, False)


def test_a_path_that_moved_twice_leads_to_the_last():
    move_path("/series/a/", to="/series/b/")
    move_path("/series/b/", to="/series/c/")
    assert ledger() == {
        "/series/a/": "/series/c/",
        "/series/b/": "/series/c/",
        "/series/c/": "",
    }


def test_a_path_that_moved_back_does_not_lead_to_itself():
    move_path("/series/a/", to="/series/b/")
    move_path("/series/b/", to="/series/a/")
    assert ledger() == {"/series/a/": "", "/series/b/": "/series/a/"}


def test_a_path_that_is_gone_keeps_those_that_lead_to_it():
    move_path("/series/a/", to="/series/b/")
    move_path("/series/b/")
    assert ledger() == {"/series/a/": "/series/b/", "/series/b/": ""}


def test_a_path_moves_in_full_or_not_at_all():
    move_path("/series/a/", to="/series/b/")
    before = ledger()
    with pytest.raises(Broken), failing_at("INSERT", nth=2):
        move_path("/series/b/", to="/series/c/")
    assert ledger() == before
