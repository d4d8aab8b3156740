"""The owner's rules for comments: blocked phrases, names, domains, networks; proof of work."""

from ipaddress import ip_network
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog.rows.prepared import Prepared


class BlockedOutcome(models.TextChoices):
    HOLD = "hold", _("is held for approval")
    SPAM = "spam", _("is spam")


class ProofOfWork(models.TextChoices):
    """When the proof of work is required."""

    NEVER = "never", _("never")
    RISING = "rising", _("automatically, while there is a lot of spam")
    ALWAYS = "always", _("always")


def validate_networks(text: str) -> None:
    for line in lines_in(text):
        try:
            ip_network(line, strict=False)
        except ValueError:
            raise ValidationError(
                _("“%(line)s” is neither an IP address nor a network such as 192.0.2.0/24."),
                params={"line": line},
            ) from None


def validate_domains(text: str) -> None:
    for line in lines_in(text):
        if "/" in line or "@" in line or " " in line or "." not in line:
            raise ValidationError(
                _("“%(line)s” is not a domain. Enter one such as “example.org”."),
                params={"line": line},
            )


class SpamRulesManager(models.Manager["SpamRules"]):
    def current(self) -> "SpamRules":
        """Return the stored rules, or unsaved empty ones if there are none yet."""
        return _current.first() or SpamRules(pk=SpamRules.ONLY_PK)


class SpamRules(models.Model):
    """The owner's rules, in one row; each list has one entry per line."""

    ONLY_PK = 1

    phrases = models.TextField(
        _("words and phrases"),
        blank=True,
        help_text=_("Whole words, in uppercase or lowercase."),
    )
    names = models.TextField(_("names"), blank=True, help_text=_("Exact names or emails."))
    domains = models.TextField(
        _("domains"),
        blank=True,
        validators=[validate_domains],
        help_text=_(
            "Domains of links, websites and emails; “example.org” includes www.example.org."
        ),
    )
    networks = models.TextField(
        _("networks"),
        blank=True,
        validators=[validate_networks],
        help_text=_(
            "IP addresses such as 192.0.2.7, or networks such as 192.0.2.0/24 or 2001:db8::/48."
        ),
    )
    outcome = models.CharField(
        _("a comment that matches"),
        max_length=4,
        choices=BlockedOutcome,
        default=BlockedOutcome.SPAM,
    )
    proof = models.CharField(
        _("proof of work"),
        max_length=6,
        choices=ProofOfWork,
        default=ProofOfWork.RISING,
        help_text=_(
            "Before a comment is posted, the browsers of unknown people solve a small puzzle. "
            "If a browser cannot, the comment is held for approval."
        ),
    )

    objects: ClassVar[SpamRulesManager] = SpamRulesManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="spam_rules_one_row"),
            models.CheckConstraint(
                condition=Q(outcome__in=BlockedOutcome.values), name="spam_rules_outcome"
            ),
            models.CheckConstraint(
                condition=Q(proof__in=ProofOfWork.values), name="spam_rules_proof"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Rules for comments"))

    def lines_of(self, field: str) -> list[str]:
        return lines_in(getattr(self, field))


_current = Prepared(lambda: SpamRules.objects.filter(pk=SpamRules.ONLY_PK))


def lines_in(text: str) -> list[str]:
    """Return the lines of a text that are not blank, without surrounding spaces."""
    return [line.strip() for line in text.splitlines() if line.strip()]
