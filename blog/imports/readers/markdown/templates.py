"""Tags of Liquid and shortcodes of Hugo in Markdown; those that nothing here knows stay as text."""

import re
from html import escape

from blog.imports.readers.texts.changes import Changes
from blog.imports.readers.texts.structures import embed, picture

_HIGHLIGHT = re.compile(
    r"\{%-?\s*highlight\s+(?P<liquid>[\w+#.-]+)[^%]*%\}\n?(?P<code>.*?)\{%-?\s*endhighlight\s*-?%\}"
    r"|\{\{[<%]\s*highlight\s+\"?(?P<hugo>[\w+#.-]+)\"?[^>%]*[>%]\}\}\n?(?P<text>.*?)\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
    re.DOTALL,
)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_URL_OF = re.compile(
    r"\{\{\s*[\"'](?P<path>[^\"']+)[\"']\s*\|\s*(?:prepend:\s*site\.\w+|relative_url|absolute_url)[^}]*\}\}"
    r"|\{\{\s*site\.(?:baseurl|url)\s*\}\}"
    r"|\{%-?\s*(?:post_url|link)\s+(?P<post>[^\s%]+)\s*-?%\}"
    r"|\{\{[<%]\s*(?:rel)?ref\s+\"?(?P<ref>[^\s\"]+)\"?[^>%]*[>%]\}\}"
)
_ATTRIBUTES = re.compile(r"^\{:[^}\n]*\}[ \t]*$|(?<=[)\]`*_])\{:[^}\n]*\}", re.MULTILINE)
_SHORTCODE = re.compile(r"\{\{[<%]\s*(?P<name>[\w/-]+)(?P<rest>[^>%]*?)/?\s*[>%]\}\}")
_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)[^%]*%\}")
_PAIR = re.compile(r"(\w+)\s*=\s*[\"“]([^\"”]*)[\"”]|[\"']([^\"']+)[\"']|(\S+)")
_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_SITES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}


def without_templates(text: str, changes: Changes) -> str:
    """Return the Markdown without template code; fenced code stays as it is."""
    text = _RAW.sub("", _HIGHLIGHT.sub(_fence, text))
    parts: list[str] = []
    at = 0
    for fence in _FENCE.finditer(text):
        parts += [_replaced(text[at : fence.start()], changes), fence[0]]
        at = fence.end()
    return "".join([*parts, _replaced(text[at:], changes)])


def _fence(found: re.Match[str]) -> str:
    code = found["code"] if found["code"] is not None else found["text"] or ""
    mark = "````" if "```" in code else "```"
    return f"\n{mark}{found['liquid'] or found['hugo']}\n{code.rstrip()}\n{mark}\n"


def _replaced(text: str, changes: Changes) -> str:
    text = _ATTRIBUTES.sub("", _URL_OF.sub(_url, text))
    text = _SHORTCODE.sub(lambda found: _shortcode(found, changes), text)
    for tag in _TAG.finditer(text):
        changes.add(f"The tag {{% {tag['name']} %}} is unknown and was kept as text.")
    return text


def _url(found: re.Match[str]) -> str:
    return found["path"] or found["post"] or found["ref"] or ""


def _shortcode(found: re.Match[str], changes: Changes) -> str:
    name = found["name"].lower()
    named, values = _attributes(found["rest"])
    first = named.get("id") or next(iter(values), "")
    if name in _SITES and first:
        return f"\n\n{embed(_SITES[name].format(first))}\n\n"
    if name in {"tweet", "x", "twitter"} and named.get("id"):
        user, own = named.get("user", "i"), named["id"]
        return f"\n\n{embed(f'https://twitter.com/{user}/status/{own}')}\n\n"
    if name == "figure" and named.get("src"):
        image = f'<img src="{escape(named["src"])}" alt="{escape(named.get("alt", ""))}">'
        return f"\n\n{picture(image, named.get('caption') or named.get('title', ''))}\n\n"
    changes.add(f"The shortcode {{{{< {found['name']} >}}}} is unknown and was kept as text.")
    return escape(found[0], quote=False)


def _attributes(text: str) -> tuple[dict[str, str], list[str]]:
    named: dict[str, str] = {}
    values: list[str] = []
    for pair in _PAIR.finditer(text):
        if pair[1]:
            named[pair[1].lower()] = pair[2]
        else:
            values.append(pair[3] or pair[4])
    return named, values
