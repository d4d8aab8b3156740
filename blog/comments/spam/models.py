"""What was said of a comment, what was learned from it, and the owner's own rules."""

from ipaddress import ip_network
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.comments.models import Comment, State
from blog.comments.spam.bayes.tokens import LONGEST
from blog.comments.spam.findings import Finding


class JudgementQuerySet(models.QuerySet["Judgement"]):
    """Judgements."""


class Judgement(models.Model):
    """What the layers found when a comment was sent; `findings` as `Finding.as_json` gives them."""

    comment = models.OneToOneField(
        Comment, models.CASCADE, primary_key=True, related_name="judgement"
    )
    made_at = models.DateTimeField()
    first_state = models.CharField(max_length=9, choices=State)
    findings = models.JSONField(default=list)
    agent = models.CharField(max_length=12, blank=True)  # the kind of program, if it was one
    trace = models.CharField(max_length=24, blank=True)  # of the address, for a day
    fingerprint = models.CharField(max_length=32, blank=True)
    sketch = models.CharField(max_length=256, blank=True)
    proof = models.CharField(max_length=32, blank=True)  # the mark of the challenge it answered

    objects: ClassVar[models.Manager["Judgement"]] = models.Manager.from_queryset(
        JudgementQuerySet
    )()

    class Meta:
        indexes = [
            models.Index(fields=["made_at"], name="judgement_made_at"),
            models.Index(fields=["trace", "made_at"], name="judgement_trace"),
            models.Index(fields=["fingerprint", "made_at"], name="judgement_fingerprint"),
            models.Index(fields=["proof"], condition=~Q(proof=""), name="judgement_proof"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_state__in=State.values), name="judgement_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.first_state}"

    @property
    def found(self) -> list[Finding]:
        return [Finding.from_json(said) for said in self.findings]


class Lesson(models.Model):
    """A comment the filter has learned, and the signs it showed then."""

    comment = models.OneToOneField(Comment, models.CASCADE, primary_key=True, related_name="lesson")
    is_spam = models.BooleanField()
    signs = models.JSONField()

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.is_spam}"


class Sign(models.Model):
    """In how many lessons a sign stood. It outlives the comments it was learned from."""

    text = models.CharField(max_length=LONGEST, primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    others = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text


class Tally(models.Model):
    """How many lessons there were, one row."""

    THE_ONE = 1

    spam = models.PositiveIntegerField(default=0)
    others = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="tally_is_one_row")]

    def __str__(self) -> str:
        return f"{self.spam} : {self.others}"


class Blocked(models.TextChoices):
    HOLD = "hold", _("waits for approval")
    SPAM = "spam", _("is spam")


class Asked(models.TextChoices):
    """When the proof of work is asked for."""

    NEVER = "never", _("never")
    RISING = "rising", _("by itself, while much spam comes")
    ALWAYS = "always", _("always")


def validate_networks(text: str) -> None:
    for line in lines_in(text):
        try:
            ip_network(line, strict=False)
        except ValueError:
            raise ValidationError(
                _("“%(line)s” is neither an address nor a network such as 192.0.2.0/24."),
                params={"line": line},
            ) from None


def validate_domains(text: str) -> None:
    for line in lines_in(text):
        if "/" in line or "@" in line or " " in line or "." not in line:
            raise ValidationError(
                _("“%(line)s” is not a domain. Write it as in “example.org”."),
                params={"line": line},
            )


class RulesManager(models.Manager["Rules"]):
    def current(self) -> "Rules":
        """The owner's rules, or none, not stored, while nobody has set any."""
        return self.filter(pk=Rules.THE_ONE).first() or Rules(pk=Rules.THE_ONE)


class Rules(models.Model):
    """What the owner wants of comments, one row; the lists hold one thing a line."""

    THE_ONE = 1

    words = models.TextField(
        _("words"),
        blank=True,
        help_text=_("A word, or several in a row, as whole words, in capitals or not."),
    )
    names = models.TextField(
        _("names"), blank=True, help_text=_("A name or an e-mail address, exactly.")
    )
    domains = models.TextField(
        _("domains"),
        blank=True,
        validators=[validate_domains],
        help_text=_(
            "Of links, websites and e-mail addresses; “example.org” means www.example.org too."
        ),
    )
    networks = models.TextField(
        _("networks"),
        blank=True,
        validators=[validate_networks],
        help_text=_(
            "An address such as 192.0.2.7, or a network such as 192.0.2.0/24 or 2001:db8::/48."
        ),
    )
    outcome = models.CharField(
        _("a comment with any of these"), max_length=4, choices=Blocked, default=Blocked.SPAM
    )
    proof = models.CharField(
        _("proof of work"),
        max_length=6,
        choices=Asked,
        default=Asked.RISING,
        help_text=_(
            "The browsers of people you do not know do a small sum before a comment is posted. "
            "Where that is not possible, the comment waits."
        ),
    )

    objects: ClassVar[RulesManager] = RulesManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="rules_are_one_row"),
            models.CheckConstraint(condition=Q(outcome__in=Blocked.values), name="rules_outcome"),
            models.CheckConstraint(condition=Q(proof__in=Asked.values), name="rules_proof"),
        ]

    def __str__(self) -> str:
        return str(_("Rules for comments"))

    def lines_of(self, field: str) -> list[str]:
        return lines_in(getattr(self, field))


def lines_in(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
