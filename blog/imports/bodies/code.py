"""Blocks of code, whose text is kept to the byte, and the language that old highlighters name."""

import re
from html import escape

from selectolax.lexbor import LexborNode

# The classes of three highlighters, such as "brush: js; gutter: false" or "prettyprint lang-py".
_LANGUAGE = re.compile(r"(?:brush\s*:\s*|language-|lang-|lang:)([\w+#-]{1,20})")
_NAMES = {"jscript": "javascript", "js": "javascript", "py": "python", "csharp": "c#", "sh": "bash"}


def code_block(node: LexborNode) -> str:
    """Return a block of code with the text of the node; line breaks may be elements."""
    code = node.css_first("code")
    classes = " ".join(
        filter(None, (part.attributes.get("class") for part in (node, code) if part))
    )
    language = _LANGUAGE.search(classes)
    named = _NAMES.get(language[1], language[1]) if language else ""
    name = node.attributes.get("data-language") or named
    given = f' data-language="{escape(name)}"' if name and name != "plain" else ""
    return f"<pre{given}><code>{escape(text_in(node), quote=False)}</code></pre>"


def text_in(node: LexborNode) -> str:
    """Return the text inside the node, with line breaks for br and between blocks."""
    parts = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            parts.append(child.text_content or "")
        elif child.tag == "br":
            parts.append("\n")
        elif not (child.tag or "").startswith("-"):
            parts.append(text_in(child) + ("\n" if child.tag in {"div", "p", "li"} else ""))
    return "".join(parts)
