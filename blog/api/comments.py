"""Comments: those that readers see, and all for moderators, who decide about them."""

from typing import TypedDict

from django.http import HttpResponse

from blog.api import parameters
from blog.api.access import ApiRequest, Problem, WriterRequest, check_scope, scope_required
from blog.api.paging import list_data, page_of
from blog.api.responses import answer
from blog.comments.models import Comment, CommentQuerySet, State
from blog.comments.moderation.deciding import decide as decide_about
from blog.comments.moderation.models import ModeratorAction
from blog.people.tokens.models import Scope
from blog.web.origin import origin_of

NO_COMMENT = "There is no such comment, or the token may not see it."


class CommentData(TypedDict, total=False):
    """A comment. Everything after `edited_at` is for moderators only."""

    id: int
    post: int
    parent: int | None
    kind: str
    url: str
    name: str
    website: str
    content_html: str
    created_at: str
    edited_at: str | None
    state: str
    email: str
    reasons: list[str]
    source_text: str


def index(request: ApiRequest) -> HttpResponse:
    """List the comments that readers see; with `state`, those in it that the account moderates."""
    state = parameters.choice(request, "state", State.values)
    comments = _moderated(request).filter(state=state) if state else Comment.objects.for_feed()
    if (post := parameters.number(request, "post")) is not None:
        comments = comments.filter(post=post)
    if since := parameters.since(request):
        comments = comments.filter(created_at__gte=since)
    page, cursor = page_of(request, comments.select_related("post"), by="created_at")
    items = [_data(request, comment, is_moderated=bool(state)) for comment in page]
    data, headers = list_data(request, items, cursor)
    return answer(request, data, headers=headers)


def show(request: ApiRequest, pk: int) -> HttpResponse:
    comment = Comment.objects.for_feed().filter(pk=pk).first()
    if comment is None:
        raise Problem(404, NO_COMMENT)
    return answer(request, _data(request, comment, is_moderated=False))


@scope_required(Scope.MODERATE)
def decide(request: WriterRequest, pk: int, action: str) -> HttpResponse:
    """Approve or reject the comment, or mark it as spam, as in the queue of comments."""
    comment = _moderated(request).select_related("post").filter(pk=pk).first()
    if comment is None:
        raise Problem(404, NO_COMMENT)
    decide_about([comment], action=ModeratorAction(action), by=request.account)
    comment.refresh_from_db(fields=["state"])
    return answer(request, _data(request, comment, is_moderated=True))


def _moderated(request: ApiRequest) -> CommentQuerySet:
    check_scope(request.token, Scope.MODERATE)
    assert request.account is not None
    return Comment.objects.moderated_by(request.account)


def _data(request: ApiRequest, comment: Comment, *, is_moderated: bool) -> CommentData:
    data = CommentData(
        id=comment.pk,
        post=comment.post_id,
        parent=comment.parent_id,
        kind=comment.kind,
        url=f"{origin_of(request)}{comment.get_absolute_url()}",
        name=comment.name,
        website=comment.website,
        content_html=comment.rendered,
        created_at=comment.created_at.isoformat(),
        edited_at=comment.edited_at.isoformat() if comment.edited_at else None,
    )
    if is_moderated:
        data |= CommentData(
            state=comment.state,
            email=comment.email,
            reasons=comment.reasons,
            source_text=comment.body,
        )
    return data
