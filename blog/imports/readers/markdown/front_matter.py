"""Front matter: what a file says about itself before its text, in YAML, TOML, JSON or lines."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from blog.imports.readers.dates import read_date
from blog.imports.readers.plain_yaml import read_yaml

MAX_HEAD = 100_000  # characters
_FENCED = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)^(?P=fence)[ \t]*$\n?",
    re.MULTILINE | re.DOTALL,
)
_LINE = re.compile(r"([A-Z][A-Za-z_-]{1,30}):[ \t]*(.*)")
_PLAIN_DATE = re.compile(r"\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(:\d{2})?( [+-]\d{4})?$")


@dataclass(frozen=True)
class Page:
    """The front matter by lower-case names, the text after it, and what is wrong with it."""

    fields: Mapping[str, Any]
    text: str
    has_front_matter: bool
    problem: str = ""

    def text_of(self, *names: str) -> str:
        """Return the first of these fields that is a text or a number, "" if none is."""
        values = (self.fields.get(name) for name in names)
        return next((str(value).strip() for value in values if isinstance(value, str | int)), "")

    def list_of(self, *names: str, spaced: bool = False) -> tuple[str, ...]:
        """Return the texts in these fields: lists, or texts separated by commas or spaces."""
        found: list[str] = []
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, str):
                found += re.split(r"[\s,]+" if spaced and "," not in value else ",", value)
            elif isinstance(value, list):
                found += [_name_in(item) for item in value]
            elif isinstance(value, dict):
                found.append(_name_in(value))
        return tuple(dict.fromkeys(part.strip() for part in found if part.strip()))

    def is_set(self, name: str) -> bool | None:
        """Return whether a field is true or false, None if it is neither."""
        value = self.fields.get(name)
        if isinstance(value, bool):
            return value
        named = {"true": True, "yes": True, "false": False, "no": False}
        return named.get(str(value).lower())

    def date_of(self, *names: str) -> datetime | None:
        for name in names:
            if found := _date(self.fields.get(name)):
                return found
        return None


def read_page(source: str) -> Page:
    """Return the page of a file; a front matter that cannot be read is left out and named."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    fenced = _FENCED.match(source)
    if fenced:
        return _page(fenced["head"], source[fenced.end() :], is_toml=fenced["fence"] == "+++")
    if source.startswith("{"):
        return _json_page(source)
    return _line_page(source)


def _page(head: str, text: str, *, is_toml: bool) -> Page:
    try:
        if len(head) > MAX_HEAD:
            raise ValueError(f"it has more than {MAX_HEAD:,} characters")
        found = tomllib.loads(head) if is_toml else read_yaml(head)
    except (ValueError, RecursionError) as error:
        return Page(
            {}, text, has_front_matter=True, problem=str(error) or "it is nested too deeply"
        )
    return Page(_lowered(found), text, has_front_matter=True)


def _json_page(source: str) -> Page:
    try:
        found, end = json.JSONDecoder().raw_decode(source[:MAX_HEAD])
    except (ValueError, RecursionError):
        return Page({}, source, has_front_matter=False)
    return Page(_lowered(found), source[end:].lstrip("\n"), has_front_matter=True)


def _line_page(source: str) -> Page:
    """Read lines such as "Title: Rivers" up to the first empty line, as Pelican does."""
    head, _empty, text = source.partition("\n\n")
    fields: dict[str, str] = {}
    last = ""
    for line in head.splitlines():
        found = _LINE.match(line)
        if found:
            last = found[1].lower()
            fields[last] = found[2].strip()
        elif last and line.startswith((" ", "\t")):
            fields[last] += f" {line.strip()}"
        else:
            return Page({}, source, has_front_matter=False)
    if not {"title", "date"} & fields.keys():
        return Page({}, source, has_front_matter=False)
    return Page(fields, text, has_front_matter=True)


def _lowered(found: Any) -> dict[str, Any]:
    return (
        {str(name).lower(): value for name, value in found.items()}
        if isinstance(found, dict)
        else {}
    )


def _name_in(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or ""
    return str(value) if isinstance(value, str | int) else ""


def _date(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if _PLAIN_DATE.match(text):
        text = re.sub(r" (\d):", r" 0\1:", text).replace(" ", "T", 1).replace(" ", "")
    return read_date(text)
