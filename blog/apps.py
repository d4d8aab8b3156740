"""The app config: it connects the signals of rooms to their receivers in other rooms."""

from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"
    default = True
    verbose_name = "Blog"

    def ready(self) -> None:
        from blog import checks  # noqa: F401  registers the checks; needs the settings
        from blog.comments import receivers as comments
        from blog.copies import receivers as copies
        from blog.links import receivers as links
        from blog.mentions import receivers as mentions
        from blog.posts import receivers as posts
        from blog.search import receivers as search
        from blog.web.observing import slow_queries
        from blog.web.page_cache.changes import receivers as page_changes
        from blog.webhooks import receivers as webhooks

        posts.connect()
        comments.connect()
        mentions.connect()
        copies.connect()
        links.connect()
        search.connect()
        webhooks.connect()
        page_changes.connect()
        slow_queries.connect()
