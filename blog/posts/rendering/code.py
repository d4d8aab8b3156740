"""Code on a page: in color, with line numbers if the author wants them."""

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborNode

from blog.posts.rendering.progress import Progress
from blog.text.formats.code_colors import colored, label_of, language_of


def place_code(progress: Progress) -> None:
    """Color the code in its language, and let keyboards reach it: it scrolls if it is wide."""
    for node in progress.text.select("pre"):
        node.attrs["tabindex"] = "0"
        chosen, numbered = node.attributes.get("data-language") or "", _is_numbered(node)
        code = node.css_first("code")
        language = language_of(node.text(), chosen)
        if code is not None and (language or numbered):
            _color(node, code, language, is_numbered=numbered)
        for name in {"data-language", "data-numbered"} & node.attributes.keys():
            del node.attrs[name]


def _color(node: LexborNode, code: LexborNode, language: str, *, is_numbered: bool) -> None:
    text = code.text()
    lines = colored(text, language)
    if is_numbered:
        is_ended = text.endswith("\n")
        lines = lines[:-1] if is_ended else lines
        code.inner_html = "\n".join(f'<span class="line">{line}</span>' for line in lines)
        code.inner_html = (code.inner_html or "") + ("\n" if is_ended else "")
    else:
        code.inner_html = "\n".join(lines)
    node.attrs["class"] = "code numbered" if is_numbered else "code"
    node.attrs["role"] = "group"
    named = _("Code in %(language)s") % {"language": label_of(language)}
    node.attrs["aria-label"] = named if language else _("Code")


def _is_numbered(node: LexborNode) -> bool:
    return node.attributes.get("data-numbered") == "true"
