import pytest

from blog.comments.models import Comment, State
from blog.imports.comments.posts import posts_of
from blog.site.public_paths.keeping import move_path
from tests.factories import make_post
from tests.imports.readers.comments.test_disqus import SAMPLE
from tests.imports.test_targets import load

pytestmark = pytest.mark.django_db


def test_posts_are_found_by_every_path_they_had():
    post = make_post(slug="fog")
    path = post.permalink_id
    move_path("/2019/04/fog.html", to=path)
    names = [f"path:{path}", f"path:{path.removesuffix('/')}", "path:/2019/04/fog.html", "path:/x"]
    assert posts_of(names, ref=lambda key: key) == dict.fromkeys(names[:3], post)


def test_comments_of_disqus_come_under_the_post_at_their_path(tmp_path):
    post = make_post(slug="fog")
    move_path("/2019/04/fog/", to=post.permalink_id)
    (tmp_path / "disqus.xml").write_text(SAMPLE)
    load(tmp_path / "disqus.xml")
    comments = Comment.objects.order_by("import_ref")
    assert [(comment.post, comment.state) for comment in comments] == [
        (post, State.PUBLISHED),
        (post, State.SPAM),
        (post, State.REJECTED),
    ]
    assert comments[1].parent == comments[0]
