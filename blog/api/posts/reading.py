"""Lists of posts and pages, and a single one."""

from django.db.models import Q
from django.http import HttpResponse

from blog.api import parameters
from blog.api.access import ApiRequest, Problem, check_scope
from blog.api.paging import list_data, page_of
from blog.api.posts.representing import post_detail, post_summary
from blog.api.responses import answer
from blog.people.tokens.models import Scope
from blog.posts.choices import Kind, Stage
from blog.posts.models import Post
from blog.posts.selections import PostSelections

NO_POST = "There is no such post, or the token may not read it."


def index(request: ApiRequest) -> HttpResponse:
    """List live posts; with `stage`, the posts in it that the token's account may edit."""
    stage = parameters.choice(request, "stage", Stage.values)
    posts = _own(request, Stage(stage)) if stage else Post.objects.live()
    posts = _filtered(request, posts).for_list().select_related("lead_picture", "series")
    page, cursor = page_of(request, posts, by="saved_at" if stage else "published_at")
    items = [post_summary(request, post, is_own=bool(stage)) for post in page]
    data, headers = list_data(request, items, cursor)
    return answer(request, data, headers=headers)


def show(request: ApiRequest, pk: int) -> HttpResponse:
    """Show a live post to everybody, and any post to a token that may read it."""
    own = _own_post(request, pk)
    post = own or _with_all(Post.objects.live()).filter(pk=pk).first()
    if post is None:
        raise Problem(404, NO_POST)
    return answer(request, post_detail(request, post, is_own=own is not None))


def _own_post(request: ApiRequest, pk: int) -> Post | None:
    """Return the post if the token's account may read it with what only its authors see."""
    if request.token is None or not request.token.allows(Scope.READ_DRAFTS):
        return None
    own = Post.objects.written_by(request.token.account)
    return _with_all(own).select_related("unpublished").filter(pk=pk).first()


def _with_all(posts: PostSelections[Post]) -> PostSelections[Post]:
    posts = posts.select_related("lead_picture", "series")
    return posts.with_bylines().prefetch_related("tags")  # type: ignore[misc]


def _own(request: ApiRequest, stage: Stage) -> PostSelections[Post]:
    """Select the posts in a stage that the token's account may edit."""
    check_scope(request.token, Scope.READ_DRAFTS)
    assert request.account is not None
    written = Post.objects.written_by(request.account).in_stage(stage)
    return written.select_related("unpublished")


def _filtered(request: ApiRequest, posts: PostSelections[Post]) -> PostSelections[Post]:
    """Filter by the parameters kind, tag, author and since."""
    if kind := parameters.choice(request, "kind", Kind.values):
        posts = posts.filter(kind=kind)
    if tag := parameters.text(request, "tag"):
        posts = posts.filter(taggings__tag__slug=tag)
    if author := parameters.text(request, "author"):
        posts = posts.filter(bylines__listed_as=author)
    if since := parameters.since(request):
        posts = posts.filter(Q(published_at__gte=since) | Q(updated_at__gte=since))
    return posts
