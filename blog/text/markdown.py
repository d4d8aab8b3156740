"""Light Markdown for comments: emphasis, links, quotes, code and lists; nothing else."""

from markdown_it import MarkdownIt

from blog.text.sanitising import clean_comment

_parser = MarkdownIt("zero", {"html": False, "linkify": False, "breaks": True}).enable(
    [
        "emphasis",
        "strikethrough",
        "link",
        "autolink",
        "backticks",
        "blockquote",
        "fence",
        "list",
        "newline",
        "escape",
        "entity",
    ]
)


def comment_html(markdown: str) -> str:
    """Clean HTML for a reader's Markdown."""
    return clean_comment(_parser.render(markdown)).strip()
