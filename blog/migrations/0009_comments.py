"""Comments, the spam filter and data requests under the names of their trade."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

STATES = ["pending", "published", "spam", "rejected", "removed"]
LAYERS = {
    "trap": "honeypot",
    "blocking": "blocklist",
    "acquaintance": "known_commenter",
    "proof": "proof_of_work",
    "repeats": "duplicates",
    "filter": "bayes",
}


def rename_findings(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    checks = apps.get_model("blog", "SpamCheck").objects.exclude(findings=[])
    for check in checks.only("findings").iterator():
        check.findings = [_finding(data) for data in check.findings]
        check.save(update_fields=["findings"])


def _finding(data: dict[str, Any]) -> dict[str, Any]:
    finding = {name: value for name, value in data.items() if name != "words"}
    finding["layer"] = LAYERS.get(data["layer"], data["layer"])
    return finding | {"tokens": data.get("words", data.get("tokens", []))}


def rename_reactions(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    posts = apps.get_model("blog", "Post").objects
    for pk, reactions in posts.exclude(reactions=[]).values_list("pk", "reactions").iterator():
        posts.filter(pk=pk).update(reactions=[_reaction(data) for data in reactions])


def _reaction(data: dict[str, Any]) -> dict[str, Any]:
    people = [{"name": person["name"], "url": _url(person)} for person in data["by"]]
    return data | {"by": people}


def _url(person: dict[str, str]) -> str:
    return person.get("address", person.get("url", ""))


def renamed(model: str, **fields: str) -> Iterator[Operation]:
    for old, new in fields.items():
        yield migrations.RenameField(model, old, new)


def unindexed(model: str, *names: str) -> Iterator[Operation]:
    for name in names:
        yield migrations.RemoveIndex(model, name)


def indexed(model: str, **fields: list[str]) -> Iterator[Operation]:
    for name, columns in fields.items():
        yield migrations.AddIndex(model, models.Index(fields=columns, name=name))


def unconstrained(model: str, *names: str) -> Iterator[Operation]:
    for name in names:
        yield migrations.RemoveConstraint(model, name)


def checked(model: str, **conditions: models.Q) -> Iterator[Operation]:
    for name, condition in conditions.items():
        constraint = models.CheckConstraint(condition=condition, name=name)
        yield migrations.AddConstraint(model, constraint)


def to(
    model: str, related_name: str, field: Callable[..., Any] = models.ForeignKey, **kwargs: Any
) -> Any:
    return field(f"blog.{model}", models.CASCADE, related_name=related_name, **kwargs)


COMMENTS: list[Operation] = [
    migrations.RemoveIndex("comment", "comment_with_sender"),
    *unconstrained("comment", "comment_elsewhere_has_kind"),
    *renamed(
        "comment",
        elsewhere="original_url",
        digest="submission_hash",
        sender="sender_hash",
        moderators_told_at="moderators_notified_at",
        readers_told_at="followers_notified_at",
    ),
    migrations.AddIndex(
        "comment",
        models.Index(
            fields=["created_at"],
            condition=~models.Q(sender_hash=""),
            name="comment_with_sender",
        ),
    ),
    *checked(
        "comment",
        comment_original_has_kind=models.Q(original_url="") | ~models.Q(kind="comment"),
    ),
    migrations.RemoveIndex("thread", "thread_page"),
    *renamed("thread", shown="comment_count"),
    migrations.AddIndex(
        "thread",
        models.Index(
            fields=["post", "-is_pinned", "began_at", "id"],
            condition=models.Q(comment_count__gt=0),
            name="thread_page",
        ),
    ),
    *renamed("post", gestures="reactions"),
    migrations.RenameModel("FormerWords", "CommentVersion"),
    migrations.AlterField("commentversion", "comment", to("comment", "versions")),
    *renamed("follow", asked_at="requested_at", invited_at="confirmation_sent_at"),
]
DECISIONS: list[Operation] = [
    *unconstrained("decision", "decision_act"),
    *renamed("decision", act="action"),
    *checked("decision", decision_action=models.Q(action__in=["approve", "spam", "reject"])),
    *unconstrained("ruling", "ruling_once", "ruling_state"),
    migrations.RenameModel("Ruling", "DecisionItem"),
    *renamed("decisionitem", taught_before="was_trained_as_spam"),
    migrations.AlterField("decisionitem", "decision", to("decision", "items")),
    migrations.AlterField("decisionitem", "comment", to("comment", "decision_items")),
    migrations.AddConstraint(
        "decisionitem",
        models.UniqueConstraint(fields=["decision", "comment"], name="decision_item_once"),
    ),
    *checked("decisionitem", decision_item_state=models.Q(state_before__in=STATES)),
]
SPAM: list[Operation] = [
    *unindexed(
        "judgement",
        "judgement_made_at",
        "judgement_trace",
        "judgement_fingerprint",
        "judgement_proof",
    ),
    *unconstrained("judgement", "judgement_state"),
    migrations.RenameModel("Judgement", "SpamCheck"),
    *renamed(
        "spamcheck",
        made_at="checked_at",
        first_state="initial_state",
        trace="ip_trace",
        fingerprint="text_hash",
        sketch="minhash",
        proof="proof_hash",
    ),
    *indexed(
        "spamcheck",
        spam_check_checked_at=["checked_at"],
        spam_check_ip_trace=["ip_trace", "checked_at"],
        spam_check_text_hash=["text_hash", "checked_at"],
    ),
    migrations.AddIndex(
        "spamcheck",
        models.Index(
            fields=["proof_hash"], condition=~models.Q(proof_hash=""), name="spam_check_proof"
        ),
    ),
    *checked("spamcheck", spam_check_state=models.Q(initial_state__in=STATES)),
    migrations.AlterField(
        "spamcheck",
        "comment",
        to("comment", "spam_check", models.OneToOneField, primary_key=True, serialize=False),
    ),
    *unconstrained("rules", "rules_are_one_row", "rules_outcome", "rules_proof"),
    migrations.RenameModel("Rules", "SpamRules"),
    *renamed("spamrules", words="phrases"),
    *checked(
        "spamrules",
        spam_rules_one_row=models.Q(pk=1),
        spam_rules_outcome=models.Q(outcome__in=["hold", "spam"]),
        spam_rules_proof=models.Q(proof__in=["never", "rising", "always"]),
    ),
]
TRAINING: list[Operation] = [
    migrations.RenameModel("Lesson", "TrainingExample"),
    *renamed("trainingexample", signs="tokens"),
    migrations.AlterField(
        "trainingexample",
        "comment",
        to("comment", "training_example", models.OneToOneField, primary_key=True, serialize=False),
    ),
    migrations.RenameModel("Sign", "Token"),
    *renamed("token", others="ham"),
    *unconstrained("tally", "tally_is_one_row"),
    migrations.RenameModel("Tally", "TrainingTotals"),
    *renamed("trainingtotals", others="ham"),
    *checked("trainingtotals", training_totals_one_row=models.Q(pk=1)),
]
PRIVACY: list[Operation] = [
    migrations.RenameModel("Claim", "DataRequest"),
    *renamed("datarequest", asked_at="requested_at"),
    migrations.RenameModel("Forgetting", "DeletionLog"),
    *renamed("deletionlog", claims="data_requests"),
    migrations.AlterModelOptions(
        "deletionlog",
        {
            "ordering": ["-ran_at", "-pk"],
            "verbose_name": "deletion",
            "verbose_name_plural": "deleted data log",
        },
    ),
    migrations.AlterModelOptions(
        "commentversion",
        {
            "ordering": ["replaced_at", "pk"],
            "verbose_name": "comment version",
            "verbose_name_plural": "comment versions",
        },
    ),
]
DATA: list[Operation] = [
    migrations.RunPython(run, migrations.RunPython.noop)
    for run in (rename_findings, rename_reactions)
]


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0008_people_site_media"),
    ]

    operations = [*COMMENTS, *DECISIONS, *SPAM, *TRAINING, *PRIVACY, *DATA]
