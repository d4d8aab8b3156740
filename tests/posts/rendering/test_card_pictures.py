"""The link preview of a post: drawn, replaced, removed."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from blog.media.metadata import save_metadata
from blog.media.uploading import store_picture
from blog.posts.models import Post
from blog.posts.publishing import publish, withdraw
from blog.posts.receivers import draw_all_later, draw_later_of, draw_missing_later
from blog.posts.rendering.card_pictures import draw_card
from blog.posts.trashing import delete_forever, move_to_trash, restore
from blog.site.appearance import PAPER
from blog.site.models import Site
from blog.text.formats.colors import contrast
from tests.factories import (
    A_DAY,
    make_account,
    make_draft,
    make_picture,
    make_post,
    make_scheduled,
    rewrite,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def card_of(post: Post) -> str:
    return Post.objects.values_list("card", flat=True).get(pk=post.pk)


def picture_of(post: Post) -> Image.Image:
    with default_storage.open(card_of(post)) as file:
        return Image.open(BytesIO(file.read())).convert("RGB")


def half_and_half(size: tuple[int, int]) -> BytesIO:
    """Return a picture that is red on the left and blue on the right."""
    file = BytesIO()
    picture = Image.new("RGB", size, "#c00000")
    picture.paste("#0000c0", (size[0] // 2, 0, *size))
    picture.save(file, "PNG")
    file.seek(0)
    return file


def test_publishing_draws_the_link_preview(committed):
    with committed():
        post = make_draft(title="On canals")
    assert card_of(post) == ""
    with committed():
        publish(post, at=A_DAY, site=Site.objects.current())
    name = card_of(post)
    assert name.startswith("cards/") and name.endswith(".png")
    assert picture_of(post).size == (1200, 630)


def test_a_scheduled_post_has_its_link_preview_in_time(committed):
    with committed():
        post = make_scheduled()
    assert default_storage.exists(card_of(post))


@pytest.mark.parametrize(
    "change",
    [
        lambda post: _save(post, title="Another title"),
        lambda post: rewrite(post, authors=["Somebody Else"]),
        lambda post: publish(post, at=A_DAY.replace(day=20), site=Site.objects.current()),
    ],
    ids=["title", "authors", "day"],
)
def test_changes_to_its_content_replace_the_link_preview(committed, change):
    with committed():
        post = make_post(title="On canals")
    before = card_of(post)
    with committed():
        change(post)
    assert card_of(post) != before
    assert default_storage.exists(card_of(post))
    assert not default_storage.exists(before)


def _save(post: Post, *, title: str) -> None:
    """Save as an author who opened the post before its link preview was drawn."""
    rewrite(post, title=title)


def test_drawing_again_gives_the_same_file(committed):
    with committed():
        post = make_post(title="On canals")
    before = card_of(post)
    with committed():
        draw_card(post, site=Site.objects.current())
    assert card_of(post) == before
    assert default_storage.exists(before)


def test_a_link_preview_shared_by_two_posts_is_kept_for_the_other(committed):
    with committed():
        each, other = make_post(title="The same"), make_post(title="The same")
    assert card_of(each) == card_of(other)
    with committed():
        withdraw(each)
    assert card_of(each) == ""
    assert default_storage.exists(card_of(other))


@pytest.mark.parametrize("take_away", [withdraw, move_to_trash])
def test_hidden_posts_have_no_link_preview(committed, take_away):
    with committed():
        post = make_post(title="A secret since")
    before = card_of(post)
    with committed():
        take_away(post)
    assert card_of(post) == ""
    assert not default_storage.exists(before)


def test_restored_posts_have_their_link_preview_again(committed):
    with committed():
        post = make_post()
        move_to_trash(post)
    with committed():
        restore(post)
    assert default_storage.exists(card_of(post))


def test_a_deleted_post_leaves_no_file(committed):
    with committed():
        post = make_post(title="Gone for ever")
    post = Post.objects.get(pk=post.pk)
    with committed():
        delete_forever(post)
    assert not default_storage.exists(post.card)


def test_a_lead_picture_is_cropped_around_its_focal_point(committed):
    picture = store_picture(half_and_half((3000, 600)), name="wide.png")
    with committed():
        post = make_post(lead_picture=picture)
    assert card_of(post).endswith(".jpg")
    assert picture_of(post).size == (1200, 630)
    picture.focus_x = 100
    with committed():
        save_metadata(picture)
    red, _green, blue = picture_of(post).getpixel((100, 300))
    assert red < 20 and blue > 180


def test_a_small_or_missing_lead_picture_is_not_used(committed):
    small = store_picture(half_and_half((500, 300)), name="small.png")
    lost = make_picture()
    default_storage.delete(lost.path)
    with committed():
        posts = [make_post(lead_picture=picture) for picture in (small, lost)]
    assert [card_of(post)[-4:] for post in posts] == [".png", ".png"]


def test_the_look_of_the_blog_changes_every_link_preview(committed):
    with committed():
        post = make_post()
    Site.objects.create(pk=1, accent="#0a5c36")
    with committed():
        draw_all_later()
    assert picture_of(post).getpixel((10, 300)) == (10, 92, 54)


@pytest.mark.parametrize("accent", ["#ffee00", "#ffffff", "#7fffd4", "#a5121f"])
def test_the_accent_color_is_readable_on_the_link_preview(accent):
    Site.objects.create(pk=1, accent=accent)
    post = make_post()
    draw_card(post, site=Site.objects.current())
    red, green, blue = picture_of(post).getpixel((10, 300))
    assert contrast(f"#{red:02x}{green:02x}{blue:02x}", PAPER) >= 4.5


def test_renaming_an_author_changes_their_link_previews(committed):
    author = make_account(name="Ann Author")
    with committed():
        post, other = make_post(author=author), make_post()
    before, kept = card_of(post), card_of(other)
    author.name = "Ann Writer"
    author.save()
    with committed():
        draw_later_of(author)
    assert card_of(post) != before
    assert card_of(other) == kept


def test_missing_link_previews_are_drawn(committed):
    post, draft = make_post(), make_draft()
    Site.objects.create(pk=1)
    with committed():
        draw_missing_later()
    assert default_storage.exists(card_of(post))
    assert card_of(draft) == ""
    assert Site.objects.current().drawn


def test_the_command_redraws_all_link_previews(committed, capsys):
    post = make_post()
    with committed():
        call_command("render", "--all")
    assert default_storage.exists(card_of(post))
    assert capsys.readouterr().out == "1 rendered.\n"
