from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count, F, OuterRef, Q, Subquery


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every comment its thread, and threads and posts their counts."""
    Comment = apps.get_model("blog", "Comment")
    Post = apps.get_model("blog", "Post")
    Thread = apps.get_model("blog", "Thread")
    for comment in Comment.objects.filter(parent=None).iterator():
        comment.thread = Thread.objects.create(post_id=comment.post_id, began_at=comment.created_at)
        comment.save(update_fields=["thread"])
    above = Comment.objects.filter(pk=OuterRef("parent")).values("thread")
    below = Comment.objects.filter(thread=None, parent__thread__isnull=False)
    while below.update(thread=Subquery(above)):
        pass
    for comment in Comment.objects.iterator():
        comment.reasons = [comment.reason] if comment.reason else []
        comment.save(update_fields=["reasons"])
    seen = Count("comments", filter=Q(comments__state="published"))
    counted = Thread.objects.annotate(seen=seen).filter(seen__gt=0)
    for thread, post, count in counted.values_list("pk", "post", "seen"):
        Thread.objects.filter(pk=thread).update(shown=count)
        Post.objects.filter(pk=post).update(comment_count=F("comment_count") + count)


class Migration(migrations.Migration):
    dependencies = [("blog", "0008_threads")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
