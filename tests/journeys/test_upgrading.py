"""Ibid starts with a data folder of an earlier version and loses nothing in it."""

import gzip
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.journeys import server

SAMPLES = Path(__file__).parents[1] / "samples" / "upgrading"
PAGES = ("/", "/2013/07/talk/", "/sources/ledger/", "/feed/", "/search/?q=keeper")

# Tables of 0.1 that were renamed, or whose columns were.
RENAMED: dict[str, tuple[str, dict[str, str]]] = {
    "blog_account": ("blog_account", {"second_factor_at": "two_factor_enabled_at"}),
    "blog_blogreaders": ("blog_blogvisitors", {"readers": "visitors"}),
    "blog_chorerecord": ("blog_periodicjob", {}),
    "blog_claim": ("blog_datarequest", {"asked_at": "requested_at"}),
    "blog_comment": (
        "blog_comment",
        {
            "elsewhere": "original_url",
            "digest": "submission_hash",
            "sender": "sender_hash",
            "moderators_told_at": "moderators_notified_at",
            "readers_told_at": "followers_notified_at",
        },
    ),
    "blog_decision": ("blog_decision", {"act": "action"}),
    "blog_desksession": ("blog_loginsession", {"mark": "public_id"}),
    "blog_findable": ("blog_indexentry", {"sort": "kind"}),
    "blog_follow": (
        "blog_follow",
        {"asked_at": "requested_at", "invited_at": "confirmation_sent_at"},
    ),
    "blog_forgetting": ("blog_deletionlog", {"claims": "data_requests"}),
    "blog_formerfile": ("blog_replacedfile", {}),
    "blog_formerwords": ("blog_commentversion", {}),
    "blog_invitation": ("blog_invitation", {"digest": "token_digest"}),
    "blog_judgement": (
        "blog_spamcheck",
        {
            "made_at": "checked_at",
            "first_state": "initial_state",
            "trace": "ip_trace",
            "fingerprint": "text_hash",
            "sketch": "minhash",
            "proof": "proof_hash",
        },
    ),
    "blog_lesson": ("blog_trainingexample", {"signs": "tokens"}),
    "blog_letter": ("blog_email", {"tries": "attempts"}),
    "blog_mention": (
        "blog_mention",
        {
            "tries": "attempts",
            "words": "error",
            "fate": "status",
            "read": "digest",
            "told_at": "received_at",
        },
    ),
    "blog_menuitem": ("blog_menuitem", {"address": "url"}),
    "blog_notice": (
        "blog_delivery",
        {"tries": "attempts", "words": "error", "outcome": "status", "told_at": "sent_at"},
    ),
    "blog_outbox": ("blog_linkscan", {}),
    "blog_picture": ("blog_picture", {"licence": "license"}),
    "blog_post": ("blog_post", {"gestures": "reactions"}),
    "blog_postreads": ("blog_postviews", {"readers": "visitors"}),
    "blog_rules": ("blog_spamrules", {"words": "phrases"}),
    "blog_ruling": ("blog_decisionitem", {"taught_before": "was_trained_as_spam"}),
    "blog_sign": ("blog_token", {"others": "ham"}),
    "blog_site": (
        "blog_site",
        {
            "licence": "license",
            "require_second_factor": "require_two_factor",
            "own_css": "custom_css",
            "welcomes_ai": "allows_ai_crawlers",
        },
    ),
    "blog_source": ("blog_source", {"standing": "source_role"}),
    "blog_tally": ("blog_trainingtotals", {"others": "ham"}),
    "blog_thread": ("blog_thread", {"shown": "comment_count"}),
    "blog_vainsearch": ("blog_searchmiss", {"words": "query"}),
    "blog_workingcopy": ("blog_autosave", {}),
    "blog_wrongguesses": (
        "blog_loginattempts",
        {"who": "name_digest", "count": "failures", "entered_at": "succeeded_at"},
    ),
}
# Columns with renamed keys inside the stored values; readers see no difference. The worker makes
# the tokens of the search index again.
REWRITTEN = {
    "blog_findable.pairs",
    "blog_judgement.findings",
    "blog_mention.fate",
    "blog_notice.outcome",
    "blog_post.gestures",
    "blog_site.menu",
}
# Tables whose rows are recreated: the times of periodic jobs.
MADE_AGAIN = {"blog_chorerecord"}


@pytest.mark.parametrize("version", [path.name.split(".sqlite3")[0] for path in SAMPLES.iterdir()])
def test_upgrading_from_an_earlier_version_loses_nothing(version, tmp_path):
    folder = tmp_path / "var"
    folder.mkdir(mode=0o700)
    database = folder / "db.sqlite3"
    database.write_bytes(gzip.decompress((SAMPLES / f"{version}.sqlite3.gz").read_bytes()))
    before = content_of(database)

    environment = server.environment_for(folder, port=server.free_port())
    migrated = server.run("migrate", environment=environment)
    after = content_of(database)
    ibid = server.start(folder)
    ibid.wait_until_ready()
    statuses = [status_of(f"{ibid.url}{page}") for page in PAGES]

    fresh = tmp_path / "fresh"
    fresh.mkdir(mode=0o700)
    server.run("migrate", environment=server.environment_for(fresh, port=server.free_port()))

    assert ibid.stop() == 0
    assert migrated.returncode == 0, migrated.stderr
    assert lost(before, after) == {}
    assert statuses == [200] * len(PAGES)
    assert schema_of(database) == schema_of(fresh / "db.sqlite3")


Content = dict[str, list[dict[str, object]]]


def content_of(database: Path) -> Content:
    """Return the rows of each of the blog's tables, in order."""
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'blog\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'blog_words%' AND name NOT LIKE 'blog_search_index%'"
    )
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        names = [name for (name,) in connection.execute(tables)]
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1")]
            for name in names
        }


def lost(before: Content, after: Content) -> dict[str, list[object]]:
    """Return the values that are missing afterwards, by table and column."""
    found: dict[str, list[object]] = {}
    for table in before.keys() - MADE_AGAIN:
        rows = before[table]
        new_table, columns = RENAMED.get(table, (table, {}))
        for column in rows[0] if rows else ():
            kept = [row.get(columns.get(column, column)) for row in after[new_table]]
            gone = [row[column] for row in rows if row[column] not in kept]
            if gone and f"{table}.{column}" not in REWRITTEN:
                found[f"{table}.{column}"] = gone
        if len(rows) != len(after[new_table]):
            found[table] = [len(rows), len(after[new_table])]
    return found


def schema_of(database: Path) -> set[tuple[str, str]]:
    """Return the columns, constraints, indexes and triggers of each table, the table's name first.

    Names of indexes do not count: Django's own contain the table's first name.
    """
    found = set()
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql != ''")
        for kind, table, sql in rows:
            if kind == "table":
                body = sql.partition("(")[2].removesuffix(")")
                found |= {(table, part.strip()) for part in re.split(r",(?![^(]*\))", body)}
            else:
                found.add((table, re.sub(r'INDEX "\w+"', "INDEX", sql)))
    return found


def status_of(url: str) -> int:
    with urlopen(url) as response:
        return int(response.status)
