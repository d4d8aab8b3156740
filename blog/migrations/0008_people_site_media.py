"""Names of the trade for login attempts, sessions, invitations, settings and replaced files."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q


def rename_menu_urls(apps: Any, _schema_editor: Any) -> None:
    site = apps.get_model("blog", "Site").objects.first()
    if site:
        site.menu = [
            {("url" if name == "address" else name): value for name, value in entry.items()}
            for entry in site.menu
        ]
        site.save(update_fields=["menu"])


def restore_menu_addresses(apps: Any, _schema_editor: Any) -> None:
    site = apps.get_model("blog", "Site").objects.first()
    if site:
        site.menu = [
            {("address" if name == "url" else name): value for name, value in entry.items()}
            for entry in site.menu
        ]
        site.save(update_fields=["menu"])


class Migration(migrations.Migration):
    dependencies = [("blog", "0007_source_role")]

    operations = [
        migrations.RemoveConstraint("WrongGuesses", "wrong_guesses_once"),
        migrations.RenameModel("WrongGuesses", "LoginAttempts"),
        migrations.RenameField("LoginAttempts", "who", "name_digest"),
        migrations.RenameField("LoginAttempts", "count", "failures"),
        migrations.RenameField("LoginAttempts", "entered_at", "succeeded_at"),
        migrations.AddConstraint(
            "LoginAttempts",
            models.UniqueConstraint(fields=["name_digest", "network"], name="login_attempts_once"),
        ),
        migrations.RenameField("LoginSession", "mark", "public_id"),
        migrations.RenameField("Invitation", "digest", "token_digest"),
        migrations.RenameField("Account", "second_factor_at", "two_factor_enabled_at"),
        migrations.RenameField("Site", "require_second_factor", "require_two_factor"),
        migrations.RenameField("Site", "own_css", "custom_css"),
        migrations.RenameField("Site", "welcomes_ai", "allows_ai_crawlers"),
        migrations.RenameModel("FormerFile", "ReplacedFile"),
        migrations.AlterField(
            "ReplacedFile",
            "picture",
            models.ForeignKey("blog.Picture", models.CASCADE, related_name="replaced_files"),
        ),
        migrations.RemoveConstraint("MenuItem", "menu_item_page_or_address"),
        migrations.RenameField("MenuItem", "address", "url"),
        migrations.AddConstraint(
            "MenuItem",
            models.CheckConstraint(
                condition=Q(page__isnull=False, url="")
                | Q(page__isnull=True) & ~Q(url="") & ~Q(title=""),
                name="menu_item_page_or_url",
            ),
        ),
        migrations.RunPython(rename_menu_urls, restore_menu_addresses),
    ]
