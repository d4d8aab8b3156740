"""The translation catalogs of all strings for readers: `make catalogs` updates them.

Extracts the strings from readers' templates and modules into blog/locale/*/LC_MESSAGES/django.po,
drops obsolete ones, compiles the .mo files and lists untranslated strings. Both kinds of files are
versioned, so that a blog needs no gettext tools.
"""

import ast
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
LOCALES = ("ar", "de", "es", "fr", "it", "pt", "ru", "zh_Hans")

# The files with readers' strings; in DEFINITIONS only those in the named class or function.
TEMPLATES = (
    "base.html",
    "reader/**/*",
    "rendered/**/*",
    "mail/data_request*",
    "mail/follow*",
    "mail/*_follower*",
)
MODULES = (
    "reader/**/*.py",
    "comments/emails/models.py",
    "exports/still_copies/rewriting.py",
    "mentions/checking.py",
    "posts/markup.py",
    "posts/rendering/**/*.py",
    "site/months.py",
    "site/licenses.py",
    "sources/dates/localized.py",
    "sources/untitled.py",
)
DEFINITIONS = {
    "comments/spam/layers/rate.py": "_refusal",
    "sources/models.py": "SourceRole",
    "sources/kinds.py": "Kind",
    "search/models.py": "EntryKind",
}

KEYWORDS: dict[str, tuple[object, ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
BEGUN = datetime(2026, 11, 25, tzinfo=UTC)

Key = tuple[str, str | None]


@cache
def wanted() -> dict[Key, str | tuple[str, ...]]:
    """Return every string for readers, by its first form and its context."""
    found: dict[Key, str | tuple[str, ...]] = {}
    for msgid, context in _found_strings():
        key = (msgid if isinstance(msgid, str) else msgid[0], context)
        if key not in found or not isinstance(msgid, str):
            found[key] = msgid
    return found


def read(locale: str) -> Catalog:
    path = po_path(locale)
    if not path.is_file():
        return Catalog(locale)
    with path.open("rb") as file:
        return read_po(file, locale)


def missing(catalog: Catalog) -> list[str]:
    """Return the strings without a translation."""
    return sorted(
        first
        for (first, context), msgid in wanted().items()
        if not _is_translated(catalog.get(first, context), msgid)
    )


def compiled(catalog: Catalog) -> bytes:
    made = BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def po_path(locale: str) -> Path:
    return ROOT / "blog" / "locale" / locale / "LC_MESSAGES" / "django.po"


def mo_path(locale: str) -> Path:
    return po_path(locale).with_suffix(".mo")


def update(locale: str) -> Catalog:
    """Write the catalog with exactly the wanted strings, as .po and .mo; return it."""
    known = read(locale)
    catalog = Catalog(
        locale,
        project="Ibid",
        version="0.1",
        msgid_bugs_address="the project's issues",
        last_translator="the founders of Ibid",
        language_team=f"Ibid, {locale}",
        fuzzy=False,
        creation_date=BEGUN,
        revision_date=BEGUN,
        header_comment="# Ibid's strings for readers, updated by `make catalogs`.",
    )
    for (first, context), msgid in wanted().items():
        before = known.get(first, context)
        is_same = before is not None and isinstance(before.id, str) == isinstance(msgid, str)
        catalog.add(msgid, before.string if before and is_same else "", context=context)
    po_path(locale).parent.mkdir(parents=True, exist_ok=True)
    with po_path(locale).open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True)
    mo_path(locale).write_bytes(compiled(read(locale)))
    return catalog


def _found_strings() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for source in (*_templates(), *modules()):
        for _line, msgid, _remarks, context in extract(
            "python", BytesIO(source.encode()), KEYWORDS
        ):
            yield msgid, context


def _templates() -> Iterator[str]:
    folder = ROOT / "templates"
    for path in _matching(folder, TEMPLATES):
        # What stands round the calls is no Python; its indentation must not count.
        yield "\n".join(map(str.lstrip, templatize(path.read_text("utf-8")).splitlines()))


def modules() -> Iterator[str]:
    """Yield the source of every module, or part of one, with strings for readers."""
    folder = ROOT / "blog"
    for path in _matching(folder, MODULES):
        yield path.read_text("utf-8")
    for name, definition in DEFINITIONS.items():
        source = (folder / name).read_text("utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == definition:
                yield ast.get_source_segment(source, node) or ""


def _matching(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    """Yield the files that match; a pattern that matches none is outdated."""
    for pattern in patterns:
        paths = sorted(path for path in folder.glob(pattern) if path.is_file())
        assert paths, f"no file matches {pattern}"
        yield from paths


def _is_translated(message: Message | None, msgid: str | tuple[str, ...]) -> bool:
    if message is None or isinstance(message.id, str) != isinstance(msgid, str):
        return False
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms)


def main() -> None:
    for locale in LOCALES:
        untranslated = missing(update(locale))
        print(f"{locale}: {len(untranslated)} of {len(wanted())} strings not translated")
        for msgid in untranslated:
            print(f"    {msgid!r}")


if __name__ == "__main__":
    main()
