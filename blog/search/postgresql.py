"""Search with PostgreSQL's tsvector. See the migration for its columns and indexes."""

from collections.abc import Sequence

from django.db import connection

from blog.search.highlighting import END, HIT, Highlighted, highlight_bigrams
from blog.search.models import EntryKind, IndexEntry, IndexEntryQuerySet
from blog.search.queries import Term
from blog.text.words.search_text import fold

# PostgreSQL's stemmers by language code.
STEMMED = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

INDEX = """
UPDATE blog_indexentry SET
  title_vector = to_tsvector(%(config)s, %(title)s) || to_tsvector(%(config)s, %(headings)s),
  search_vector = setweight(to_tsvector(%(config)s, %(title)s), 'A')
    || setweight(to_tsvector(%(config)s, %(headings)s), 'B')
    || setweight(to_tsvector(%(config)s, %(body)s), 'C')
    || setweight(to_tsvector(%(config)s, %(sources)s), 'D')
    || setweight(to_tsvector('simple', %(tokens)s), 'C')
WHERE id = %(pk)s
"""
WEIGHTS = "'{0.1, 0.2, 0.5, 1.0}'"  # of D, C, B and A
HIGHLIGHT = """
SELECT ts_headline(texts.config::regconfig, texts.text, {query}, %s)
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS texts (config, text, position)
ORDER BY texts.position
"""
TEXTS = ("title", "body", "sources")
# All languages, by one index lookup each, however many entries there are.
LANGUAGES = """
WITH RECURSIVE known (language) AS (
  SELECT min(language) FROM blog_indexentry
  UNION ALL
  SELECT (SELECT min(language) FROM blog_indexentry WHERE language > known.language)
  FROM known WHERE known.language IS NOT NULL
)
SELECT language FROM known WHERE language IS NOT NULL
"""


class Backend:
    def index(self, entries: Sequence[IndexEntry]) -> None:
        with connection.cursor() as cursor:
            for entry in entries:
                cursor.execute(INDEX, _folded(entry))

    def optimize(self) -> None:
        """Let the query planner know which words are common before autovacuum does."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE blog_indexentry")

    def rank(
        self, entries: IndexEntryQuerySet, terms: Sequence[Term], *, limit: int, titles_only: bool
    ) -> list[tuple[int, EntryKind, float]]:
        query, params = _query(terms)
        column = "title_vector" if titles_only else "search_vector"
        newest = entries.extra(  # noqa: S610  the SQL is ours, the query is a parameter
            where=[f"blog_indexentry.{column} @@ ({query})"], params=params
        ).order_by("-pk")
        # A single query would rank all matches before limiting them to the newest.
        pks = list(newest.values_list("pk", flat=True)[:limit])
        found = IndexEntry.objects.filter(pk__in=pks).extra(  # noqa: S610
            select={"rank": f"-ts_rank({WEIGHTS}, blog_indexentry.search_vector, {query})"},
            select_params=params,
        )
        return list(found.values_list("pk", "kind", "rank"))

    def highlight(
        self, entries: Sequence[IndexEntry], terms: Sequence[Term]
    ) -> dict[int, Highlighted]:
        """Highlight the folded texts and copy the hits to the texts, which have the same length."""
        texts = [getattr(entry, name) for entry in entries for name in TEXTS]
        configs = [_config(entry.language) for entry in entries for _name in TEXTS]
        highlighted = [
            highlight_bigrams(_copy_hits(folded, text), terms)
            for text, folded in zip(texts, _headlines(texts, configs, terms), strict=True)
        ]
        starts = range(0, len(highlighted), len(TEXTS))
        return {
            entry.pk: Highlighted(*highlighted[start : start + len(TEXTS)])
            for start, entry in zip(starts, entries, strict=True)
        }


def _headlines(texts: Sequence[str], configs: Sequence[str], terms: Sequence[Term]) -> list[str]:
    """Return the folded texts with each hit between HIT and END."""
    query, params = _query(terms)
    options = f"HighlightAll=true, StartSel={HIT}, StopSel={END}"
    folded = [_without_markup(text) for text in texts]
    with connection.cursor() as cursor:
        cursor.execute(HIGHLIGHT.format(query=query), [*params, options, [*configs], folded])
        return [text for (text,) in cursor.fetchall()]


def _query(terms: Sequence[Term]) -> tuple[str, list[str]]:
    """Return the terms as a tsquery in every language of the index, and its parameters."""
    tsquery = " & ".join(map(_quoted, terms))
    with connection.cursor() as cursor:
        cursor.execute(LANGUAGES)
        configs = sorted({_config(language) for (language,) in cursor.fetchall()} | {"simple"})
    queries = " || ".join("to_tsquery(%s::regconfig, %s)" for _ in configs)
    return f"({queries})", [param for config in configs for param in (config, tsquery)]


def _quoted(term: Term) -> str:
    """Return a term in tsquery syntax, quoted, so that no character in it has a special meaning."""
    if term.is_bigrams:
        phrase = " <-> ".join(f"'{bigram}'" for bigram in term.text.split())
    else:
        phrase = "'" + _without_markup(term.text).replace("\\", "\\\\").replace("'", "''") + "'"
    return f"({phrase}{':*' if term.is_prefix else ''})"


def _config(language: str) -> str:
    stemmer = STEMMED.get(language.partition("-")[0])
    return f"ibid_{stemmer}" if stemmer else "simple"


def _folded(entry: IndexEntry) -> dict[str, str | int]:
    names = ("title", "headings", "body", "sources")
    folded = {name: _without_markup(getattr(entry, name)) for name in names}
    config = _config(entry.language)
    return {**folded, "tokens": entry.tokens, "config": config, "pk": entry.pk}


def _without_markup(text: str) -> str:
    """Return `text` folded, without the characters that PostgreSQL would parse as markup."""
    return fold(text).replace("<", " ").replace("&", " ")


def _copy_hits(folded: str, text: str) -> str:
    """Return `text` with HIT and END copied from `folded`, which has the same length otherwise."""
    if len(folded) - folded.count(HIT) - folded.count(END) != len(text):
        return text
    letters = iter(text)
    return "".join(mark if mark in (HIT, END) else next(letters) for mark in folded)
