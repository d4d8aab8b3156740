"""XML mended into well-formed XML: CDATA, references, tags and prefixes as blogs really write them.

A line stays a line, so that places in the file are those of the file.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from blog.imports.readers.xml.repairs import Repairs, refused
from blog.imports.readers.xml.source import MAX_TAG, Source

MAX_DEPTH = 100
MAX_BROKEN = 1_000  # sections, each of which may be searched for far ahead
KNOWN_PREFIXES = {
    "app": "http://www.w3.org/2007/app",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dsq": "http://disqus.com/disqus-internals",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "gd": "http://schemas.google.com/g/2005",
    "media": "http://search.yahoo.com/mrss/",
    "openSearch": "http://a9.com/-/spec/opensearch/1.1/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "wp": "http://wordpress.org/export/1.2/",
}
_NAME = r"[A-Za-z_\u0080-\uffff][^\s<>/=\"'&]*"
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{_NAME})(?P<rest>(?:[^<>\"'/]|/(?!>)|\"[^\"<]*\"|'[^'<]*')*)"
    r"(?P<empty>/?)>"
)
_ENDLESS = re.compile(rf"</?[A-Za-z_][^<>]{{{MAX_TAG - 16}}}")
_DECLARES = re.compile(r"\sxmlns:([\w.-]+)\s*=")
_REFERENCE = re.compile(r"&(?:#(?P<code>[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});|(?P<name>\w+);)?")
_SECTION = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_SIBLING = re.compile(r"\s*</?(?:wp|excerpt|content|dc):|\s*</?(?:item|category|pubDate|guid)\b")


def mended(parts: Iterator[str], repairs: Repairs) -> Iterator[str]:
    """Yield well-formed XML for the text of a file, in parts. Raise ExportRefused."""
    mending = _Mending(Source(parts), repairs)
    while not mending.source.is_at_end:
        yield mending.text()
        yield from mending.markup()
    mending.end()


class _Mending:
    """The source, and the elements that are open in it."""

    def __init__(self, source: Source, repairs: Repairs) -> None:
        self.source = source
        self._repairs = repairs
        self._open: list[str] = []
        self._broken = 0
        self._prefixes = {"xml", "xmlns", *KNOWN_PREFIXES}

    def text(self) -> str:
        line = self.source.line
        text = self.source.take_until("<")
        if not self._open:
            return "\n" * text.count("\n")
        if "]]>" in text:
            self._note("“]]>” in a text was kept.", line)
        return self._with_references(text, line).replace("]]>", "]]&#62;")

    def markup(self) -> Iterator[str]:
        source = self.source
        if source.is_at_end:
            return
        if source.take_if("<![CDATA["):
            yield self._section()
        elif source.take_if("<!--"):
            yield self._skipped("-->")
        elif source.take_if("<?"):
            yield self._skipped("?>")
        elif source.take_if("<!"):
            yield self._declaration()
        else:
            yield from self._tag()

    def end(self) -> None:
        """Note that the file ends too early; what is open is not read."""
        if self._open:
            self._note(
                f"The file ends inside <{self._open[-1]}>: it is not whole. What had begun there"
                " was left out.",
                self.source.line,
            )

    def _note(self, message: str, line: int) -> None:
        self._repairs.add(message, line=line)

    def _section(self) -> str:
        """Take a section of CDATA up to its true end."""
        line = self.source.line
        text = self.source.until("]]>")
        early = self._early_end(text)
        if early >= 0:
            self._note_broken("A section of CDATA without an end was ended with its element.", line)
            text = self.source.take(early)
        else:
            self.source.take(len(text))
            if self.source.take_if("]]>"):
                text += self._hidden_rest(line)
        inner = text.replace("]]>", "]]]]><![CDATA[>")
        return f"<![CDATA[{inner}]]>" if self._open else "\n" * text.count("\n")

    def _early_end(self, text: str) -> int:
        """Return where the element ends although its section does not, -1 if nowhere.

        What follows it are other elements of the format: they are not text of this one.
        """
        end = f"</{self._open[-1]}>" if self._open else "]]>"
        found = text.find(end)
        while found >= 0:
            if _SIBLING.match(text, found + len(end)):
                return found
            found = text.find(end, found + 1)
        return -1

    def _hidden_rest(self, line: int) -> str:
        """Take what belongs to a section although “]]>” came before it, and the end."""
        if not self._open:
            return ""
        if self.source.match(re.compile(rf"\s*(</{re.escape(self._open[-1])}|<!)")):
            return ""
        rest = self.source.until(f"</{self._open[-1]}")
        if "]]>" not in _SECTION.sub("", rest):
            return ""
        self._note_broken("“]]>” inside a section of CDATA was kept as text.", line)
        return "]]>" + self.source.take(rest.rindex("]]>") + 3)[:-3]

    def _note_broken(self, message: str, line: int) -> None:
        self._broken += 1
        if self._broken > MAX_BROKEN:
            raise refused("The file is too damaged to be read.", line=line)
        self._note(message, line)

    def _skipped(self, end: str) -> str:
        """Skip a comment or instruction, but not its lines."""
        skipped = self.source.take_until(end)
        self.source.take_if(end)
        return "\n" * skipped.count("\n")

    def _declaration(self) -> str:
        line = self.source.line
        declaration = self.source.take_until(">")
        self.source.take_if(">")
        if "[" in declaration or "ENTITY" in declaration.upper():
            raise refused("The file declares entities, which no export does.", line=line)
        return "\n" * declaration.count("\n")

    def _tag(self) -> Iterator[str]:
        line = self.source.line
        tag = self.source.match(_TAG)
        if tag is None:
            yield self._stray(line)
            return
        self.source.take(len(tag[0]))
        if tag["end"]:
            yield from self._close(tag["name"], line)
        else:
            yield self._start(tag, line)

    def _stray(self, line: int) -> str:
        """Take a “<” that begins no tag."""
        if self.source.match(_ENDLESS):
            raise refused(f"A tag has more than {MAX_TAG:,} characters.", line=line)
        self._note("A “<” that begins no tag was kept as text.", line)
        self.source.take(1)
        return "&#60;" if self._open else ""

    def _start(self, tag: re.Match[str], line: int) -> str:
        declared = "" if self._open else _declarations(tag["rest"])
        self._prefixes.update(_DECLARES.findall(tag["rest"]))
        if not tag["empty"]:
            self._open.append(tag["name"])
        if len(self._open) > MAX_DEPTH:
            raise refused(f"Elements are nested more than {MAX_DEPTH} deep.", line=line)
        rest = self._with_references(tag["rest"], line)
        self._note_prefix(tag["name"], line)
        return f"<{self._known(tag['name'])}{declared}{rest}{tag['empty']}>"

    def _note_prefix(self, name: str, line: int) -> None:
        prefix, colon, _local = name.partition(":")
        if colon and prefix not in self._prefixes:
            self._note(f"The prefix “{prefix}” is not declared.", line)

    def _known(self, name: str) -> str:
        """Return the name; a prefix that nothing declares becomes part of it."""
        prefix, colon, local = name.partition(":")
        is_known = not colon or prefix in self._prefixes
        return name if is_known else f"{prefix}-{local}"

    def _close(self, name: str, line: int) -> Iterator[str]:
        """Close the element, and before it those in it that have no end."""
        if name not in self._open:
            self._note(f"</{name}> ends nothing and was ignored.", line)
            return
        while (last := self._open.pop()) != name:
            self._note(f"<{last}> is not closed before </{name}>.", line)
            yield f"</{self._known(last)}>"
        yield f"</{self._known(name)}>"

    def _with_references(self, text: str, line: int) -> str:
        if "&" not in text:
            return text
        return _REFERENCE.sub(
            lambda found: self._reference(found, line + text.count("\n", 0, found.start())), text
        )

    def _reference(self, found: re.Match[str], line: int) -> str:
        """Return the reference as that to a number, which a parser keeps after an error, too."""
        if found["name"]:
            characters = html5.get(f"{found['name']};")
            return _numbers(characters) if characters else f"&#38;{found['name']};"
        if not found["code"]:
            self._note("A bare “&” was kept as text.", line)
            return "&#38;"
        code = found["code"]
        number = int(code[1:], 16) if code[0] in "xX" else int(code)
        if _is_allowed(number):
            return f"&#{number};"
        self._note("References to forbidden characters were left out.", line)
        return ""


def _numbers(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)


def _is_allowed(number: int) -> bool:
    """Return whether XML allows the character."""
    return (
        number in {0x9, 0xA, 0xD}
        or 0x20 <= number <= 0xD7FF
        or 0xE000 <= number <= 0xFFFD
        or 0x10000 <= number <= 0x10FFFF
    )


def _declarations(attributes: str) -> str:
    """Return the declarations of known prefixes that the first element lacks."""
    given = set(_DECLARES.findall(attributes))
    return "".join(
        f' xmlns:{prefix}="{url}"' for prefix, url in KNOWN_PREFIXES.items() if prefix not in given
    )
