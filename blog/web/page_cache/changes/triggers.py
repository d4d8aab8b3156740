"""The triggers that record changes, one for each event of each table that pages can show.

They are created after every migration, for every table of the blog that is not listed as hidden: a
new table is watched without a word here, and then any change of it counts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from blog.web.page_cache.changes.models import PageChange

LOG = PageChange._meta.db_table
PREFIX = "page_change_"
EVENTS = ("insert", "update", "delete")

# Tables no kept page shows: work that is due, accounts' sessions, statistics, drafts, the search.
HIDDEN_TABLES = {
    f"blog_{name}"
    for name in (
        *(
            "account_groups",
            "account_user_permissions",
            "archivelookup",
            "autosave",
            "blogvisitors",
            "bulkact",
        ),
        *("bulkpart", "commentversion", "datarequest", "decision", "decisionitem", "deletionlog"),
        *("delivery", "email", "follow", "host", "importrun", "indexentry", "installation"),
        *("invitation", "link"),
        *(
            "blogimport",
            "importedmedia",
            "linkcollection",
            "linkscan",
            "linkstatecount",
            "linkuse",
            "loginattempts",
            "loginsession",
            "mention",
            "oldblog",
            "pagechange",
            "missingpath",
            "periodicjob",
            "postviews",
        ),
        *(
            "previewlink",
            "quotationcheck",
            "redirect",
            "referral",
            "remotepicture",
            "removalrequest",
            "salt",
            "searchmiss",
            "searchword",
            "spamcheck",
            "spamrules",
        ),
        *("taskretry", "token", "trainingexample", "trainingtotals", "unpublishedchanges"),
        *("usedinchanges", "visit", "worker"),
    )
}
# What is known of the state of originals: posts are rendered again when it matters.
ORIGINALS = {"missing_since", "is_damaged", "verified_at", "origin_url", "import_ref"}
ORIGINALS |= {"trashed_by_id"}
# Columns no page shows; those of posts are what authors see before they publish.
HIDDEN_COLUMNS = {
    "blog_account": {"password", "last_login", "is_staff", "date_joined", "comment_mail"}
    | {"two_factor_enabled_at", "email", "link_report", "link_report_on"},
    "blog_comment": {"reasons", "network", "edited_by_id", "submission_hash", "sender_hash"}
    | {"moderators_notified_at", "followers_notified_at", "import_ref"},
    "blog_post": {"body", "planned_for", "saved_at", "version", "import_ref", "trashed_by_id"},
    "blog_picture": {*ORIGINALS, "uploaded_digest", "original_name"},
    "blog_mediafile": ORIGINALS,
    "blog_source": {"copy_policy", "import_ref", "updated_at", "trashed_by_id"},
}
# Columns of a post that change with its comments, and are no change of the post itself.
COUNTED = ("comment_count", "reactions")
# A row of these shows nothing as long as the condition holds for it, before and after the event.
INVISIBLE = {
    "blog_comment": "{row}.state IN ('pending', 'spam')",
    "blog_post": "{row}.published_at IS NULL",
    "blog_thread": "{row}.comment_count = 0",
}
# No page shows a new row of these before another row refers to it.
REFERRED = {"blog_account", "blog_picture", "blog_series", "blog_source", "blog_tag"} | {
    "blog_translationgroup"
}
# The names of changes, as SQL: by post where only few pages show the row; by table otherwise.
COMMENTS = "'comments:' || {row}.post_id"
WITH = " FROM (SELECT 1) AS always WHERE {{row}}.{0} IS NOT NULL"
NAMES = {
    "blog_comment": [COMMENTS],
    "blog_post": [
        "'blog_post:' || {row}.id",
        "'next_to:' || {row}.id || ' ' || {row}.published_at" + WITH.format("published_at"),
        "'in_series:' || {row}.series_id" + WITH.format("series_id"),
        "'in_translations:' || {row}.translation_group_id" + WITH.format("translation_group_id"),
    ],
    "blog_series": ["'blog_series'", "'in_series:' || {row}.id"],
    "blog_thread": [COMMENTS],
    "blog_picture": [
        "'blog_post:' || id FROM blog_post WHERE lead_picture_id = {row}.id",
        "'blog_post:' || post_id FROM blog_pictureuse WHERE picture_id = {row}.id",
        "'blog_site' FROM blog_site WHERE logo_id = {row}.id",
    ],
}
OF_POST = ("post_id", "content_object_id")  # columns with the post that a row belongs to


@dataclass(frozen=True)
class Trigger:
    """A trigger: after `event` of a row of `table`, if `condition`, log `names`, which are SQL."""

    table: str
    event: str
    condition: str
    names: tuple[str, ...]
    suffix: str = ""

    @property
    def name(self) -> str:
        """The name, with a digest of the definition: a changed trigger has another name."""
        digest = crc32(f"{self.condition} {self.names}".encode())
        table = self.table.removeprefix("blog_")
        return f"{PREFIX}{table}_{self.event}{self.suffix}_{digest:08x}"


def create_triggers(connection: BaseDatabaseWrapper) -> None:
    """Create all triggers, in place of those that exist."""
    drop_triggers(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers of any version; SQLite refuses to alter a table that they read."""
    drop = "DROP FUNCTION {}() CASCADE" if connection.vendor == "postgresql" else "DROP TRIGGER {}"
    for name in _existing(connection):
        with connection.cursor() as cursor:
            cursor.execute(drop.format(name))


def are_current(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the database has exactly the triggers of this version."""
    return _existing(connection) == {trigger.name for trigger in watched()}


def _statements(vendor: str) -> list[str]:
    write = _for_postgresql if vendor == "postgresql" else _for_sqlite
    return [statement for trigger in watched() for statement in write(trigger)]


def _existing(connection: BaseDatabaseWrapper) -> set[str]:
    source = (
        "SELECT proname AS name FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(source)
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def watched() -> Iterator[Trigger]:
    """Yield the triggers of all watched tables."""
    for model in apps.get_app_config("blog").get_models(include_auto_created=True):
        if model._meta.db_table not in HIDDEN_TABLES:
            yield from _triggers_of(model)


@lru_cache(maxsize=1)
def names_of_tables() -> dict[str, str]:
    """Return the name that changes of each watched table have, before the colon and the key."""
    names = {}
    for model in apps.get_app_config("blog").get_models(include_auto_created=True):
        table, columns = model._meta.db_table, {field.column for field in model._meta.fields}
        if table in {"blog_comment", "blog_thread"}:
            names[table] = "comments"
        elif table == "blog_picture" or columns.intersection(OF_POST):
            names[table] = "blog_post"
        else:
            names[table] = table
    return {table: name for table, name in names.items() if table not in HIDDEN_TABLES}


def _triggers_of(model: type[models.Model]) -> Iterator[Trigger]:
    table = model._meta.db_table
    columns = [str(field.column) for field in model._meta.concrete_fields]
    shown = [column for column in columns if column not in HIDDEN_COLUMNS.get(table, ())]
    if table == "blog_post":
        shown = [column for column in shown if column not in COUNTED]
        names = ("'comments:' || NEW.id",)
        yield Trigger(table, "update", _differ(COUNTED), names, "_count")
    of_post = next((column for column in OF_POST if column in columns), "")
    for event in EVENTS:
        if event == "insert" and table in REFERRED:
            continue
        rows = {"insert": ["NEW"], "delete": ["OLD"]}.get(event, ["OLD", "NEW"])
        conditions = [_visible(table, rows, of_post)]
        if event == "update":
            conditions.append(_differ(shown))
        condition = " AND ".join(filter(None, conditions))
        yield Trigger(table, event, condition, _names(table, rows, of_post))


def _names(table: str, rows: Iterable[str], of_post: str) -> tuple[str, ...]:
    by_post = f"'blog_post:' || {{row}}.{of_post}" if of_post else f"'{table}'"
    patterns = NAMES.get(table, [by_post])
    return tuple(dict.fromkeys(pattern.format(row=row) for row in rows for pattern in patterns))


def _visible(table: str, rows: Iterable[str], of_post: str) -> str:
    """Return the condition that one of the rows can be seen; "" for any row."""
    if table in INVISIBLE:
        tests = [f"NOT ({INVISIBLE[table].format(row=row)})" for row in rows]
    elif of_post:
        tests = [
            f"EXISTS (SELECT 1 FROM blog_post WHERE id = {row}.{of_post}"
            " AND published_at IS NOT NULL)"
            for row in rows
        ]
    else:
        return ""
    return f"({' OR '.join(tests)})"


def _differ(columns: Iterable[str]) -> str:
    tests = [f'OLD."{column}" IS DISTINCT FROM NEW."{column}"' for column in columns]
    return f"({' OR '.join(tests)})"


def _for_sqlite(trigger: Trigger) -> Iterator[str]:
    condition = trigger.condition.replace("IS DISTINCT FROM", "IS NOT")
    when = f"WHEN {condition} " if condition else ""
    yield (
        f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} "
        f"{when}BEGIN {_log(trigger, '0')}; END"
    )


def _for_postgresql(trigger: Trigger) -> Iterator[str]:
    """Yield a function with the condition, which WHEN could not hold: it may have a query."""
    logged = _log(trigger, "pg_current_xact_id()::text::bigint")
    yield (
        f"CREATE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {trigger.condition or 'true'} THEN {logged}; END IF; RETURN NULL; END $$"
    )
    yield (
        f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {trigger.name}()"
    )


def _log(trigger: Trigger, transaction: str) -> str:
    """Return the statement that logs each name once."""
    names = " UNION ".join(
        f"SELECT {name.replace(' FROM ', ' AS name FROM ', 1)}"
        if " FROM " in name
        else f"SELECT {name} AS name"
        for name in trigger.names
    )
    return (
        f"INSERT INTO {LOG} (name, transaction_id) "
        f"SELECT name, {transaction} FROM ({names}) AS named"
    )
