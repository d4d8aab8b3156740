"""Searching with PostgreSQL's tsvector. Its columns and their indexes: see the migration."""

from collections.abc import Sequence

from django.db import connection

from blog.search.marking import END, HIT, Marked, mark_pairs
from blog.search.models import Findable, FindableQuerySet, Sort
from blog.search.queries import Term
from blog.text.words.folding import fold

# By their codes, the languages whose words PostgreSQL can stem.
STEMMED = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

INDEX = """
UPDATE blog_findable SET
  title_words = to_tsvector(%(config)s, %(title)s) || to_tsvector(%(config)s, %(headings)s),
  words = setweight(to_tsvector(%(config)s, %(title)s), 'A')
    || setweight(to_tsvector(%(config)s, %(headings)s), 'B')
    || setweight(to_tsvector(%(config)s, %(body)s), 'C')
    || setweight(to_tsvector(%(config)s, %(sources)s), 'D')
    || setweight(to_tsvector('simple', %(pairs)s), 'C')
WHERE id = %(pk)s
"""
WEIGHTS = "'{0.1, 0.2, 0.5, 1.0}'"  # of D, C, B and A
MARK = """
SELECT text.pk, ts_headline(text.config::regconfig, text.said, {query}, %s)
FROM unnest(%s::bigint[], %s::text[], %s::text[]) WITH ORDINALITY AS text (pk, config, said, place)
ORDER BY text.place
"""
TEXTS = ("title", "body", "sources")
# Each language once: by the index, from one to the next, however much there is of each.
LANGUAGES = """
WITH RECURSIVE known (language) AS (
  SELECT min(language) FROM blog_findable
  UNION ALL
  SELECT (SELECT min(language) FROM blog_findable WHERE language > known.language)
  FROM known WHERE known.language IS NOT NULL
)
SELECT language FROM known WHERE language IS NOT NULL
"""


class Backend:
    def index(self, findables: Sequence[Findable]) -> None:
        with connection.cursor() as cursor:
            for findable in findables:
                cursor.execute(INDEX, _folded(findable))

    def tidy(self) -> None:
        """Let the planner know which words are common, sooner than it would by itself."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE blog_findable")

    def rank(
        self, findables: FindableQuerySet, terms: Sequence[Term], *, most: int, in_titles: bool
    ) -> list[tuple[int, Sort, float]]:
        query, params = _query(terms)
        column = "title_words" if in_titles else "words"
        latest = findables.extra(  # noqa: S610  the words are ours, what was asked is a parameter
            where=[f"blog_findable.{column} @@ ({query})"], params=params
        ).order_by("-pk")
        # In one query it would rank all that match before it takes the latest.
        pks = list(latest.values_list("pk", flat=True)[:most])
        found = Findable.objects.filter(pk__in=pks).extra(  # noqa: S610
            select={"rank": f"-ts_rank({WEIGHTS}, blog_findable.words, {query})"},
            select_params=params,
        )
        return list(found.values_list("pk", "sort", "rank"))

    def mark(self, findables: Sequence[Findable], terms: Sequence[Term]) -> dict[int, Marked]:
        """Marked in the folded texts, which are as long, and so in the texts themselves."""
        query, params = _query(terms)
        texts = [getattr(findable, name) for findable in findables for name in TEXTS]
        owners = [findable for findable in findables for _name in TEXTS]
        options = f"HighlightAll=true, StartSel={HIT}, StopSel={END}"
        with connection.cursor() as cursor:
            cursor.execute(
                MARK.format(query=query),
                [
                    *params,
                    options,
                    [owner.pk for owner in owners],
                    [_config(owner.language) for owner in owners],
                    [_markable(text) for text in texts],
                ],
            )
            folded = [marked for _pk, marked in cursor.fetchall()]
        marked = [
            mark_pairs(_as_marked(text, like=like), terms)
            for text, like in zip(texts, folded, strict=True)
        ]
        return {
            findable.pk: Marked(*marked[place : place + len(TEXTS)])
            for place, findable in zip(range(0, len(marked), len(TEXTS)), findables, strict=True)
        }


def _query(terms: Sequence[Term]) -> tuple[str, list[str]]:
    """The terms as a tsquery in every language that something here is written in."""
    said = " & ".join(map(_said, terms))
    with connection.cursor() as cursor:
        cursor.execute(LANGUAGES)
        configs = sorted({_config(language) for (language,) in cursor.fetchall()} | {"simple"})
    queries = " || ".join("to_tsquery(%s::regconfig, %s)" for _ in configs)
    return f"({queries})", [word for config in configs for word in (config, said)]


def _said(term: Term) -> str:
    """A term in tsquery's language. All in quotes is text to it, whatever it looks like."""
    if term.is_paired:
        words = " <-> ".join(f"'{pair}'" for pair in term.text.split())
    else:
        words = "'" + _markable(term.text).replace("\\", "\\\\").replace("'", "''") + "'"
    return f"({words}{':*' if term.is_prefix else ''})"


def _config(language: str) -> str:
    stemmer = STEMMED.get(language.partition("-")[0])
    return f"ibid_{stemmer}" if stemmer else "simple"


def _folded(findable: Findable) -> dict[str, str | int]:
    names = ("title", "headings", "body", "sources")
    folded = {name: _markable(getattr(findable, name)) for name in names}
    config = _config(findable.language)
    return {**folded, "pairs": findable.pairs, "config": config, "pk": findable.pk}


def _markable(text: str) -> str:
    """`text` folded, and without what PostgreSQL would take for a tag and drop."""
    return fold(text).replace("<", " ").replace("&", " ")


def _as_marked(text: str, *, like: str) -> str:
    """`text` with marks where they stand in `like`, which is as long but for its marks."""
    if len(like) - like.count(HIT) - like.count(END) != len(text):
        return text
    letters = iter(text)
    return "".join(sign if sign in (HIT, END) else next(letters) for sign in like)
