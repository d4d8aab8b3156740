"""From an answer to a finding, without a network."""

import pytest

from blog.links.judging import Finding, judge
from blog.links.requesting import Answer
from blog.net.results import FailureReason, Redirect

PAGE = "http://ada.example/letter"


@pytest.mark.parametrize(
    ("status", "finding"),
    [
        *((status, Finding.BLOCKED) for status in (401, 403, 407, 429, 451, 999)),
        *((status, Finding.GONE) for status in (404, 410)),
        *((status, Finding.TROUBLE) for status in (400, 402, 405, 408, 409, 411, 500, 503)),
        *((status, Finding.PAGE) for status in (200, 206, 299)),
        *((status, Finding.TROUBLE) for status in (199, 300, None)),
    ],
)
def test_a_status_has_a_meaning(status, finding):
    assert judge(Answer(PAGE, status), asked=PAGE).finding == finding


def test_a_host_without_a_name_is_gone():
    answer = Answer(PAGE, reason=FailureReason.NAME, problem="There is no such website.")
    assert judge(answer, asked=PAGE).finding == Finding.GONE


@pytest.mark.parametrize(
    ("statuses", "finding"),
    [
        ([301], Finding.MOVED),
        ([308, 301], Finding.MOVED),
        ([301, 302], Finding.PAGE),
        ([307], Finding.PAGE),
        ([], Finding.PAGE),
    ],
)
def test_a_page_has_moved_if_every_redirect_is_permanent(statuses, finding):
    new = "http://ada.example/new"
    redirects = [Redirect(new, status) for status in statuses]
    assert judge(Answer(new, 200, redirects), asked=PAGE).finding == finding
