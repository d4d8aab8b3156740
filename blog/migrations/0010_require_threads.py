import blog.rows.composite_key
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0009_fill_threads"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="comment",
            name="comment_reply_same_post",
        ),
        migrations.RemoveConstraint(
            model_name="comment",
            name="comment_of_post",
        ),
        migrations.RemoveField(
            model_name="comment",
            name="reason",
        ),
        migrations.AlterField(
            model_name="comment",
            name="thread",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="blog.thread",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("id", "thread"), name="comment_of_thread"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=blog.rows.composite_key.CompositeForeignKey(
                fields=("parent", "thread"),
                name="comment_reply_same_thread",
                to_columns=("id", "thread_id"),
                to_table="blog_comment",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=blog.rows.composite_key.CompositeForeignKey(
                fields=("thread", "post"),
                name="comment_thread_of_post",
                to_columns=("id", "post_id"),
                to_table="blog_thread",
            ),
        ),
    ]
