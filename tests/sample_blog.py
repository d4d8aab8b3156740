"""A blog with every kind of post, for journeys, benchmarks and the contact sheet."""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from blog.comments.models import Kind
from blog.copies.showing import mark_copies
from blog.media.files.describing import describe_file
from blog.media.files.reading import read_pdf
from blog.media.models import Picture
from blog.media.uploading import store_picture
from blog.people.models import Account
from blog.posts.models import Post
from blog.posts.permalinks.models import Permalink
from blog.posts.series.models import Series
from blog.posts.tags.models import Tag, Tagging
from blog.site.models import Site
from blog.sources.models import Source
from blog.welcome.writing import remove_welcome_blog
from tests.copies.conftest import keep
from tests.factories import (
    A_DAY,
    citing,
    make_comment,
    make_file,
    make_mention,
    make_post,
    make_source,
    make_withdrawn,
    rewrite,
)
from tests.sample_files import mp4, pdf, wav

SAMPLES = Path(__file__).parent / "samples" / "posts"

PARAGRAPH = (
    "The towpath ends at the second lock, where the keeper’s house still stands with its back to "
    "the water. Nobody has lived there since 1938; the ledgers of the last three keepers, "
    "1871–1938, lie in the county record office, and what follows is read from them, line by line. "
)
WORDS = (
    "On the first page the keeper writes the weather, the height of the water and the name of each "
    "boat. On the second he begins to write what the boatmen told him, and from then on he hardly "
    "writes of anything else."
)
ABOUT = (
    "I keep the papers of the second lock and read them aloud on winter evenings.\n\n"
    "Before that I taught history in a town that has no canal."
)
LONG_TITLE = (
    "An Account of the Keepers of the Second Lock, of What They Saw, What They Were Told and What "
    "They Wrote Down of It, with Some Remarks upon the Weather, the Price of Coal, and the Boats "
    "That Passed by It"
)
CAPTIONS = """WEBVTT

00:01.000 --> 00:04.000
The gates close behind the boat.

00:08.000 --> 00:12.000
The water falls.
"""
HEADINGS = (
    *("The Media at War", "Related Documents", "Commentary", "A Share of the Land", "Contact"),
    *("The Sponsor", "A Community of Keepers", "Footer", "Promotion", "Tags and Widgets", "Header"),
)
SCRIPTS = {
    "arabic": ("ar", "دفتر حارس القناة"),
    "hebrew": ("he", "יומנו של שומר התעלה"),
    "chinese": ("zh-hans", "运河看守人的账簿"),
}


def write_sample_blog(*, shrink: int = 1) -> None:
    """Write every post in `tests.pages`, and enough others for a second page of the home page.

    With `shrink`, its pictures are that many times smaller.
    """
    Site.objects.update_or_create(
        pk=Site.SINGLETON_PK,
        defaults={
            "name": "The Second Lock",
            "tagline": "A canal, its keepers and their ledgers",
            "embed_hosts": "player.vimeo.com",
        },
    )
    _write("short", "A Short One", f"<p>{WORDS}</p>", tags=("canals",))
    _write_long()
    _write_notes()
    _write_pictures(shrink)
    _write("title", LONG_TITLE[:200], f"<p>{WORDS}</p>" * 3, tags=("titles", "very long titles"))
    _write_talk()
    _write_mentioned()
    _write_translations()
    _write("specimen", "A Specimen of Everything", _specimen(shrink), tags=("type", "verse"))
    _write("evidence", "A Post of Evidence", _evidence(shrink), tags=("evidence",))
    make_withdrawn(title="A Withdrawn One", slug="withdrawn", reason="It was wrong.")
    series = Series.objects.create(title="Days", slug="days", description="A year at the lock.")
    for number in range(12):
        fields = {"series": series, "series_position": number + 1} if number < 3 else {}
        _write(f"day-{number}", f"Day {number}", f"<p>{WORDS}</p>", days=-number, **fields)
    _correct(Post.objects.get(slug="day-0"))


def write_the_post_of_evidence() -> None:
    _write("evidence", "A Post of Evidence", _evidence(shrink=1), tags=("evidence",))


def write_one_post() -> None:
    _write("first", "The First One", f"<p>{WORDS}</p>", tags=("canals",))


def write_posts_for_reader_mode() -> None:
    """Write the post of evidence, and one of which reader modes drop what looks like a menu."""
    write_the_post_of_evidence()
    make_source(id="social-media", title="Related Advertising")
    source = make_source(id="extra", title="Printing Types")
    parts = (
        f"<h{2 + number % 2}>{heading}</h{2 + number % 2}><p>{PARAGRAPH}{citing(source)}</p>"
        for number, heading in enumerate(HEADINGS)
    )
    notes = (
        "<p>It froze.<foot-note>The keeper’s word: <em>thick</em> ice.</foot-note> It thawed.</p>"
    )
    _write("media", "Of Media", _specimen(shrink=1) + notes + "".join(parts))


def make_it_empty() -> None:
    remove_welcome_blog()


def write_many_posts(count: int = 5000) -> None:
    """Write the posts of decades, one every three days."""
    first = A_DAY - timedelta(days=3 * count)
    posts = [
        Post(title=f"Of the Year’s Day {number}", slug=f"n{number}", excerpt=WORDS)
        for number in range(count)
    ]
    posts = Post.objects.bulk_create(posts, batch_size=500)
    for number, post in enumerate(posts):
        post.published_at = first + timedelta(days=3 * number)
        post.permalink_id = f"/{post.published_at:%Y/%m}/{post.slug}/"
    Permalink.objects.bulk_create(
        [Permalink(path=post.permalink_id, post=post) for post in posts], batch_size=500
    )
    Post.objects.bulk_update(posts, ["published_at", "permalink"], batch_size=500)
    tags = Tag.objects.bulk_create(
        Tag(name=f"{word} {number}", slug=f"{word}-{number}")
        for word in ("boats", "coal", "ice", "letters", "weather")
        for number in range(40)
    )
    Tagging.objects.bulk_create(
        (
            Tagging(tag=tags[place * (place + 7) % len(tags)], content_object=post)
            for place, post in enumerate(posts)
        ),
        batch_size=500,
    )


def set_language(language: str) -> None:
    """Change the language of the whole blog."""
    Site.objects.filter(pk=Site.SINGLETON_PK).update(language=language)


def _write(slug: str, title: str, body: str, *, days: int = 0, **fields: object) -> Post:
    at = A_DAY + timedelta(days=days)
    return make_post(slug=slug, title=title, body=body, at=at, **fields)


def _correct(post: Post) -> None:
    """Correct the post, which then cites a page that is gone and of which there is a copy."""
    source = make_source(id="gone", type="webpage", URL=f"https://keeper.example/{'long-' * 20}")
    keep(source, f"<title>The Lock in Winter</title><h2>Ice</h2><p>{WORDS}</p><ul><li>A</li></ul>")
    Source.objects.filter(pk=source.pk).update(page_gone_on=A_DAY.date())
    mark_copies(Source.objects.filter(pk=source.pk))
    body = f"<p>{WORDS}{citing(source, quotation='the keeper’s house still stands')}</p>"
    rewrite(post, body=body, correction="The ledgers begin in 1871.")


def _write_translations() -> None:
    """Write a post and its translations in three scripts, by an author with a profile."""
    keeper = Account.objects.create_user(
        "keeper", name="Ann Keeper", website="https://keeper.example/", about=ABOUT
    )
    posts = [
        _write(slug, title, _sample(slug), language=language, tags=(title,), author=keeper)
        for slug, (language, title) in SCRIPTS.items()
    ]
    for post in posts[1:]:
        rewrite(post, translation_of=posts[0])


def _sample(slug: str) -> str:
    return (SAMPLES / f"{slug}.html").read_text("utf-8")


def _write_long() -> None:
    source = make_source(id="ledger", title="The Ledger of the Second Lock")
    chapters = (
        f"<h2>Chapter {number}</h2>"
        + f"<p>{PARAGRAPH * 3}{citing(source, locator=str(number))}</p>" * 3
        + f"<h3>What was said</h3><p>{' '.join([WORDS] * 3)}</p>"
        for number in range(1, 13)
    )
    _write("long", "A Long One", "".join(chapters), days=-1, tags=("canals", "ledgers"))


def _write_notes() -> None:
    sources = [make_source(id=f"note{number}", title=f"Ledger {number}") for number in range(20)]
    marks = [citing(source, locator=str(place)) for place in (1, 2) for source in sources]
    sentences = [f"The keeper wrote it down.{mark} {WORDS} " for mark in marks]
    paragraphs = (f"<p>{''.join(part)}</p>" for part in _chunks(sentences, 4))
    _write("notes", "A Post with Forty Notes", "".join(paragraphs), days=-2, tags=("notes",))


def _write_pictures(shrink: int) -> None:
    sizes = ((1600, 1000), (700, 1200), (2400, 600), (90, 60))
    pictures = [_picture(number, size, shrink) for number, size in enumerate(sizes)]
    figures = (
        f'<figure data-picture="{picture.pk}" data-caption="{caption}"></figure>'
        for picture, caption in zip(pictures, (WORDS, "Upright", "", "A small one"), strict=True)
    )
    body = "".join(figures)
    _write("pictures", "Only Pictures", body, days=-3, lead_picture=pictures[0])


def _write_talk() -> None:
    post = _write("talk", "A Much Discussed One", f"<p>{WORDS}</p>", days=-4)
    parent = None
    for number in range(20):
        body = "x" * 500 if number == 3 else WORDS if number % 3 else "Just *so*."
        answered = parent if number % 5 else None
        parent = make_comment(
            post=post,
            parent=answered,
            name=["Ann", "Ben", "A Reader with Rather a Long Name of Several Words"][number % 3],
            body=body,
            created_at=A_DAY + timedelta(minutes=number),
        )


def _write_mentioned() -> None:
    """Write a post with comments, webmentions and likes."""
    post = _write("mentioned", "A Post Others Speak Of", f"<p>{WORDS}</p>", days=-4)
    comments = (
        (Kind.COMMENT, "Ann", "Just *so*."),
        (Kind.MENTION, "Ada Lovelace", f"*On the Keeping of Ledgers*\n\n{WORDS}"),
        (Kind.REPLY, "Ben", "I have another ledger, of *1869*; it begins like this one."),
        (
            Kind.MENTION,
            "A Long Name from Somewhere Far Away and Hard to Spell",
            "links to this post",
        ),
        (Kind.COMMENT, "Ben", "That is the one I meant."),
    )
    for number, (kind, name, body) in enumerate(comments):
        make = make_comment if kind == Kind.COMMENT else make_mention
        at = A_DAY + timedelta(hours=number)
        make(post=post, kind=kind, name=name, body=body, created_at=at)
    for name in ("Ada", "Ben", "Chiara", "Dmitri", "إيمان", "Farid of the Second Lock"):
        make_mention(post=post, kind=Kind.LIKE, name=name, body="likes this post")
    make_mention(post=post, kind=Kind.REPOST, name="Ada", body="passed this post on")


def _specimen(shrink: int) -> str:
    picture = _picture(9, (1200, 800), shrink)
    source = make_source(id="specimen", title="Printing Types")
    return _sample("specimen").format(picture=picture.pk, citation=citing(source, locator="7"))


def _evidence(shrink: int) -> str:
    """Return a text with one of each kind of evidence, some of it twice."""
    names = ("first", "second", "third")
    marks = {
        name: _picture(20 + number, (900, 600), shrink).pk for number, name in enumerate(names)
    }
    paper = make_file(content=pdf("The ledger of 1871", "Its last page"), name="ledger.pdf")
    film = make_file(content=mp4(), name="lock.mp4", title="The lock")
    sound = make_file(content=wav(), name="bell.wav", title="The bell", transcript="0:01 It rings.")
    read_pdf(paper)
    film.captions = CAPTIONS
    describe_file(film)
    made = {"paper": paper.pk, "film": film.pk, "sound": sound.pk}
    source = make_source(id="evidence", title="The Ledgers of the Second Lock")
    return _sample("evidence").format(**marks, **made, citation=citing(source, locator="12"))


def _picture(number: int, size: tuple[int, int], shrink: int) -> Picture:
    """Store a picture with a gradient of two colors."""
    width, height = (side // shrink for side in size)
    slope = Image.linear_gradient("L").rotate(number * 90).resize((width, height))
    hills = ImageOps.colorize(slope, black="#3b4a52", mid="#9c8f78", white="#efe6d2")
    file = BytesIO()
    hills.save(file, "PNG")
    file.seek(0)
    return store_picture(
        file,
        name=f"hills-{number}.png",
        alt=f"Hills, {number}",
        credit="A. Keeper",
        license="CC-BY-4.0",
    )


def _chunks(sentences: list[str], length: int) -> Iterable[list[str]]:
    return (sentences[start : start + length] for start in range(0, len(sentences), length))
