"""The tables of a new blog, in one step, and its full-text index in each database's own SQL.

A folder of an earlier version goes through the migrations that this one replaces.
SQLite: an FTS5 table with external content, blog_indexentry, kept current by triggers. A migration
that makes blog_indexentry again drops the triggers and must create them again.
PostgreSQL: two columns of vectors, which the search fills; entries are added to their indexes at
once, since every search would read through a list of pending ones.
"""

import blog.comments.spam.rules
import blog.media.files.models
import blog.people.models
import blog.people.slugs
import blog.posts.tags.folded_names
import blog.rows.composite_key
import blog.rows.stored_fields
import blog.site.models
import blog.site.validators
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import secrets
import taggit.managers
import uuid
from typing import Any
from django.conf import settings
from django.db import migrations, models


REPLACED = (
    "0001_first",
    "0002_search_index",
    "0003_license",
    "0004_jobs",
    "0005_login_sessions",
    "0006_search_and_statistics",
    "0007_source_role",
    "0008_people_site_media",
    "0009_comments",
    "0010_autosave",
    "0011_visible_names",
    "0012_locator_labels",
    "0013_animated_pictures",
    "0014_public_paths",
    "0015_search_folding",
    "0016_feed_host",
    "0017_smart_quotes",
    "0018_folded_names",
    "0019_unpublished_changes",
    "0020_imports",
    "0021_dates_as_written",
    "0022_comment_heads",
    "0023_files",
    "0024_search_in_files",
    "0025_constraint_names",
    "0026_untitled_sources",
    "0027_list_counts",
    "0028_page_changes",
    "0029_podcasts",
    "0030_links",
    "0031_embed_hosts",
    "0032_growing_lists",
    "0033_search_without_pending_lists",
    "0034_media_integrity",
    "0035_operations",
    "0036_published_versions",
    "0037_copies",
    "0038_blog_imports",
    "0039_redirects",
    "0040_remote_pictures",
    "0041_uploads_of_blogs",
)

SEARCH_INDEX = "blog_search_index"
TOKENS = ("title_tokens", "headings_tokens", "body_tokens", "sources_tokens")
VECTORS = ("search_vector", "title_vector")


def make_search_index(_apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for vector in VECTORS:
            schema_editor.execute(f"ALTER TABLE blog_indexentry ADD COLUMN {vector} tsvector")
            schema_editor.execute(
                f"CREATE INDEX index_entry_{vector} ON blog_indexentry USING gin ({vector})"
                " WITH (fastupdate = off)"
            )
    else:
        make_full_text_table(schema_editor)


def make_full_text_table(schema_editor: Any) -> None:
    names = ", ".join(TOKENS)
    new, old = (", ".join(f"{row}.{name}" for name in TOKENS) for row in ("new", "old"))
    add = f"INSERT INTO {SEARCH_INDEX} (rowid, {names}) VALUES (new.id, {new});"
    remove = (
        f"INSERT INTO {SEARCH_INDEX} ({SEARCH_INDEX}, rowid, {names})"
        f" VALUES ('delete', old.id, {old});"
    )
    schema_editor.execute(
        f"CREATE VIRTUAL TABLE {SEARCH_INDEX} USING fts5 ({names}, content='blog_indexentry',"
        " content_rowid='id', tokenize='ascii', prefix='2 3 4 5')"
    )
    for event, statements in {
        "added AFTER INSERT": add,
        "gone AFTER DELETE": remove,
        "changed AFTER UPDATE": remove + add,
    }.items():
        schema_editor.execute(
            f"CREATE TRIGGER {SEARCH_INDEX}_{event} ON blog_indexentry BEGIN {statements} END"
        )


def drop_search_index(_apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        return  # the columns go with their table
    schema_editor.execute(f"DROP TABLE {SEARCH_INDEX}")



class Migration(migrations.Migration):

    replaces = [("blog", name) for name in REPLACED]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
    ]

    operations = [
        migrations.CreateModel(
            name='BlogVisitors',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('visitors', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254)),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='DeletionLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ran_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ran at')),
                ('networks', models.PositiveIntegerField(verbose_name='networks of commenters')),
                ('emails', models.PositiveIntegerField(verbose_name='emails of commenters')),
                ('follows', models.PositiveIntegerField(verbose_name='unconfirmed followers')),
                ('data_requests', models.PositiveIntegerField(verbose_name='data requests')),
                ('spam', models.PositiveIntegerField(verbose_name='spam comments')),
                ('decisions', models.PositiveIntegerField(verbose_name='moderators’ decisions')),
            ],
            options={
                'verbose_name': 'deletion',
                'verbose_name_plural': 'deleted data log',
                'ordering': ['-ran_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OwnStyle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=64, unique=True)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('csl', models.TextField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'citation style',
                'verbose_name_plural': 'citation styles',
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='PublicPath',
            fields=[
                ('path', models.CharField(max_length=500, primary_key=True, serialize=False)),
                ('moved_to', models.CharField(blank=True, max_length=500)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Salt',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('secret', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('word', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('spelling', models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='Token',
            fields=[
                ('text', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('spam', models.PositiveIntegerField(default=0)),
                ('ham', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='TranslationGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'translations',
                'verbose_name_plural': 'translations',
            },
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('host', models.CharField(max_length=255)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('beats', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(blank=True, help_text='Shown in bylines.', max_length=150, validators=[blog.site.validators.validate_visible], verbose_name='name')),
                ('slug', blog.people.slugs.SlugOf(blank=True, editable=False, max_length=100, of='shown_name', unique=True, verbose_name='slug')),
                ('role', models.CharField(choices=[('owner', 'owner'), ('editor', 'editor'), ('author', 'author'), ('moderator', 'moderator')], default='author', max_length=10, verbose_name='role')),
                ('website', models.URLField(blank=True, help_text='Shown to readers with the biography.', verbose_name='website')),
                ('about', models.TextField(blank=True, help_text='Shown to readers above your posts: who you are and what you write about.', max_length=1000, verbose_name='biography')),
                ('comment_mail', models.CharField(choices=[('each', 'every comment on my posts, and all that await my approval'), ('waiting', 'only comments that await my approval'), ('none', 'nothing')], default='each', max_length=7, verbose_name='email me about')),
                ('two_factor_enabled_at', models.DateTimeField(editable=False, null=True, verbose_name='two-factor authentication since')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'editor', 'author', 'moderator'])), name='account_role'), models.CheckConstraint(condition=models.Q(('comment_mail__in', ['each', 'waiting', 'none'])), name='account_comment_mail')],
            },
            managers=[
                ('objects', blog.people.models.AccountManager()),
            ],
        ),
        migrations.CreateModel(
            name='Email',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('to', models.EmailField(max_length=254, verbose_name='to')),
                ('subject', models.CharField(max_length=250, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('html', models.TextField(blank=True)),
                ('headers', models.JSONField(blank=True, default=dict)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
            ],
            options={
                'verbose_name': 'email',
                'verbose_name_plural': 'email log',
                'ordering': ['-written_at', '-pk'],
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='email_due'), models.Index(fields=['-written_at', '-id'], name='email_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='email_leased_is_due'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('due_at__isnull', True), _connector='OR'), name='email_sent_is_not_due')],
            },
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('name', models.CharField(max_length=255, unique=True)),
                ('robots', models.TextField(blank=True, editable=False)),
                ('robots_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'verbose_name': 'link check',
                'verbose_name_plural': 'link checks',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='host_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='host_leased_is_due')],
            },
        ),
        migrations.CreateModel(
            name='Installation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_fingerprint', models.CharField(blank=True, max_length=64)),
                ('media_marker', models.CharField(blank=True, max_length=64)),
                ('rendering', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='installation_is_single')],
            },
        ),
        migrations.CreateModel(
            name='ListCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('month', 'Month'), ('tag', 'Tag'), ('author', 'Author'), ('posts', 'Posts')], max_length=7)),
                ('key', models.CharField(max_length=150)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('count', models.IntegerField(default=0)),
                ('changed_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='list_count_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['month', 'tag', 'author', 'posts'])), name='list_count_kind')],
            },
        ),
        migrations.CreateModel(
            name='LoginAttempts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_digest', models.CharField(blank=True, max_length=40)),
                ('network', models.CharField(blank=True, max_length=43)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('succeeded_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name_digest', 'network'), name='login_attempts_once')],
            },
        ),
        migrations.CreateModel(
            name='MissingPath',
            fields=[
                ('path', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField(default=0)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['-count', '-last_at'], name='missing_most_often')],
            },
        ),
        migrations.CreateModel(
            name='OldBlog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.CharField(max_length=20)),
                ('key', models.CharField(max_length=100)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('system', 'key'), name='old_blog_once')],
            },
        ),
        migrations.CreateModel(
            name='PageChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('transaction_id', models.BigIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['transaction_id'], name='page_change_transaction')],
            },
        ),
        migrations.CreateModel(
            name='PeriodicJob',
            fields=[
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'periodic job',
                'verbose_name_plural': 'periodic jobs',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='periodicjob_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='periodicjob_leased_is_due')],
            },
        ),
        migrations.CreateModel(
            name='Redirect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, unique=True)),
                ('is_pattern', models.BooleanField(default=False)),
                ('target', models.CharField(max_length=1000)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['path'],
                'indexes': [models.Index(condition=models.Q(('is_pattern', True)), fields=['path'], name='redirect_patterns')],
                'constraints': [models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='redirect_is_absolute')],
            },
        ),
        migrations.CreateModel(
            name='SearchMiss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('query', models.CharField(max_length=100)),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'query'), name='search_miss_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='SpamRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrases', models.TextField(blank=True, help_text='Whole words, in uppercase or lowercase.', verbose_name='words and phrases')),
                ('names', models.TextField(blank=True, help_text='Exact names or emails.', verbose_name='names')),
                ('domains', models.TextField(blank=True, help_text='Domains of links, websites and emails; “example.org” includes www.example.org.', validators=[blog.comments.spam.rules.validate_domains], verbose_name='domains')),
                ('networks', models.TextField(blank=True, help_text='IP addresses such as 192.0.2.7, or networks such as 192.0.2.0/24 or 2001:db8::/48.', validators=[blog.comments.spam.rules.validate_networks], verbose_name='networks')),
                ('outcome', models.CharField(choices=[('hold', 'is held for approval'), ('spam', 'is spam')], default='spam', max_length=4, verbose_name='a comment that matches')),
                ('proof', models.CharField(choices=[('never', 'never'), ('rising', 'automatically, while there is a lot of spam'), ('always', 'always')], default='rising', help_text='Before a comment is posted, the browsers of unknown people solve a small puzzle. If a browser cannot, the comment is held for approval.', max_length=6, verbose_name='proof of work')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='spam_rules_one_row'), models.CheckConstraint(condition=models.Q(('outcome__in', ['hold', 'spam'])), name='spam_rules_outcome'), models.CheckConstraint(condition=models.Q(('proof__in', ['never', 'rising', 'always'])), name='spam_rules_proof')],
            },
        ),
        migrations.CreateModel(
            name='TaskRetry',
            fields=[
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('task', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='retry', serialize=False, to='django_tasks_database.dbtaskresult')),
            ],
            options={
                'verbose_name': 'task',
                'verbose_name_plural': 'tasks',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='taskretry_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='taskretry_leased_is_due')],
            },
        ),
        migrations.CreateModel(
            name='TrainingTotals',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spam', models.PositiveIntegerField(default=0)),
                ('ham', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='training_totals_one_row')],
            },
        ),
        migrations.CreateModel(
            name='BlogImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('folder', models.CharField(max_length=100, unique=True)),
                ('site_url', models.CharField(blank=True, max_length=500)),
                ('offline', models.BooleanField(default=False)),
                ('stage', models.CharField(choices=[('checking', 'checking'), ('checked', 'ready to import'), ('loading', 'importing'), ('stopped', 'stopped'), ('finished', 'finished'), ('failed', 'failed')], default='checking', max_length=8)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('answering', models.PositiveIntegerField(null=True)),
                ('report', models.JSONField(default=dict)),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='blog_imports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import of a blog',
                'verbose_name_plural': 'imports of blogs',
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['checking', 'checked', 'loading', 'stopped', 'finished', 'failed'])), name='blog_import_stage')],
            },
        ),
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[('tag', 'tagged'), ('untag', 'untagged'), ('publish', 'published'), ('withdraw', 'withdrawn'), ('change-author', 'changed to another author'), ('trash', 'moved to the trash')], max_length=13)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='bulk_acts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['by', '-id'], name='bulk_act_last_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('act__in', ['tag', 'untag', 'publish', 'withdraw', 'change-author', 'trash'])), name='bulk_act_act')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('approve', 'approved'), ('spam', 'marked as spam'), ('reject', 'rejected')], max_length=7)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['by', '-id'], name='decision_last_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('action__in', ['approve', 'spam', 'reject'])), name='decision_action')],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True)),
                ('separate', models.JSONField(default=list)),
                ('total', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('report', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('role', models.CharField(choices=[('owner', 'owner'), ('editor', 'editor'), ('author', 'author'), ('moderator', 'moderator')], max_length=10)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('invited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'editor', 'author', 'moderator'])), name='invitation_role')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000, unique=True, verbose_name='URL')),
                ('state', models.CharField(choices=[('ok', 'ok'), ('moved', 'moved'), ('drifted', 'drifted'), ('blocked', 'blocked'), ('soft-404', 'soft 404'), ('dead', 'dead'), ('unknown', 'unknown')], default='unknown', max_length=8, verbose_name='state')),
                ('evidence', models.CharField(blank=True, max_length=300)),
                ('target', models.URLField(blank=True, max_length=2000)),
                ('state_since', models.DateTimeField(null=True)),
                ('check_at', models.DateTimeField(null=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('ok_at', models.DateTimeField(null=True)),
                ('streak', models.PositiveSmallIntegerField(default=0)),
                ('failing_since', models.DateTimeField(null=True)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('is_accepted', models.BooleanField(default=False)),
                ('no_copy_because', models.CharField(blank=True, max_length=300)),
                ('wants_copy', models.BooleanField(default=False)),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='blog.host')),
            ],
            options={
                'verbose_name': 'link',
                'verbose_name_plural': 'links',
                'indexes': [models.Index(fields=['host', 'check_at'], name='link_to_check'), models.Index(condition=models.Q(('state', 'ok'), _negated=True), fields=['state'], name='link_needs_care'), models.Index(fields=['ok_at'], name='link_by_success')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['ok', 'moved', 'drifted', 'blocked', 'soft-404', 'dead', 'unknown'])), name='link_state')],
            },
        ),
        migrations.CreateModel(
            name='LoginSession',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('public_id', models.CharField(blank=True, max_length=16)),
                ('device', models.CharField(blank=True, max_length=100)),
                ('network', models.CharField(blank=True, max_length=43)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-seen_at'], name='session_of_account')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('key', models.SlugField(help_text='A short, permanent ID such as luthi2008.', max_length=80, unique=True, verbose_name='key')),
                ('kind', models.CharField(choices=[('book', 'book'), ('chapter', 'chapter'), ('article-journal', 'journal article'), ('article-magazine', 'magazine article'), ('article-newspaper', 'newspaper article'), ('webpage', 'web page'), ('post-weblog', 'blog post'), ('manuscript', 'archival document'), ('document', 'document'), ('personal_communication', 'letter or message'), ('interview', 'interview'), ('motion_picture', 'film'), ('broadcast', 'broadcast'), ('map', 'map'), ('report', 'report'), ('thesis', 'thesis'), ('treaty', 'treaty'), ('speech', 'speech'), ('entry-encyclopedia', 'encyclopedia entry'), ('collection', 'archival collection'), ('bill', 'bill'), ('classic', 'classical work'), ('paper-conference', 'conference paper'), ('legal_case', 'court case'), ('dataset', 'dataset'), ('entry', 'database entry'), ('entry-dictionary', 'dictionary entry'), ('event', 'event'), ('figure', 'figure'), ('graphic', 'picture or artwork'), ('hearing', 'hearing'), ('legislation', 'law'), ('musical_score', 'musical score'), ('pamphlet', 'pamphlet'), ('patent', 'patent'), ('performance', 'performance'), ('periodical', 'periodical'), ('post', 'post on a social network'), ('article', 'preprint or other article'), ('regulation', 'regulation'), ('review', 'review'), ('review-book', 'book review'), ('software', 'software'), ('song', 'sound recording'), ('standard', 'standard')], default='book', max_length=32, verbose_name='kind')),
                ('title', models.CharField(blank=True, max_length=1000, verbose_name='title')),
                ('container_title', models.CharField(blank=True, max_length=1000, verbose_name='in')),
                ('names', models.CharField(blank=True, editable=False, max_length=1000, verbose_name='names')),
                ('issued', models.CharField(blank=True, help_text='For example 2008, 1969-03-02, 1984? or 1850~.', max_length=80, verbose_name='date')),
                ('issued_text', models.CharField(blank=True, help_text='If it must be cited in its own words: Michaelmas 1640, 3 Nov. 1640/41, s. a.', max_length=200, verbose_name='date as written')),
                ('year', models.SmallIntegerField(blank=True, editable=False, null=True, verbose_name='year')),
                ('doi', models.CharField(blank=True, max_length=255, verbose_name='DOI')),
                ('isbn', models.CharField(blank=True, max_length=20, verbose_name='ISBN')),
                ('url', models.URLField(blank=True, max_length=2000, verbose_name='URL')),
                ('rest', models.JSONField(blank=True, default=dict)),
                ('source_role', models.CharField(blank=True, choices=[('primary', 'primary source'), ('secondary', 'secondary source')], max_length=9, verbose_name='primary or secondary')),
                ('note', models.TextField(blank=True, help_text='Shown to readers, for example what the source is useful for.', verbose_name='note')),
                ('origin', models.CharField(choices=[('typed', 'typed'), ('fetched', 'fetched'), ('parsed', 'parsed')], default='typed', editable=False, max_length=7, verbose_name='origin')),
                ('page_gone_on', models.DateField(editable=False, null=True)),
                ('page_changed_on', models.DateField(editable=False, null=True)),
                ('copied_on', models.DateField(editable=False, null=True)),
                ('copy_is_shown', models.BooleanField(default=False, editable=False)),
                ('copy_policy', models.CharField(choices=[('shown', 'Keep copies; readers see one if the page is gone or differs'), ('private', 'Keep copies for authors only'), ('none', 'Keep no copies')], default='shown', editable=False, max_length=7)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'indexes': [models.Index(fields=['names', 'year', 'title'], name='source_by_name'), models.Index(fields=['kind', 'year'], name='source_by_kind'), models.Index(fields=['issued'], name='source_by_issued'), models.Index(condition=models.Q(('trashed_at__isnull', False)), fields=['trashed_at'], name='source_trashed'), models.Index(fields=['doi'], name='source_by_doi'), models.Index(fields=['isbn'], name='source_by_isbn')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['book', 'chapter', 'article-journal', 'article-magazine', 'article-newspaper', 'webpage', 'post-weblog', 'manuscript', 'document', 'personal_communication', 'interview', 'motion_picture', 'broadcast', 'map', 'report', 'thesis', 'treaty', 'speech', 'entry-encyclopedia', 'collection', 'bill', 'classic', 'paper-conference', 'legal_case', 'dataset', 'entry', 'entry-dictionary', 'event', 'figure', 'graphic', 'hearing', 'legislation', 'musical_score', 'pamphlet', 'patent', 'performance', 'periodical', 'post', 'article', 'regulation', 'review', 'review-book', 'software', 'song', 'standard'])), name='source_kind'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), ('kind__in', ['graphic', 'interview', 'manuscript', 'map', 'personal_communication', 'post', 'review', 'review-book', 'speech']), _connector='OR'), name='source_has_title'), models.CheckConstraint(condition=models.Q(('source_role__in', ['', 'primary', 'secondary'])), name='source_role'), models.CheckConstraint(condition=models.Q(('origin__in', ['typed', 'fetched', 'parsed'])), name='source_origin'), models.CheckConstraint(condition=models.Q(('copy_policy__in', ['shown', 'private', 'none'])), name='source_copy_policy')],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('missing_since', models.DateTimeField(editable=False, null=True)),
                ('is_damaged', models.BooleanField(default=False, editable=False)),
                ('verified_at', models.DateTimeField(editable=False, null=True)),
                ('origin_url', models.CharField(blank=True, editable=False, max_length=2000)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('uploaded_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('file', models.ImageField(editable=False, height_field='height', max_length=200, upload_to='', verbose_name='file', width_field='width')),
                ('width', models.PositiveIntegerField(editable=False)),
                ('height', models.PositiveIntegerField(editable=False)),
                ('is_animated', models.BooleanField(default=False, editable=False)),
                ('original_name', models.CharField(blank=True, editable=False, max_length=200)),
                ('widths', models.JSONField(default=list, editable=False)),
                ('alt', models.CharField(blank=True, help_text='What the picture shows, for people who cannot see it.', max_length=500, verbose_name='alt text')),
                ('is_decorative', models.BooleanField(default=False, help_text='Decorative: screen readers skip it.', verbose_name='decorative')),
                ('caption', models.CharField(blank=True, max_length=1000, verbose_name='caption')),
                ('credit', models.CharField(blank=True, help_text='Who made it, or which archive holds it.', max_length=300, verbose_name='credit')),
                ('license', models.CharField(blank=True, choices=[('public-domain', 'public domain'), ('CC0-1.0', 'CC0 1.0'), ('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA 4.0'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0'), ('CC-BY-NC-ND-4.0', 'CC BY-NC-ND 4.0'), ('by-permission', 'used by permission'), ('all-rights-reserved', 'all rights reserved')], max_length=20, verbose_name='license')),
                ('focus_x', models.PositiveSmallIntegerField(default=50)),
                ('focus_y', models.PositiveSmallIntegerField(default=50)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, help_text='The source it was taken from: an archival document, a book, a map.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='blog.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'indexes': [models.Index(fields=['verified_at', 'id'], name='picture_verified'), models.Index(fields=['-uploaded_at', '-id'], name='picture_newest'), models.Index(condition=models.Q(('origin_url', ''), _negated=True), fields=['origin_url'], name='picture_by_origin')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_damaged', False), ('missing_since__isnull', False), _connector='OR'), name='picture_damaged_is_missing'), models.CheckConstraint(condition=models.Q(('height__gt', 0), ('width__gt', 0)), name='picture_has_size'), models.CheckConstraint(condition=models.Q(('focus_x__lte', 100), ('focus_y__lte', 100)), name='picture_focus_percent')],
            },
        ),
        migrations.CreateModel(
            name='RemovalRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('contact', models.CharField(blank=True, max_length=254)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='removal_requests', to='blog.source')),
            ],
            options={
                'verbose_name': 'removal request',
                'verbose_name_plural': 'removal requests',
                'indexes': [models.Index(condition=models.Q(('closed_at', None)), fields=['source'], name='removal_request_open')],
            },
        ),
        migrations.CreateModel(
            name='KeptCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000)),
                ('final_url', models.CharField(max_length=8000)),
                ('taken_at', models.DateTimeField()),
                ('title', models.CharField(blank=True, max_length=300)),
                ('media_type', models.CharField(max_length=100)),
                ('html', models.TextField(blank=True)),
                ('content_hash', models.CharField(max_length=64)),
                ('warc', models.CharField(blank=True, max_length=100)),
                ('file', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('etag', models.CharField(blank=True, max_length=200)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('is_reference', models.BooleanField(default=False)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='blog.source')),
            ],
            options={
                'verbose_name': 'kept copy',
                'verbose_name_plural': 'kept copies',
                'indexes': [models.Index(fields=['source', 'taken_at'], name='copy_by_time'), models.Index(condition=models.Q(('file', ''), _negated=True), fields=['file'], name='copy_by_file')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('warc', ''), _negated=True), models.Q(('file', ''), _negated=True), _connector='XOR'), name='copy_has_one_file')],
            },
        ),
        migrations.CreateModel(
            name='FormerKey',
            fields=[
                ('key', models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_keys', to='blog.source')),
            ],
        ),
        migrations.CreateModel(
            name='MediaFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('missing_since', models.DateTimeField(editable=False, null=True)),
                ('is_damaged', models.BooleanField(default=False, editable=False)),
                ('verified_at', models.DateTimeField(editable=False, null=True)),
                ('origin_url', models.CharField(blank=True, editable=False, max_length=2000)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('key', models.CharField(default=blog.media.files.models.new_key, editable=False, max_length=22, unique=True)),
                ('kind', models.CharField(choices=[('document', 'Document'), ('audio', 'Audio'), ('video', 'Video')], editable=False, max_length=8)),
                ('format', models.CharField(editable=False, max_length=4)),
                ('size', models.PositiveBigIntegerField(editable=False)),
                ('original_name', models.CharField(editable=False, max_length=200)),
                ('title', models.CharField(help_text='The name that readers see.', max_length=300, verbose_name='title')),
                ('description', models.CharField(help_text='What it contains, for people who decide whether to open it or cannot.', max_length=500, verbose_name='description')),
                ('credit', models.CharField(blank=True, help_text='Who made it, or which archive holds it.', max_length=300, verbose_name='credit')),
                ('license', models.CharField(blank=True, choices=[('public-domain', 'public domain'), ('CC0-1.0', 'CC0 1.0'), ('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA 4.0'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0'), ('CC-BY-NC-ND-4.0', 'CC BY-NC-ND 4.0'), ('by-permission', 'used by permission'), ('all-rights-reserved', 'all rights reserved')], max_length=20, verbose_name='license')),
                ('pages', models.PositiveIntegerField(editable=False, null=True)),
                ('duration', models.FloatField(default=0, editable=False)),
                ('width', models.PositiveIntegerField(default=0, editable=False)),
                ('height', models.PositiveIntegerField(default=0, editable=False)),
                ('metadata', models.JSONField(default=list, editable=False)),
                ('opens_inline', models.BooleanField(default=False, editable=False)),
                ('preview', blog.rows.stored_fields.StoredText(blank=True, default='', editable=False, max_length=100)),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='spoken language')),
                ('captions', models.TextField(blank=True, editable=False, verbose_name='captions')),
                ('chapters', models.TextField(blank=True, editable=False, verbose_name='chapters')),
                ('captions_file', blog.rows.stored_fields.StoredText(blank=True, default='', editable=False, max_length=100)),
                ('chapters_file', blog.rows.stored_fields.StoredText(blank=True, default='', editable=False, max_length=100)),
                ('transcript', models.TextField(blank=True, help_text='One paragraph per line; a line may begin with its time, such as 1:23. Leave empty to make it of the captions.', verbose_name='transcript')),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('poster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='poster_of', to='blog.picture', verbose_name='poster')),
                ('source', models.ForeignKey(blank=True, help_text='The source it was taken from: an archival document, a book, an interview.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='blog.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'indexes': [models.Index(fields=['verified_at', 'id'], name='mediafile_verified'), models.Index(fields=['-uploaded_at', '-id'], name='file_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_damaged', False), ('missing_since__isnull', False), _connector='OR'), name='mediafile_damaged_is_missing'), models.CheckConstraint(condition=models.Q(('kind__in', ['document', 'audio', 'video'])), name='file_kind_known'), models.CheckConstraint(condition=models.Q(('duration__gte', 0)), name='file_lasts')],
            },
        ),
        migrations.CreateModel(
            name='ReplacedFile',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replaced_files', to='blog.picture')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('podcast_category', models.CharField(blank=True, choices=[('Arts', 'Arts'), ('Arts › Books', 'Arts › Books'), ('Arts › Design', 'Arts › Design'), ('Arts › Fashion & Beauty', 'Arts › Fashion & Beauty'), ('Arts › Food', 'Arts › Food'), ('Arts › Performing Arts', 'Arts › Performing Arts'), ('Arts › Visual Arts', 'Arts › Visual Arts'), ('Business', 'Business'), ('Business › Careers', 'Business › Careers'), ('Business › Entrepreneurship', 'Business › Entrepreneurship'), ('Business › Investing', 'Business › Investing'), ('Business › Management', 'Business › Management'), ('Business › Marketing', 'Business › Marketing'), ('Business › Non-Profit', 'Business › Non-Profit'), ('Comedy', 'Comedy'), ('Comedy › Comedy Interviews', 'Comedy › Comedy Interviews'), ('Comedy › Improv', 'Comedy › Improv'), ('Comedy › Stand-Up', 'Comedy › Stand-Up'), ('Education', 'Education'), ('Education › Courses', 'Education › Courses'), ('Education › How To', 'Education › How To'), ('Education › Language Learning', 'Education › Language Learning'), ('Education › Self-Improvement', 'Education › Self-Improvement'), ('Fiction', 'Fiction'), ('Fiction › Comedy Fiction', 'Fiction › Comedy Fiction'), ('Fiction › Drama', 'Fiction › Drama'), ('Fiction › Science Fiction', 'Fiction › Science Fiction'), ('Government', 'Government'), ('Health & Fitness', 'Health & Fitness'), ('Health & Fitness › Alternative Health', 'Health & Fitness › Alternative Health'), ('Health & Fitness › Fitness', 'Health & Fitness › Fitness'), ('Health & Fitness › Medicine', 'Health & Fitness › Medicine'), ('Health & Fitness › Mental Health', 'Health & Fitness › Mental Health'), ('Health & Fitness › Nutrition', 'Health & Fitness › Nutrition'), ('Health & Fitness › Sexuality', 'Health & Fitness › Sexuality'), ('History', 'History'), ('Kids & Family', 'Kids & Family'), ('Kids & Family › Education for Kids', 'Kids & Family › Education for Kids'), ('Kids & Family › Parenting', 'Kids & Family › Parenting'), ('Kids & Family › Pets & Animals', 'Kids & Family › Pets & Animals'), ('Kids & Family › Stories for Kids', 'Kids & Family › Stories for Kids'), ('Leisure', 'Leisure'), ('Leisure › Animation & Manga', 'Leisure › Animation & Manga'), ('Leisure › Automotive', 'Leisure › Automotive'), ('Leisure › Aviation', 'Leisure › Aviation'), ('Leisure › Crafts', 'Leisure › Crafts'), ('Leisure › Games', 'Leisure › Games'), ('Leisure › Hobbies', 'Leisure › Hobbies'), ('Leisure › Home & Garden', 'Leisure › Home & Garden'), ('Leisure › Video Games', 'Leisure › Video Games'), ('Music', 'Music'), ('Music › Music Commentary', 'Music › Music Commentary'), ('Music › Music History', 'Music › Music History'), ('Music › Music Interviews', 'Music › Music Interviews'), ('News', 'News'), ('News › Business News', 'News › Business News'), ('News › Daily News', 'News › Daily News'), ('News › Entertainment News', 'News › Entertainment News'), ('News › News Commentary', 'News › News Commentary'), ('News › Politics', 'News › Politics'), ('News › Sports News', 'News › Sports News'), ('News › Tech News', 'News › Tech News'), ('Religion & Spirituality', 'Religion & Spirituality'), ('Religion & Spirituality › Buddhism', 'Religion & Spirituality › Buddhism'), ('Religion & Spirituality › Christianity', 'Religion & Spirituality › Christianity'), ('Religion & Spirituality › Hinduism', 'Religion & Spirituality › Hinduism'), ('Religion & Spirituality › Islam', 'Religion & Spirituality › Islam'), ('Religion & Spirituality › Judaism', 'Religion & Spirituality › Judaism'), ('Religion & Spirituality › Religion', 'Religion & Spirituality › Religion'), ('Religion & Spirituality › Spirituality', 'Religion & Spirituality › Spirituality'), ('Science', 'Science'), ('Science › Astronomy', 'Science › Astronomy'), ('Science › Chemistry', 'Science › Chemistry'), ('Science › Earth Sciences', 'Science › Earth Sciences'), ('Science › Life Sciences', 'Science › Life Sciences'), ('Science › Mathematics', 'Science › Mathematics'), ('Science › Natural Sciences', 'Science › Natural Sciences'), ('Science › Nature', 'Science › Nature'), ('Science › Physics', 'Science › Physics'), ('Science › Social Sciences', 'Science › Social Sciences'), ('Society & Culture', 'Society & Culture'), ('Society & Culture › Documentary', 'Society & Culture › Documentary'), ('Society & Culture › Personal Journals', 'Society & Culture › Personal Journals'), ('Society & Culture › Philosophy', 'Society & Culture › Philosophy'), ('Society & Culture › Places & Travel', 'Society & Culture › Places & Travel'), ('Society & Culture › Relationships', 'Society & Culture › Relationships'), ('Sports', 'Sports'), ('Sports › Baseball', 'Sports › Baseball'), ('Sports › Basketball', 'Sports › Basketball'), ('Sports › Cricket', 'Sports › Cricket'), ('Sports › Fantasy Sports', 'Sports › Fantasy Sports'), ('Sports › Football', 'Sports › Football'), ('Sports › Golf', 'Sports › Golf'), ('Sports › Hockey', 'Sports › Hockey'), ('Sports › Rugby', 'Sports › Rugby'), ('Sports › Running', 'Sports › Running'), ('Sports › Soccer', 'Sports › Soccer'), ('Sports › Swimming', 'Sports › Swimming'), ('Sports › Tennis', 'Sports › Tennis'), ('Sports › Volleyball', 'Sports › Volleyball'), ('Sports › Wilderness', 'Sports › Wilderness'), ('Sports › Wrestling', 'Sports › Wrestling'), ('Technology', 'Technology'), ('True Crime', 'True Crime'), ('TV & Film', 'TV & Film'), ('TV & Film › After Shows', 'TV & Film › After Shows'), ('TV & Film › Film History', 'TV & Film › Film History'), ('TV & Film › Film Interviews', 'TV & Film › Film Interviews'), ('TV & Film › Film Reviews', 'TV & Film › Film Reviews'), ('TV & Film › TV Reviews', 'TV & Film › TV Reviews')], help_text='Choose a category to make the RSS feed a podcast.', max_length=60, verbose_name='category')),
                ('podcast_author', models.CharField(blank=True, max_length=200, verbose_name='author')),
                ('podcast_email', models.EmailField(blank=True, help_text='Public in the feed: directories send a code there. Remove it afterwards.', max_length=254, verbose_name='owner’s email address')),
                ('podcast_explicit', models.BooleanField(default=False, verbose_name='contains explicit language')),
                ('title', models.CharField(max_length=200, unique=True, validators=[blog.site.validators.validate_visible], verbose_name='title')),
                ('slug', models.SlugField(blank=True, help_text='The last part of the URL. Leave empty to generate it from the title.', max_length=100, unique=True, verbose_name='slug')),
                ('description', models.TextField(blank=True, help_text='Shown to readers above the posts.', max_length=1000, verbose_name='description')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('podcast_cover', models.ForeignKey(blank=True, help_text='A square JPEG or PNG of 1400 to 3000 pixels.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_covers', to='blog.picture', verbose_name='cover')),
            ],
            options={
                'verbose_name': 'series',
                'verbose_name_plural': 'series',
                'ordering': ['title'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='series_has_title'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='series_has_slug')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Ibid', max_length=100, validators=[blog.site.validators.validate_visible], verbose_name='name')),
                ('tagline', models.CharField(blank=True, max_length=200, verbose_name='tagline')),
                ('language', models.CharField(default='en', help_text='For the pages readers see, and their dates.', max_length=12, verbose_name='language')),
                ('time_zone', models.CharField(default='UTC', max_length=64, validators=[blog.site.models.validate_time_zone], verbose_name='time zone')),
                ('citation_style', models.CharField(default='chicago-notes-bibliography', max_length=64, verbose_name='citation style')),
                ('license', models.CharField(blank=True, choices=[('public-domain', 'public domain'), ('CC0-1.0', 'CC0 1.0'), ('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA 4.0'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0'), ('CC-BY-NC-ND-4.0', 'CC BY-NC-ND 4.0'), ('by-permission', 'used by permission'), ('all-rights-reserved', 'all rights reserved')], help_text='The terms under which readers may reuse your posts.', max_length=24, verbose_name='license')),
                ('comment_policy', models.CharField(choices=[('open', 'Publish all comments at once'), ('first-held', 'Hold a person’s first comment for approval'), ('all-held', 'Hold every comment for approval'), ('closed', 'Closed')], default='first-held', max_length=12, verbose_name='comments')),
                ('feed_content', models.CharField(choices=[('full', 'Full text'), ('summary', 'Summaries')], default='full', max_length=7, verbose_name='feeds contain')),
                ('allows_ai_crawlers', models.BooleanField(default=False, help_text='If off, /robots.txt asks AI companies not to collect your posts; not all comply.', verbose_name='allow AI crawlers')),
                ('comment_days', models.PositiveSmallIntegerField(default=0, help_text='Days after a post’s publication; 0 keeps comments open.', verbose_name='close comments after (days)')),
                ('receives_mentions', models.BooleanField(default=True, help_text='Links from other sites appear among the comments, after the same spam checks.', verbose_name='receive webmentions')),
                ('sends_mentions', models.BooleanField(default=True, help_text='Sites your posts link to are notified, if they support it.', verbose_name='send webmentions')),
                ('checks_links', models.BooleanField(default=True, help_text='The pages that your posts and sources link to are visited now and then, politely.', verbose_name='check links')),
                ('shows_versions', models.BooleanField(default=True, help_text='Readers can open the published versions of a post, and see what was corrected.', verbose_name='show earlier versions')),
                ('keeps_copies', models.BooleanField(default=True, help_text='When a source is saved, its page is copied for you and your coauthors, unless the page asks programs not to. Links must be checked for this.', verbose_name='keep copies of cited web pages')),
                ('shows_copies', models.BooleanField(default=True, help_text='Readers get the text of a copy, with its date, while the page itself is gone or has changed. Each page of a copy offers a form to request its removal.', verbose_name='show copies to readers')),
                ('require_two_factor', models.BooleanField(default=False, help_text='Owners must also enter a code from their phone to log in.', verbose_name='require two-factor authentication of owners')),
                ('email_days', models.PositiveSmallIntegerField(default=0, help_text='0 keeps them. The email of a person who follows a post by email is always kept. Without their email, a returning commenter is not recognized.', verbose_name='delete commenters’ emails after (days)')),
                ('accent', models.CharField(blank=True, max_length=7, validators=[blog.site.models.validate_color], verbose_name='accent color')),
                ('typeface', models.CharField(choices=[('serif', 'Serif'), ('sans', 'Sans serif')], default='serif', max_length=5, verbose_name='typeface')),
                ('width', models.CharField(choices=[('narrow', 'Narrow'), ('book', 'Medium'), ('wide', 'Wide')], default='book', max_length=6, verbose_name='text width')),
                ('custom_css', models.TextField(blank=True, max_length=50000, verbose_name='custom CSS')),
                ('sheet_digest', models.CharField(blank=True, editable=False, max_length=12)),
                ('footer', models.TextField(blank=True, help_text='Shown on every page. You can use *emphasis* and [links](https://…).', max_length=2000, verbose_name='footer')),
                ('footer_html', models.TextField(blank=True, editable=False)),
                ('date_format', models.CharField(blank=True, choices=[('', 'As usual in the language'), ('j F Y', '15 July 2013'), ('F j, Y', 'July 15, 2013'), ('d.m.Y', '15.07.2013'), ('Y-m-d', '2013-07-15')], default='', max_length=10, verbose_name='date format')),
                ('permalink_pattern', models.CharField(choices=[('/{year}/{month}/{slug}/', '/2013/07/slug/'), ('/{year}/{month}/{day}/{slug}/', '/2013/07/15/slug/'), ('/{slug}/', '/slug/')], default='/{year}/{month}/{slug}/', help_text='Earlier permalinks keep working.', max_length=40, verbose_name='permalinks of new posts')),
                ('smart_quotes', models.BooleanField(default=True, help_text='While you type, straight quotes and -- become the quotation marks and dashes of the post’s language. Code stays as you type it.', verbose_name='smart quotes')),
                ('embed_hosts', models.TextField(blank=True, default='', help_text='One per line, such as www.youtube-nocookie.com or player.vimeo.com. Players from these hosts load inside a post, in a sandbox, once a reader clicks. Without a host in the list, readers get a link.', max_length=2000, verbose_name='hosts of players')),
                ('robots', models.CharField(blank=True, choices=[('', 'May list the blog'), ('noindex', 'Discouraged from listing the blog')], default='', max_length=7, verbose_name='search engines')),
                ('drawn', blog.rows.stored_fields.StoredDict(blank=True, default=dict, editable=False)),
                ('feed_host', models.CharField(blank=True, editable=False, max_length=255)),
                ('menu', models.JSONField(blank=True, default=list, editable=False)),
                ('logo', models.ForeignKey(blank=True, help_text='A small picture before the blog’s name.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='blog.picture', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'settings',
                'verbose_name_plural': 'settings',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='site_is_one_row'), models.CheckConstraint(condition=models.Q(('comment_policy__in', ['open', 'first-held', 'all-held', 'closed'])), name='site_comment_policy'), models.CheckConstraint(condition=models.Q(('license__in', ['', 'public-domain', 'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0', 'by-permission', 'all-rights-reserved'])), name='site_license'), models.CheckConstraint(condition=models.Q(('feed_content__in', ['full', 'summary'])), name='site_feed_content'), models.CheckConstraint(condition=models.Q(('typeface__in', ['serif', 'sans']), ('width__in', ['narrow', 'book', 'wide'])), name='site_look'), models.CheckConstraint(condition=models.Q(('permalink_pattern__in', ['/{year}/{month}/{slug}/', '/{year}/{month}/{day}/{slug}/', '/{slug}/'])), name='site_permalink_pattern')],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('podcast_category', models.CharField(blank=True, choices=[('Arts', 'Arts'), ('Arts › Books', 'Arts › Books'), ('Arts › Design', 'Arts › Design'), ('Arts › Fashion & Beauty', 'Arts › Fashion & Beauty'), ('Arts › Food', 'Arts › Food'), ('Arts › Performing Arts', 'Arts › Performing Arts'), ('Arts › Visual Arts', 'Arts › Visual Arts'), ('Business', 'Business'), ('Business › Careers', 'Business › Careers'), ('Business › Entrepreneurship', 'Business › Entrepreneurship'), ('Business › Investing', 'Business › Investing'), ('Business › Management', 'Business › Management'), ('Business › Marketing', 'Business › Marketing'), ('Business › Non-Profit', 'Business › Non-Profit'), ('Comedy', 'Comedy'), ('Comedy › Comedy Interviews', 'Comedy › Comedy Interviews'), ('Comedy › Improv', 'Comedy › Improv'), ('Comedy › Stand-Up', 'Comedy › Stand-Up'), ('Education', 'Education'), ('Education › Courses', 'Education › Courses'), ('Education › How To', 'Education › How To'), ('Education › Language Learning', 'Education › Language Learning'), ('Education › Self-Improvement', 'Education › Self-Improvement'), ('Fiction', 'Fiction'), ('Fiction › Comedy Fiction', 'Fiction › Comedy Fiction'), ('Fiction › Drama', 'Fiction › Drama'), ('Fiction › Science Fiction', 'Fiction › Science Fiction'), ('Government', 'Government'), ('Health & Fitness', 'Health & Fitness'), ('Health & Fitness › Alternative Health', 'Health & Fitness › Alternative Health'), ('Health & Fitness › Fitness', 'Health & Fitness › Fitness'), ('Health & Fitness › Medicine', 'Health & Fitness › Medicine'), ('Health & Fitness › Mental Health', 'Health & Fitness › Mental Health'), ('Health & Fitness › Nutrition', 'Health & Fitness › Nutrition'), ('Health & Fitness › Sexuality', 'Health & Fitness › Sexuality'), ('History', 'History'), ('Kids & Family', 'Kids & Family'), ('Kids & Family › Education for Kids', 'Kids & Family › Education for Kids'), ('Kids & Family › Parenting', 'Kids & Family › Parenting'), ('Kids & Family › Pets & Animals', 'Kids & Family › Pets & Animals'), ('Kids & Family › Stories for Kids', 'Kids & Family › Stories for Kids'), ('Leisure', 'Leisure'), ('Leisure › Animation & Manga', 'Leisure › Animation & Manga'), ('Leisure › Automotive', 'Leisure › Automotive'), ('Leisure › Aviation', 'Leisure › Aviation'), ('Leisure › Crafts', 'Leisure › Crafts'), ('Leisure › Games', 'Leisure › Games'), ('Leisure › Hobbies', 'Leisure › Hobbies'), ('Leisure › Home & Garden', 'Leisure › Home & Garden'), ('Leisure › Video Games', 'Leisure › Video Games'), ('Music', 'Music'), ('Music › Music Commentary', 'Music › Music Commentary'), ('Music › Music History', 'Music › Music History'), ('Music › Music Interviews', 'Music › Music Interviews'), ('News', 'News'), ('News › Business News', 'News › Business News'), ('News › Daily News', 'News › Daily News'), ('News › Entertainment News', 'News › Entertainment News'), ('News › News Commentary', 'News › News Commentary'), ('News › Politics', 'News › Politics'), ('News › Sports News', 'News › Sports News'), ('News › Tech News', 'News › Tech News'), ('Religion & Spirituality', 'Religion & Spirituality'), ('Religion & Spirituality › Buddhism', 'Religion & Spirituality › Buddhism'), ('Religion & Spirituality › Christianity', 'Religion & Spirituality › Christianity'), ('Religion & Spirituality › Hinduism', 'Religion & Spirituality › Hinduism'), ('Religion & Spirituality › Islam', 'Religion & Spirituality › Islam'), ('Religion & Spirituality › Judaism', 'Religion & Spirituality › Judaism'), ('Religion & Spirituality › Religion', 'Religion & Spirituality › Religion'), ('Religion & Spirituality › Spirituality', 'Religion & Spirituality › Spirituality'), ('Science', 'Science'), ('Science › Astronomy', 'Science › Astronomy'), ('Science › Chemistry', 'Science › Chemistry'), ('Science › Earth Sciences', 'Science › Earth Sciences'), ('Science › Life Sciences', 'Science › Life Sciences'), ('Science › Mathematics', 'Science › Mathematics'), ('Science › Natural Sciences', 'Science › Natural Sciences'), ('Science › Nature', 'Science › Nature'), ('Science › Physics', 'Science › Physics'), ('Science › Social Sciences', 'Science › Social Sciences'), ('Society & Culture', 'Society & Culture'), ('Society & Culture › Documentary', 'Society & Culture › Documentary'), ('Society & Culture › Personal Journals', 'Society & Culture › Personal Journals'), ('Society & Culture › Philosophy', 'Society & Culture › Philosophy'), ('Society & Culture › Places & Travel', 'Society & Culture › Places & Travel'), ('Society & Culture › Relationships', 'Society & Culture › Relationships'), ('Sports', 'Sports'), ('Sports › Baseball', 'Sports › Baseball'), ('Sports › Basketball', 'Sports › Basketball'), ('Sports › Cricket', 'Sports › Cricket'), ('Sports › Fantasy Sports', 'Sports › Fantasy Sports'), ('Sports › Football', 'Sports › Football'), ('Sports › Golf', 'Sports › Golf'), ('Sports › Hockey', 'Sports › Hockey'), ('Sports › Rugby', 'Sports › Rugby'), ('Sports › Running', 'Sports › Running'), ('Sports › Soccer', 'Sports › Soccer'), ('Sports › Swimming', 'Sports › Swimming'), ('Sports › Tennis', 'Sports › Tennis'), ('Sports › Volleyball', 'Sports › Volleyball'), ('Sports › Wilderness', 'Sports › Wilderness'), ('Sports › Wrestling', 'Sports › Wrestling'), ('Technology', 'Technology'), ('True Crime', 'True Crime'), ('TV & Film', 'TV & Film'), ('TV & Film › After Shows', 'TV & Film › After Shows'), ('TV & Film › Film History', 'TV & Film › Film History'), ('TV & Film › Film Interviews', 'TV & Film › Film Interviews'), ('TV & Film › Film Reviews', 'TV & Film › Film Reviews'), ('TV & Film › TV Reviews', 'TV & Film › TV Reviews')], help_text='Choose a category to make the RSS feed a podcast.', max_length=60, verbose_name='category')),
                ('podcast_author', models.CharField(blank=True, max_length=200, verbose_name='author')),
                ('podcast_email', models.EmailField(blank=True, help_text='Public in the feed: directories send a code there. Remove it afterwards.', max_length=254, verbose_name='owner’s email address')),
                ('podcast_explicit', models.BooleanField(default=False, verbose_name='contains explicit language')),
                ('folded', blog.posts.tags.folded_names.FoldedName(db_index=True, default='', editable=False, max_length=200, of='name')),
                ('description', models.TextField(blank=True, help_text='What posts with this tag are about; shown to readers above the posts.', max_length=500, verbose_name='description')),
                ('podcast_cover', models.ForeignKey(blank=True, help_text='A square JPEG or PNG of 1400 to 3000 pixels.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_covers', to='blog.picture', verbose_name='cover')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='FilePage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='blog.mediafile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='file_page_once')],
            },
        ),
        migrations.CreateModel(
            name='ImportedMedia',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('url', models.TextField()),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.mediafile')),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.picture')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('picture__isnull', False), ('file__isnull', False), _connector='XOR'), name='imported_media_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('slug', models.SlugField(max_length=100, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('folded', blog.posts.tags.folded_names.FoldedName(db_index=True, default='', editable=False, max_length=200, of='name')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='synonyms', to='blog.tag')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('post', 'post'), ('page', 'page')], default='post', max_length=4, verbose_name='kind')),
                ('title', models.CharField(max_length=300, validators=[blog.site.validators.validate_visible], verbose_name='title')),
                ('slug', models.SlugField(blank=True, help_text='The last part of the URL. Leave empty to generate it from the title.', max_length=100, verbose_name='slug')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('summary', models.TextField(blank=True, help_text='Shown in lists. Leave empty to use the beginning of the text.', max_length=500, verbose_name='summary')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language')),
                ('direction', models.CharField(blank=True, choices=[('ltr', 'left to right'), ('rtl', 'right to left')], max_length=3, verbose_name='direction')),
                ('comment_policy', models.CharField(blank=True, choices=[('open', 'Publish all comments at once'), ('first-held', 'Hold a person’s first comment for approval'), ('all-held', 'Hold every comment for approval'), ('closed', 'Closed')], help_text='Leave empty to use the blog’s setting.', max_length=12, verbose_name='comments')),
                ('comment_days', models.PositiveSmallIntegerField(blank=True, help_text='Leave empty to use the blog’s setting; 0 means no limit.', null=True, verbose_name='days open for comments')),
                ('citation_style', models.CharField(blank=True, max_length=64, verbose_name='citation style')),
                ('series_position', models.PositiveSmallIntegerField(blank=True, editable=False, null=True)),
                ('planned_for', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='planned for')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('updated_at', models.DateTimeField(blank=True, null=True, verbose_name='updated at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('withdrawn_reason', models.CharField(blank=True, help_text='Shown to readers in place of the post.', max_length=300, verbose_name='reason')),
                ('permalink_pattern', models.CharField(blank=True, editable=False, max_length=40)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('corrections', models.JSONField(blank=True, default=list, editable=False)),
                ('rendered', models.TextField(blank=True, editable=False)),
                ('rendered_sources', models.TextField(blank=True, editable=False)),
                ('rendered_lead', models.TextField(blank=True, editable=False)),
                ('cited_works', models.JSONField(blank=True, default=list, editable=False)),
                ('shown_pictures', models.JSONField(blank=True, default=list, editable=False)),
                ('excerpt', models.TextField(blank=True, editable=False)),
                ('card', blog.rows.stored_fields.StoredText(blank=True, default='', editable=False, max_length=100)),
                ('outline', models.JSONField(blank=True, default=list, editable=False)),
                ('reading_minutes', models.PositiveSmallIntegerField(default=1, editable=False)),
                ('related', models.JSONField(blank=True, default=list, editable=False)),
                ('comment_count', blog.rows.stored_fields.StoredCount(default=0, editable=False)),
                ('reactions', blog.rows.stored_fields.StoredList(blank=True, default=list, editable=False)),
                ('listed_at', blog.rows.stored_fields.StoredDate(blank=True, editable=False, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('feed_id', models.CharField(blank=True, default='', editable=False, max_length=300)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead_picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_posts', to='blog.picture', verbose_name='lead picture')),
                ('series', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='posts', to='blog.series', verbose_name='series')),
                ('translation_group', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='posts', to='blog.translationgroup')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'indexes': [models.Index(condition=models.Q(('published_at__isnull', False), ('withdrawn_at__isnull', True)), fields=['kind', '-published_at', '-id'], name='post_newest'), models.Index(condition=models.Q(('updated_at__isnull', False)), fields=['-updated_at'], name='post_last_corrected'), models.Index(condition=models.Q(('trashed_at__isnull', False)), fields=['trashed_at'], name='post_trashed'), models.Index(condition=models.Q(('planned_for__isnull', False)), fields=['planned_for'], name='post_planned'), models.Index(condition=models.Q(('published_at__isnull', True)), fields=['-saved_at'], name='post_drafts'), models.Index(condition=models.Q(('withdrawn_at__isnull', False)), fields=['-saved_at'], name='post_withdrawn'), models.Index(fields=['-saved_at', '-id'], name='post_last_saved')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['post', 'page'])), name='post_kind'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('published_at__isnull', False), _connector='OR'), name='post_withdrawn_was_out'), models.CheckConstraint(condition=models.Q(('comment_policy__in', ['', 'open', 'first-held', 'all-held', 'closed'])), name='post_comment_policy'), models.CheckConstraint(condition=models.Q(models.Q(('series__isnull', True), ('series_position__isnull', True)), models.Q(('series__isnull', False), ('series_position__gte', 1)), _connector='OR'), name='post_has_place_in_series'), models.UniqueConstraint(fields=('series', 'series_position'), name='post_alone_at_place_in_series'), models.UniqueConstraint(fields=('translation_group', 'language'), name='post_alone_in_its_language')],
            },
        ),
        migrations.CreateModel(
            name='Permalink',
            fields=[
                ('path', models.CharField(max_length=500, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='permalinks', to='blog.post')),
            ],
            options={
                'verbose_name': 'permalink',
                'verbose_name_plural': 'permalinks',
                'constraints': [models.UniqueConstraint(fields=('path', 'post'), name='permalink_of_post'), models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='permalink_is_absolute')],
            },
        ),
        migrations.CreateModel(
            name='PictureUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='blog.picture')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picture_uses', to='blog.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'picture'), name='picture_use_once')],
            },
        ),
        migrations.CreateModel(
            name='LinkCollection',
            fields=[
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='link_collection', serialize=False, to='blog.post')),
                ('version', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='LinkScan',
            fields=[
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='link_scan', serialize=False, to='blog.post')),
                ('changed_at', models.DateTimeField(db_index=True, null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254)),
                ('scope', models.CharField(choices=[('replies', 'replies to my comments'), ('all', 'all comments on this post')], default='replies', max_length=7)),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmation_sent_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='blog.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'email'), name='follow_once'), models.CheckConstraint(condition=models.Q(('scope__in', ['replies', 'all'])), name='follow_scope')],
            },
        ),
        migrations.CreateModel(
            name='FileUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='file_uses', to='blog.post')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='blog.mediafile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'file'), name='file_use_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('source', models.URLField(max_length=2000)),
                ('target', models.URLField(max_length=2000)),
                ('status', models.CharField(choices=[('pending', 'pending'), ('sent', 'sent'), ('unsupported', 'does not accept webmentions'), ('failed', 'failed')], default='pending', max_length=11)),
                ('is_linked', models.BooleanField(default=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='blog.post')),
            ],
            options={
                'verbose_name': 'webmention',
                'verbose_name_plural': 'webmentions',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='delivery_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='delivery_leased_is_due'), models.UniqueConstraint(fields=('post', 'target'), name='delivery_once'), models.CheckConstraint(condition=models.Q(('status__in', ['pending', 'sent', 'unsupported', 'failed'])), name='delivery_status')],
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='blog.post')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='blog.source')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('post', 'source'), name='consultation_once')],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('mark', models.PositiveIntegerField()),
                ('locator', models.CharField(blank=True, max_length=100)),
                ('label', models.CharField(choices=[('page', 'page'), ('chapter', 'chapter'), ('folio', 'folio'), ('column', 'column'), ('paragraph', 'paragraph'), ('section', 'section'), ('line', 'line'), ('verse', 'verse'), ('volume', 'volume'), ('part', 'part'), ('book', 'book'), ('figure', 'figure'), ('table', 'table'), ('note', 'note'), ('timestamp', 'time'), ('sub-verbo', 'under the word'), ('article-locator', 'article'), ('act', 'act'), ('scene', 'scene'), ('appendix', 'appendix'), ('supplement', 'supplement'), ('canon', 'canon'), ('elocation', 'location'), ('equation', 'equation'), ('issue', 'issue'), ('opus', 'opus'), ('rule', 'rule'), ('title-locator', 'title')], default='page', max_length=20)),
                ('prefix', models.CharField(blank=True, max_length=200)),
                ('suffix', models.CharField(blank=True, max_length=200)),
                ('suppress_author', models.BooleanField(default=False)),
                ('quotation', models.TextField(blank=True)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='blog.post')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='blog.source')),
            ],
            options={
                'verbose_name': 'citation',
                'verbose_name_plural': 'citations',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('post', 'position'), name='citation_position'), models.CheckConstraint(condition=models.Q(('mark__gte', 1), ('position__gte', models.F('mark'))), name='citation_from_one'), models.CheckConstraint(condition=models.Q(('label__in', ['page', 'chapter', 'folio', 'column', 'paragraph', 'section', 'line', 'verse', 'volume', 'part', 'book', 'figure', 'table', 'note', 'timestamp', 'sub-verbo', 'article-locator', 'act', 'scene', 'appendix', 'supplement', 'canon', 'elocation', 'equation', 'issue', 'opus', 'rule', 'title-locator'])), name='citation_label')],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('guest', models.CharField(blank=True, max_length=150, verbose_name="guest's name")),
                ('guest_slug', blog.people.slugs.SlugOf(blank=True, editable=False, max_length=100, of='guest')),
                ('listed_at', models.DateTimeField(editable=False, null=True)),
                ('listed_as', models.SlugField(blank=True, db_index=False, editable=False, max_length=100)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='blog.post')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['position', 'pk'],
                'indexes': [models.Index(condition=models.Q(('listed_at__isnull', False)), fields=['listed_as', '-listed_at', '-post'], name='byline_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('account__isnull', False), ('guest', '')), models.Q(('account__isnull', True), models.Q(('guest', ''), _negated=True)), _connector='OR'), name='byline_account_or_guest'), models.UniqueConstraint(fields=('post', 'account'), name='byline_account_once')],
            },
        ),
        migrations.CreateModel(
            name='BulkPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='blog.bulkact')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bulk_parts', to='blog.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('act', 'post'), name='bulk_part_once')],
            },
        ),
        migrations.CreateModel(
            name='Autosave',
            fields=[
                ('window', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('based_on', models.PositiveIntegerField(default=0)),
                ('fields', models.JSONField(default=dict)),
                ('written_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='autosaves', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='autosaves', to='blog.post')),
            ],
            options={
                'verbose_name': 'autosave',
                'verbose_name_plural': 'autosaves',
                'ordering': ['-written_at', 'window'],
                'indexes': [models.Index(fields=['post', 'seen_at'], name='autosave_present')],
                'constraints': [models.CheckConstraint(condition=models.Q(('written_at__isnull', False), ('fields', {}), _connector='OR'), name='autosave_fields_have_time')],
            },
        ),
        migrations.CreateModel(
            name='PostViews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('visitors', models.PositiveIntegerField(default=0)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='blog.post')),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'post'], name='post_views_by_day')],
                'constraints': [models.UniqueConstraint(fields=('post', 'day'), name='post_views_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='PreviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(default=secrets.token_urlsafe, max_length=43, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='preview_link', to='blog.post')),
            ],
            options={
                'verbose_name': 'preview link',
                'verbose_name_plural': 'preview links',
            },
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('host', models.CharField(max_length=100)),
                ('count', models.PositiveIntegerField(default=0)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to='blog.post')),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'host'], name='referral_by_day')],
                'constraints': [models.UniqueConstraint(fields=('post', 'day', 'host'), name='referral_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='RemotePicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('url', models.CharField(max_length=2000)),
                ('alt', models.CharField(blank=True, max_length=500)),
                ('caption', models.CharField(blank=True, max_length=1000)),
                ('credit', models.CharField(blank=True, max_length=300)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remote_pictures', to='blog.post')),
            ],
            options={
                'verbose_name': 'copy of a picture',
                'verbose_name_plural': 'copies of pictures',
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='remotepicture_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='remotepicture_leased_is_due'), models.UniqueConstraint(fields=('post', 'url'), name='remote_picture_once')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('was_public', models.BooleanField(default=False)),
                ('is_unpublished', models.BooleanField(default=False)),
                ('is_hidden', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('restored_from', models.PositiveIntegerField(null=True)),
                ('title', models.CharField(max_length=300)),
                ('body', models.TextField(blank=True)),
                ('summary', models.TextField(blank=True)),
                ('tags', models.JSONField(default=list)),
                ('consulted', models.JSONField(default=list)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('citation_style', models.CharField(blank=True, max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='blog.post')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['-number'],
                'indexes': [models.Index(fields=['made_at'], name='revision_made')],
                'constraints': [models.UniqueConstraint(fields=('post', 'number'), name='revision_number'), models.CheckConstraint(condition=models.Q(('restored_from__isnull', True), ('restored_from__lt', models.F('number')), _connector='OR'), name='revision_restores_an_earlier')],
            },
        ),
        migrations.CreateModel(
            name='MenuItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('url', models.CharField(blank=True, help_text='Such as /sources/ or https://example.org/.', max_length=300, verbose_name='or URL')),
                ('title', models.CharField(blank=True, help_text='Leave empty to use the page’s title.', max_length=60, verbose_name='label')),
                ('page', models.ForeignKey(blank=True, limit_choices_to={'kind': 'page'}, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='menu_items', to='blog.post', verbose_name='page')),
                ('site', models.ForeignKey(default=1, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='menu_items', to='blog.site')),
            ],
            options={
                'verbose_name': 'menu item',
                'verbose_name_plural': 'menu',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('page__isnull', False), ('url', '')), models.Q(('page__isnull', True), models.Q(('url', ''), _negated=True), models.Q(('title', ''), _negated=True)), _connector='OR'), name='menu_item_page_or_url')],
            },
        ),
        migrations.CreateModel(
            name='LinkUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='blog.link')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='link_uses', to='blog.post')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='link_uses', to='blog.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'link'), name='link_use_by_post'), models.UniqueConstraint(fields=('source', 'link'), name='link_use_by_source'), models.CheckConstraint(condition=models.Q(('post', None), ('source', None), _connector='XOR'), name='link_use_has_user')],
            },
        ),
        migrations.CreateModel(
            name='Tagging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('listed_at', models.DateTimeField(editable=False, null=True)),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='blog.post')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='blog.tag')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('listed_at__isnull', False)), fields=['tag', '-listed_at', '-content_object'], name='tagging_newest')],
                'constraints': [models.UniqueConstraint(fields=('tag', 'content_object'), name='tagging_once')],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began_at', models.DateTimeField()),
                ('is_pinned', models.BooleanField(default=False, verbose_name='pinned')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('comment_count', blog.rows.stored_fields.StoredCount(default=0, editable=False)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='blog.post')),
            ],
            options={
                'verbose_name': 'thread',
                'verbose_name_plural': 'threads',
                'indexes': [models.Index(condition=models.Q(('comment_count__gt', 0)), fields=['post', '-is_pinned', 'began_at', 'id'], name='thread_page')],
                'constraints': [models.UniqueConstraint(fields=('id', 'post'), name='thread_of_post')],
            },
        ),
        migrations.CreateModel(
            name='UnpublishedChanges',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('saved_at', models.DateTimeField()),
                ('parts', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='unpublished', to=settings.AUTH_USER_MODEL)),
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='unpublished', to='blog.post')),
            ],
            options={
                'verbose_name': 'unpublished changes',
                'verbose_name_plural': 'unpublished changes',
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('digest', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.post')),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'post'], name='visit_by_day')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('comment', 'comment'), ('reply', 'reply'), ('mention', 'mention'), ('like', 'like'), ('repost', 'repost'), ('bookmark', 'bookmark')], default='comment', editable=False, max_length=8)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('website', models.URLField(blank=True, max_length=300, verbose_name='website')),
                ('original_url', models.URLField(blank=True, editable=False, max_length=2000)),
                ('body', models.TextField(verbose_name='comment')),
                ('rendered', models.TextField(editable=False)),
                ('head', models.JSONField(blank=True, default=list, editable=False)),
                ('state', models.CharField(choices=[('pending', 'pending'), ('published', 'published'), ('spam', 'spam'), ('rejected', 'rejected'), ('removed', 'removed')], default='pending', editable=False, max_length=9, verbose_name='state')),
                ('reasons', models.JSONField(blank=True, default=list, editable=False, verbose_name='reasons')),
                ('network', models.CharField(blank=True, editable=False, max_length=43, verbose_name='network')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='written at')),
                ('edited_at', models.DateTimeField(editable=False, null=True, verbose_name='edited at')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='withdrawn at')),
                ('submission_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('sender_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('moderators_notified_at', models.DateTimeField(editable=False, null=True)),
                ('followers_notified_at', models.DateTimeField(editable=False, null=True)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('feed_id', models.CharField(blank=True, default='', editable=False, max_length=300)),
                ('account', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to=settings.AUTH_USER_MODEL)),
                ('edited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='edited_comments', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='replies', to='blog.comment')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='blog.post')),
                ('thread', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='blog.thread')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'indexes': [models.Index(fields=['post', 'state', 'created_at', 'id'], name='comment_thread'), models.Index(fields=['state', '-created_at', '-id'], name='comment_queue'), models.Index(fields=['-created_at', '-id'], name='comment_newest'), models.Index(fields=['email', 'state'], name='comment_by_email'), models.Index(django.db.models.functions.text.Lower('email'), name='comment_by_writer'), models.Index(fields=['network', '-created_at'], name='comment_by_network'), models.Index(condition=models.Q(('sender_hash', ''), _negated=True), fields=['created_at'], name='comment_with_sender')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'published', 'spam', 'rejected', 'removed'])), name='comment_state'), models.CheckConstraint(condition=models.Q(('kind__in', ['comment', 'reply', 'mention', 'like', 'repost', 'bookmark'])), name='comment_kind'), models.CheckConstraint(condition=models.Q(('original_url', ''), models.Q(('kind', 'comment'), _negated=True), _connector='OR'), name='comment_original_has_kind'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='comment_not_own_parent'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(('state', 'published'), _negated=True), _connector='OR'), name='comment_withdrawn_is_hidden'), models.UniqueConstraint(fields=('id', 'thread'), name='comment_of_thread')],
            },
        ),
        migrations.CreateModel(
            name='UsedInChanges',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changes', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='blog.unpublishedchanges')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses_in_changes', to='blog.mediafile')),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses_in_changes', to='blog.picture')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='uses_in_changes', to='blog.source')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', True), ('picture__isnull', True), ('source__isnull', False)), models.Q(('file__isnull', True), ('picture__isnull', False), ('source__isnull', True)), models.Q(('file__isnull', False), ('picture__isnull', True), ('source__isnull', True)), _connector='OR'), name='used_in_changes_is_either')],
            },
        ),
        migrations.CreateModel(
            name='SpamCheck',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='spam_check', serialize=False, to='blog.comment')),
                ('checked_at', models.DateTimeField()),
                ('initial_state', models.CharField(choices=[('pending', 'pending'), ('published', 'published'), ('spam', 'spam'), ('rejected', 'rejected'), ('removed', 'removed')], max_length=9)),
                ('findings', models.JSONField(default=list)),
                ('agent', models.CharField(blank=True, max_length=12)),
                ('ip_trace', models.CharField(blank=True, max_length=24)),
                ('text_hash', models.CharField(blank=True, max_length=32)),
                ('minhash', models.CharField(blank=True, max_length=256)),
                ('proof_hash', models.CharField(blank=True, max_length=32)),
            ],
            options={
                'indexes': [models.Index(fields=['checked_at'], name='spam_check_checked_at'), models.Index(fields=['ip_trace', 'checked_at'], name='spam_check_ip_trace'), models.Index(fields=['text_hash', 'checked_at'], name='spam_check_text_hash'), models.Index(condition=models.Q(('proof_hash', ''), _negated=True), fields=['proof_hash'], name='spam_check_proof')],
                'constraints': [models.CheckConstraint(condition=models.Q(('initial_state__in', ['pending', 'published', 'spam', 'rejected', 'removed'])), name='spam_check_state')],
            },
        ),
        migrations.CreateModel(
            name='TrainingExample',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='training_example', serialize=False, to='blog.comment')),
                ('is_spam', models.BooleanField()),
                ('tokens', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='CommentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField()),
                ('replaced_at', models.DateTimeField()),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='blog.comment')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'comment version',
                'verbose_name_plural': 'comment versions',
                'ordering': ['replaced_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DecisionItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state_before', models.CharField(choices=[('pending', 'pending'), ('published', 'published'), ('spam', 'spam'), ('rejected', 'rejected'), ('removed', 'removed')], max_length=9)),
                ('was_trained_as_spam', models.BooleanField(null=True)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decision_items', to='blog.comment')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='blog.decision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('decision', 'comment'), name='decision_item_once'), models.CheckConstraint(condition=models.Q(('state_before__in', ['pending', 'published', 'spam', 'rejected', 'removed'])), name='decision_item_state')],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name='due')),
                ('leased_until', models.DateTimeField(blank=True, editable=False, null=True)),
                ('leased_by', models.CharField(blank=True, db_default='', default='', editable=False, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='failed')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='error')),
                ('source', models.URLField(max_length=2000)),
                ('target', models.URLField(max_length=2000)),
                ('status', models.CharField(choices=[('pending', 'not checked yet'), ('found', 'links here'), ('no-link', 'does not link here'), ('gone', 'gone'), ('unreadable', 'unreadable'), ('refused', 'refused')], default='pending', max_length=10)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('network', models.CharField(blank=True, max_length=43)),
                ('received_at', models.DateTimeField()),
                ('comment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mention', to='blog.comment')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='blog.post')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='mention_due'), models.Index(fields=['network', 'received_at'], name='mention_by_network')],
                'constraints': [models.CheckConstraint(condition=models.Q(('leased_until', None), ('due_at__isnull', False), _connector='OR'), name='mention_leased_is_due'), models.UniqueConstraint(fields=('source', 'post'), name='mention_once'), models.CheckConstraint(condition=models.Q(('status__in', ['pending', 'found', 'no-link', 'gone', 'unreadable', 'refused'])), name='mention_status')],
            },
        ),
        migrations.CreateModel(
            name='IndexEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('post', 'posts'), ('page', 'pages'), ('comment', 'comments'), ('source', 'sources'), ('file', 'files')], max_length=7)),
                ('page', models.PositiveIntegerField(null=True)),
                ('year', models.SmallIntegerField(null=True)),
                ('language', models.CharField(max_length=12)),
                ('title', models.TextField(blank=True)),
                ('headings', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('sources', models.TextField(blank=True)),
                ('title_tokens', models.TextField(blank=True)),
                ('headings_tokens', models.TextField(blank=True)),
                ('body_tokens', models.TextField(blank=True)),
                ('sources_tokens', models.TextField(blank=True)),
                ('version', models.PositiveSmallIntegerField(default=0)),
                ('comment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.comment')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.post')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.mediafile')),
                ('source', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.source')),
            ],
            options={
                'indexes': [models.Index(fields=['language'], name='index_entry_by_language'), models.Index(fields=['version'], name='index_entry_by_version')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['post', 'page']), ('comment__isnull', True), ('file__isnull', True), ('post__isnull', False), ('source__isnull', True)), models.Q(('kind', 'comment'), ('comment__isnull', False), ('file__isnull', True), ('post__isnull', False), ('source__isnull', True)), models.Q(('kind', 'source'), ('comment__isnull', True), ('file__isnull', True), ('post__isnull', True), ('source__isnull', False)), models.Q(('kind', 'file'), ('comment__isnull', True), ('file__isnull', False), ('post__isnull', True), ('source__isnull', True)), _connector='OR'), name='index_entry_of_one_object'), models.UniqueConstraint(fields=('file', 'page'), name='index_entry_page_once'), models.UniqueConstraint(condition=models.Q(('comment__isnull', True)), fields=('post',), name='index_entry_post_once')],
            },
        ),
        migrations.AddField(
            model_name='post',
            name='consulted',
            field=models.ManyToManyField(related_name='consulting_posts', through='blog.Consultation', to='blog.source'),
        ),
        migrations.AddField(
            model_name='post',
            name='files',
            field=models.ManyToManyField(related_name='posts', through='blog.FileUse', to='blog.mediafile'),
        ),
        migrations.AddField(
            model_name='post',
            name='pictures',
            field=models.ManyToManyField(related_name='posts', through='blog.PictureUse', to='blog.picture'),
        ),
        migrations.AddField(
            model_name='post',
            name='sources',
            field=models.ManyToManyField(related_name='posts', through='blog.Citation', to='blog.source'),
        ),
        migrations.AddField(
            model_name='post',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text='Separated by commas.', through='blog.Tagging', to='blog.Tag', verbose_name='tags'),
        ),
        migrations.AddField(
            model_name='post',
            name='permalink',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='current_for', to='blog.permalink'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('published_at__isnull', True), ('permalink__isnull', False), _connector='OR'), name='post_out_has_permalink'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=blog.rows.composite_key.CompositeForeignKey(fields=('parent', 'thread'), name='comment_reply_same_thread', to_columns=('id', 'thread_id'), to_table='blog_comment'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=blog.rows.composite_key.CompositeForeignKey(fields=('thread', 'post'), name='comment_thread_of_post', to_columns=('id', 'post_id'), to_table='blog_thread'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=blog.rows.composite_key.CompositeForeignKey(fields=('permalink', 'id'), name='post_permalink_is_its_own', to_columns=('path', 'post_id'), to_table='blog_permalink'),
        ),
        migrations.RunPython(make_search_index, drop_search_index),
    ]
