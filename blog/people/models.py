"""Accounts, and the invitations that create them."""

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.people.slugs import SlugOf
from blog.people.usernames import looks_like
from blog.site.validators import validate_visible


class Role(models.TextChoices):
    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")
    AUTHOR = "author", _("author")
    MODERATOR = "moderator", _("moderator")


class CommentMail(models.TextChoices):
    EACH = "each", _("every comment on my posts, and all that await my approval")
    WAITING = "waiting", _("only comments that await my approval")
    NONE = "none", _("nothing")


class AccountManager(UserManager["Account"]):
    def owners(self) -> models.QuerySet["Account"]:
        """Return the active accounts of owners."""
        return self.filter(models.Q(role=Role.OWNER) | models.Q(is_superuser=True), is_active=True)

    def create_superuser(self, username: str, *args: object, **fields: object) -> "Account":
        """Create an owner. Raise ValidationError if another username looks the same."""
        Account(username=username).clean()
        return super().create_superuser(username, *args, **{"role": Role.OWNER, **fields})  # type: ignore[arg-type]


MODERATING_ALL = (Role.OWNER, Role.EDITOR, Role.MODERATOR)


def moderates_all_q() -> models.Q:
    """Return the condition for accounts whose `may_moderate_all` is true."""
    return models.Q(is_superuser=True) | models.Q(role__in=MODERATING_ALL)


class Account(AbstractUser):
    """A person who may log in to the admin panel."""

    name = models.CharField(
        _("name"),
        max_length=150,
        blank=True,
        validators=[validate_visible],
        help_text=_("Shown in bylines."),
    )
    slug = SlugOf(_("slug"), of="shown_name", unique=True)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.AUTHOR)
    website = models.URLField(
        _("website"), blank=True, help_text=_("Shown to readers with the biography.")
    )
    about = models.TextField(
        _("biography"),
        max_length=1000,
        blank=True,
        help_text=_("Shown to readers above your posts: who you are and what you write about."),
    )
    comment_mail = models.CharField(
        _("email me about"), max_length=7, choices=CommentMail, default=CommentMail.EACH
    )
    link_report = models.BooleanField(
        "email me a monthly report on links",
        default=False,
        help_text="How many are dead, have changed or moved, and which affect most readers.",
    )
    link_report_on = models.DateField(null=True, editable=False)
    two_factor_enabled_at = models.DateTimeField(
        _("two-factor authentication since"), null=True, editable=False
    )  # set by blog.people.two_factor
    otp_device: Any = None  # the device that verified the session; set by django_otp's middleware
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="account_role"),
            models.CheckConstraint(
                condition=models.Q(comment_mail__in=CommentMail.values), name="account_comment_mail"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    def clean(self) -> None:
        """Raise ValidationError if another account has a username that looks the same."""
        super().clean()
        others = Account.objects.exclude(pk=self.pk).values_list("username", flat=True)
        if any(looks_like(self.username, other) for other in others):
            message = _("Another account has a username that looks the same. Choose another one.")
            raise ValidationError({"username": message})

    def get_absolute_url(self) -> str:
        """Return the path of the page that lists their posts."""
        return reverse("author", args=[self.slug])

    @property
    def shown_name(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @property
    def is_owner(self) -> bool:
        return self.is_superuser or self.role == Role.OWNER

    @property
    def may_edit_all(self) -> bool:
        """Whether they may edit every post, not only their own."""
        return self.is_owner or self.role == Role.EDITOR

    @property
    def may_moderate_all(self) -> bool:
        return self.is_superuser or self.role in MODERATING_ALL


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Return the invitations that still work: neither used nor expired."""
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A link with which one person can create one account before it expires.

    Only a digest of its token is stored; the email with the link is deleted after some time.
    """

    token_digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=10, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    email = models.EmailField(_("email"), blank=True)
    invited_by = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="invitations", editable=False
    )

    objects: ClassVar[models.Manager["Invitation"]] = models.Manager.from_queryset(
        InvitationQuerySet
    )()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="invitation_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} until {self.expires_at:%Y-%m-%d %H:%M}"
