"""Every curl command in docs/api.md does what it says."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from blog.people.models import Role
from blog.people.tokens.making import make_token
from blog.people.tokens.models import Scope
from blog.posts.models import Post
from tests.factories import (
    citing,
    make_account,
    make_comment,
    make_post,
    make_source,
    picture_file,
)

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
COMMANDS = [
    command.replace("\\\n", " ")
    for command in re.findall(r"^    (curl (?:.*\\\n)*.*)$", PAGE, re.MULTILINE)
]


@pytest.fixture
def names() -> dict[str, str]:
    """What the variables and the numbers in the commands stand for in the test's blog."""
    owner = make_account(role=Role.OWNER)
    source = make_source(id="luthi2008")
    post = make_post(author=owner, tags=("war",), body=f"<p>x{citing(source)}</p>")
    comment = make_comment(post=post, state="pending")
    token = make_token(owner, name="x", scopes=list(Scope))
    numbers = {"posts/1/": f"posts/{post.pk}/", "post=1": f"post={post.pk}"}
    numbers |= {"comments/1/": f"comments/{comment.pk}/"}
    return {"$BLOG": "", "$TOKEN": token, **numbers}


def run(command: str) -> Any:
    """Send the request that curl would send."""
    parts = shlex.split(command)[1:]
    options: dict[str, list[str]] = {}
    url = ""
    while parts:
        part = parts.pop(0)
        if part.startswith("-"):
            options.setdefault(part, []).append(parts.pop(0))
        else:
            url = part
    headers = dict(header.split(": ", 1) for header in options.get("-H", []))
    client = Client(headers=headers)
    if form := options.get("-F"):
        fields: dict[str, Any] = dict(field.split("=", 1) for field in form)
        if "file" in fields:
            fields["file"] = picture_file()
        return client.post(url, fields)
    data = "&".join(options.get("-d", []))
    method = options.get("-X", ["POST" if data else "GET"])[0]
    kind = headers.get("Content-Type", "application/x-www-form-urlencoded" if data else "")
    return client.generic(method, url, data, content_type=kind)


def test_every_command_works_in_this_order(names):
    assert len(COMMANDS) >= 17
    for command in COMMANDS:
        for name, value in names.items():
            command = command.replace(name, value)  # noqa: PLW2901
        answer = run(command)
        assert answer.status_code in {200, 201, 202, 204}, (command, answer.content)
    post = Post.objects.get(bylines__isnull=False, title="The Sino-Soviet Split")
    assert post.trashed_at is None
