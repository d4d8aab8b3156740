"""`manage.py render`: render the pages and draw the cards of posts again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.media.site_images import draw_site
from blog.posts.menu.building import make_menu
from blog.posts.models import Post
from blog.posts.rendering.card_pictures import draw_card
from blog.posts.rendering.page import render_post
from blog.site.models import Site


class Command(BaseCommand):
    help = "Render the stored pages of posts again, and draw their cards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the posts to render")
        parser.add_argument("--all", action="store_true", help="every post and page")

    def handle(self, *_args: Any, slugs: list[str], **options: Any) -> None:
        if bool(slugs) == options["all"]:
            raise CommandError("Give the slugs of posts, or --all.")
        posts = Post.objects.all() if options["all"] else Post.objects.filter(slug__in=slugs)
        missing = set(slugs) - set(posts.values_list("slug", flat=True))
        if missing:
            raise CommandError(f"There is no post with the slug {', '.join(sorted(missing))}.")
        site = Site.objects.current()
        count = 0
        for post in posts.iterator(chunk_size=100):
            render_post(post, site=site)
            draw_card(post, site=site)
            count += 1
        make_menu()
        if options["all"]:
            draw_site(site)
        self.stdout.write(f"{count} rendered.")
