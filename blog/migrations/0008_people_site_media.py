"""Names of the trade for login attempts, sessions, invitations, settings and replaced files."""

from django.db import migrations, models


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
    ]
