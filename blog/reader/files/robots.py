"""robots.txt: the paths that crawlers may read."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.web.origin import origin_of
from blog.web.requests import BlogRequest

# The path of an admin panel that was moved is not given away here.
DISALLOWED = ("/admin/", "/preview/", "/search/")

# The user agents of crawlers that collect texts to train AI models.
AI_CRAWLERS = (
    "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot",
    "ChatGPT-User", "Claude-Web", "ClaudeBot", "cohere-ai", "Diffbot", "FacebookBot",
    "Google-Extended", "GPTBot", "img2dataset", "meta-externalagent", "OAI-SearchBot",
    "omgili", "PerplexityBot", "Timpibot", "YouBot",
)  # fmt: skip


@require_safe
def robots(request: BlogRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in DISALLOWED)]
    if not request.blog.allows_ai_crawlers:
        lines += ["", *(f"User-agent: {name}" for name in AI_CRAWLERS), "Disallow: /"]
    lines += ["", f"Sitemap: {origin_of(request)}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
