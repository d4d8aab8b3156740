"""Login attempts, sessions, invitations and two-factor authentication under their own names."""

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
    ]
