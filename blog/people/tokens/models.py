"""An API token of an account, stored as a digest, and its scopes."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from blog.people.models import Account
from blog.people.roles import Right, may


class Scope(models.TextChoices):
    """What a token allows, besides what everybody may read."""

    READ_DRAFTS = "read_drafts", "Read drafts and scheduled posts"
    WRITE_POSTS = "write_posts", "Write, publish and delete posts"
    UPLOAD_MEDIA = "upload_media", "Upload pictures and files"
    MODERATE = "moderate", "Read and moderate all comments"


# The right that an account needs to use a scope.
RIGHTS: dict[str, Right] = {
    Scope.READ_DRAFTS: Right.WRITE,
    Scope.WRITE_POSTS: Right.WRITE,
    Scope.UPLOAD_MEDIA: Right.WRITE,
    Scope.MODERATE: Right.MODERATE,
}


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def usable(self) -> Self:
        """Return the tokens of active accounts."""
        return self.filter(account__is_active=True)


class ApiToken(models.Model):
    """A token with which a program acts for an account. Only a digest of it is stored.

    It allows its scopes as far as the account's role does, which may have changed.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens", editable=False
    )
    name = models.CharField(
        "name", max_length=80, help_text="The program that will use it, such as MarsEdit."
    )
    scopes: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_on = models.DateField(null=True, editable=False)

    objects: ClassVar[models.Manager["ApiToken"]] = models.Manager.from_queryset(ApiTokenQuerySet)()

    class Meta:
        verbose_name = "API token"
        verbose_name_plural = "API tokens"

    def __str__(self) -> str:
        return self.name

    @property
    def scope_labels(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes]

    def allows(self, scope: str) -> bool:
        """Return whether the token has the scope and its account the right to it."""
        return scope in self.scopes and may(self.account, RIGHTS[scope])


def scopes_of(account: Account) -> list[Scope]:
    """Return the scopes that the account's tokens may have."""
    return [scope for scope in Scope if may(account, RIGHTS[scope])]
