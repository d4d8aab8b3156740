"""Forms from other sites are refused."""

import pytest
from django.http import HttpResponse

from blog.reader.same_origin import same_origin_required
from blog.site.models import Site


@same_origin_required
def view(_request):
    return HttpResponse("done")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://testserver"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://[x"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "https://evil.example"}, 200),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
    ],
)
def test_only_forms_of_the_blog_s_own_pages_are_accepted(rf, headers, status):
    request = rf.post("/", headers=headers)
    request.blog = Site()
    assert view(request).status_code == status
