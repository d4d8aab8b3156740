"""Accounts of those who write here, and the invitations that create them."""

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.people.slugs import SlugOf


class Role(models.TextChoices):
    OWNER = "owner", _("owner")
    EDITOR = "editor", _("editor")
    AUTHOR = "author", _("author")
    MODERATOR = "moderator", _("moderator")


class CommentMail(models.TextChoices):
    EACH = "each", _("every comment under my posts, and all that wait for me")
    WAITING = "waiting", _("only those that wait for me")
    NONE = "none", _("none")


class AccountManager(UserManager["Account"]):
    def owners(self) -> models.QuerySet["Account"]:
        """Those who can run the blog now."""
        return self.filter(models.Q(role=Role.OWNER) | models.Q(is_superuser=True), is_active=True)

    def create_superuser(self, *args: object, **fields: object) -> "Account":
        return super().create_superuser(*args, **{"role": Role.OWNER, **fields})  # type: ignore[arg-type]


MODERATING_ALL = (Role.OWNER, Role.EDITOR, Role.MODERATOR)


def moderates_all_q() -> models.Q:
    """The accounts of which `may_moderate_all` is true."""
    return models.Q(is_superuser=True) | models.Q(role__in=MODERATING_ALL)


class Account(AbstractUser):
    """A person who may log in to the admin panel."""

    name = models.CharField(
        _("name"), max_length=150, blank=True, help_text=_("As readers see it in the byline.")
    )
    slug = SlugOf(_("slug"), of="shown_name", unique=True)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.AUTHOR)
    website = models.URLField(
        _("website"), blank=True, help_text=_("Their own, named to those who cite them.")
    )
    about = models.TextField(
        _("about yourself"),
        max_length=1000,
        blank=True,
        help_text=_("For readers, above your posts: who you are, what you write about."),
    )
    comment_mail = models.CharField(
        _("mail about comments"), max_length=7, choices=CommentMail, default=CommentMail.EACH
    )
    second_factor_at = models.DateTimeField(
        _("second factor since"), null=True, editable=False
    )  # kept by blog.people.second_factor
    otp_device: Any = None  # by which a session was verified; set by django_otp's middleware
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

    def get_absolute_url(self) -> str:
        """The posts they wrote, for readers."""
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
        """Whether every post, not only their own, is theirs to edit."""
        return self.is_owner or self.role == Role.EDITOR

    @property
    def may_moderate_all(self) -> bool:
        return self.is_superuser or self.role in MODERATING_ALL


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Those that still open a door: not used, not expired."""
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A link that lets one person create one account, once, until it expires.

    Only a digest of its token is kept here; an email that carries it is forgotten in its time.
    """

    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=10, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    email = models.EmailField(_("e-mail"), blank=True)
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
