"""The tables of Ibid 0.1, in one step. `replaces` lists the migrations of folders made before."""

import blog.comments.spam.rules
import blog.people.models
import blog.people.slugs
import blog.rows.composite_key
import blog.rows.stored_fields
import blog.site.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import secrets
import taggit.managers
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('blog', '0001_first'), ('blog', '0002_letters_and_chores'), ('blog', '0003_series_and_trash'), ('blog', '0004_reads_per_day'), ('blog', '0005_revisions'), ('blog', '0006_decisions'), ('blog', '0007_menu'), ('blog', '0008_threads'), ('blog', '0009_fill_threads'), ('blog', '0010_require_threads'), ('blog', '0011_working_copies'), ('blog', '0012_ways_in'), ('blog', '0013_author_slugs'), ('blog', '0014_judging'), ('blog', '0015_telling'), ('blog', '0016_bulk_acts'), ('blog', '0017_people_sessions_and_guesses'), ('blog', '0018_settings_of_the_blog'), ('blog', '0019_call_accounts_people'), ('blog', '0020_proof_of_work'), ('blog', '0021_findable'), ('blog', '0023_call_it_settings'), ('blog', '0024_privacy'), ('blog', '0025_picture_focus'), ('blog', '0026_reading_on'), ('blog', '0028_comments_from_elsewhere'), ('blog', '0029_webmentions'), ('blog', '0030_card_pictures'), ('blog', '0031_about_authors'), ('blog', '0032_shown_pictures'), ('blog', '0033_translations')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='BlogReaders',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('readers', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='ChoreRecord',
            fields=[
                ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('due_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Forgetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ran_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ran at')),
                ('networks', models.PositiveIntegerField(verbose_name='networks of commenters')),
                ('emails', models.PositiveIntegerField(verbose_name='emails of commenters')),
                ('follows', models.PositiveIntegerField(verbose_name='unconfirmed followers')),
                ('claims', models.PositiveIntegerField(verbose_name='data requests')),
                ('spam', models.PositiveIntegerField(verbose_name='spam comments')),
                ('decisions', models.PositiveIntegerField(verbose_name='moderators’ decisions')),
            ],
            options={
                'verbose_name': 'forgetting',
                'verbose_name_plural': 'what was forgotten',
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
            name='Salt',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('secret', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Sign',
            fields=[
                ('text', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('spam', models.PositiveIntegerField(default=0)),
                ('others', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('description', models.TextField(blank=True, help_text='What posts with this tag are about; shown to readers above the posts.', max_length=500, verbose_name='description')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['name'],
            },
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
                ('name', models.CharField(blank=True, help_text='Shown in bylines.', max_length=150, verbose_name='name')),
                ('slug', blog.people.slugs.SlugOf(blank=True, editable=False, max_length=100, of='shown_name', unique=True, verbose_name='slug')),
                ('role', models.CharField(choices=[('owner', 'owner'), ('editor', 'editor'), ('author', 'author'), ('moderator', 'moderator')], default='author', max_length=10, verbose_name='role')),
                ('website', models.URLField(blank=True, help_text='Shown to readers with the biography.', verbose_name='website')),
                ('about', models.TextField(blank=True, help_text='Shown to readers above your posts: who you are and what you write about.', max_length=1000, verbose_name='biography')),
                ('comment_mail', models.CharField(choices=[('each', 'every comment on my posts, and all that await my approval'), ('waiting', 'only comments that await my approval'), ('none', 'nothing')], default='each', max_length=7, verbose_name='email me about')),
                ('second_factor_at', models.DateTimeField(editable=False, null=True, verbose_name='two-factor authentication since')),
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
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.EmailField(max_length=254, verbose_name='to')),
                ('subject', models.CharField(max_length=250, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('html', models.TextField(blank=True)),
                ('headers', models.JSONField(blank=True, default=dict)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written at')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, null=True, verbose_name='to be sent at')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent at')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='what the mail server said')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'ordering': ['-written_at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='letter_due'), models.Index(fields=['-written_at', '-id'], name='letter_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('due_at__isnull', True), _connector='OR'), name='letter_sent_is_not_due')],
            },
        ),
        migrations.CreateModel(
            name='Rules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, help_text='Whole words, in uppercase or lowercase.', verbose_name='words and phrases')),
                ('names', models.TextField(blank=True, help_text='Exact names or emails.', verbose_name='names')),
                ('domains', models.TextField(blank=True, help_text='Domains of links, websites and emails; “example.org” includes www.example.org.', validators=[blog.comments.spam.rules.validate_domains], verbose_name='domains')),
                ('networks', models.TextField(blank=True, help_text='IP addresses such as 192.0.2.7, or networks such as 192.0.2.0/24 or 2001:db8::/48.', validators=[blog.comments.spam.rules.validate_networks], verbose_name='networks')),
                ('outcome', models.CharField(choices=[('hold', 'is held for approval'), ('spam', 'is spam')], default='spam', max_length=4, verbose_name='a comment that matches')),
                ('proof', models.CharField(choices=[('never', 'never'), ('rising', 'automatically, while there is a lot of spam'), ('always', 'always')], default='rising', help_text='Before a comment is posted, the browsers of unknown people solve a small puzzle. If a browser cannot, the comment is held for approval.', max_length=6, verbose_name='proof of work')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='rules_are_one_row'), models.CheckConstraint(condition=models.Q(('outcome__in', ['hold', 'spam'])), name='rules_outcome'), models.CheckConstraint(condition=models.Q(('proof__in', ['never', 'rising', 'always'])), name='rules_proof')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, unique=True, verbose_name='title')),
                ('slug', models.SlugField(blank=True, help_text='The last part of the URL. Leave empty to generate it from the title.', max_length=100, unique=True, verbose_name='slug')),
                ('description', models.TextField(blank=True, help_text='Shown to readers above the posts.', max_length=1000, verbose_name='description')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'series',
                'verbose_name_plural': 'series',
                'ordering': ['title'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='series_has_title'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='series_has_slug')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spam', models.PositiveIntegerField(default=0)),
                ('others', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='tally_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='VainSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('words', models.CharField(max_length=100)),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'words'), name='vain_search_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='WrongGuesses',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(blank=True, max_length=40)),
                ('network', models.CharField(blank=True, max_length=43)),
                ('count', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('entered_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('who', 'network'), name='wrong_guesses_once')],
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
                ('act', models.CharField(choices=[('approve', 'approved'), ('spam', 'marked as spam'), ('reject', 'rejected')], max_length=7)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['by', '-id'], name='decision_last_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('act__in', ['approve', 'spam', 'reject'])), name='decision_act')],
            },
        ),
        migrations.CreateModel(
            name='DeskSession',
            fields=[
                ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                ('session_data', models.TextField(verbose_name='session data')),
                ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                ('mark', models.CharField(blank=True, max_length=16)),
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
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
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
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('key', models.SlugField(help_text='A short, permanent ID such as luthi2008.', max_length=80, unique=True, verbose_name='key')),
                ('kind', models.CharField(choices=[('book', 'book'), ('chapter', 'chapter'), ('article-journal', 'journal article'), ('article-magazine', 'magazine article'), ('article-newspaper', 'newspaper article'), ('webpage', 'web page'), ('post-weblog', 'blog post'), ('manuscript', 'archival document'), ('document', 'document'), ('personal_communication', 'letter or message'), ('interview', 'interview'), ('motion_picture', 'film'), ('broadcast', 'broadcast'), ('map', 'map'), ('report', 'report'), ('thesis', 'thesis'), ('treaty', 'treaty'), ('speech', 'speech'), ('entry-encyclopedia', 'encyclopedia entry'), ('collection', 'archival collection'), ('bill', 'bill'), ('classic', 'classical work'), ('paper-conference', 'conference paper'), ('legal_case', 'court case'), ('dataset', 'dataset'), ('entry', 'database entry'), ('entry-dictionary', 'dictionary entry'), ('event', 'event'), ('figure', 'figure'), ('graphic', 'picture or artwork'), ('hearing', 'hearing'), ('legislation', 'law'), ('musical_score', 'musical score'), ('pamphlet', 'pamphlet'), ('patent', 'patent'), ('performance', 'performance'), ('periodical', 'periodical'), ('post', 'post on a social network'), ('article', 'preprint or other article'), ('regulation', 'regulation'), ('review', 'review'), ('review-book', 'book review'), ('software', 'software'), ('song', 'sound recording'), ('standard', 'standard')], default='book', max_length=32, verbose_name='kind')),
                ('title', models.CharField(max_length=1000, verbose_name='title')),
                ('container_title', models.CharField(blank=True, max_length=1000, verbose_name='in')),
                ('names', models.CharField(blank=True, editable=False, max_length=1000, verbose_name='names')),
                ('issued', models.CharField(blank=True, help_text='For example 2008, 1969-03-02, 1984? or 1850~.', max_length=80, verbose_name='date')),
                ('year', models.SmallIntegerField(blank=True, editable=False, null=True, verbose_name='year')),
                ('doi', models.CharField(blank=True, max_length=255, verbose_name='DOI')),
                ('isbn', models.CharField(blank=True, max_length=20, verbose_name='ISBN')),
                ('url', models.URLField(blank=True, max_length=2000, verbose_name='URL')),
                ('rest', models.JSONField(blank=True, default=dict)),
                ('standing', models.CharField(blank=True, choices=[('primary', 'primary source'), ('secondary', 'secondary source')], max_length=9, verbose_name='standing')),
                ('note', models.TextField(blank=True, help_text='Shown to readers, for example what the source is useful for.', verbose_name='note')),
                ('origin', models.CharField(choices=[('typed', 'typed'), ('fetched', 'fetched'), ('parsed', 'parsed')], default='typed', editable=False, max_length=7, verbose_name='origin')),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'indexes': [models.Index(fields=['names', 'year', 'title'], name='source_by_name'), models.Index(fields=['kind', 'year'], name='source_by_kind'), models.Index(fields=['doi'], name='source_by_doi'), models.Index(fields=['isbn'], name='source_by_isbn')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['book', 'chapter', 'article-journal', 'article-magazine', 'article-newspaper', 'webpage', 'post-weblog', 'manuscript', 'document', 'personal_communication', 'interview', 'motion_picture', 'broadcast', 'map', 'report', 'thesis', 'treaty', 'speech', 'entry-encyclopedia', 'collection', 'bill', 'classic', 'paper-conference', 'legal_case', 'dataset', 'entry', 'entry-dictionary', 'event', 'figure', 'graphic', 'hearing', 'legislation', 'musical_score', 'pamphlet', 'patent', 'performance', 'periodical', 'post', 'article', 'regulation', 'review', 'review-book', 'software', 'song', 'standard'])), name='source_kind'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_has_title'), models.CheckConstraint(condition=models.Q(('standing__in', ['', 'primary', 'secondary'])), name='source_standing'), models.CheckConstraint(condition=models.Q(('origin__in', ['typed', 'fetched', 'parsed'])), name='source_origin')],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('slug', models.SlugField(max_length=100, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='synonyms', to='blog.tag')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
                'ordering': ['name'],
                'indexes': [models.Index(django.db.models.functions.text.Lower('name'), name='synonym_by_name')],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('file', models.ImageField(editable=False, height_field='height', max_length=200, upload_to='', verbose_name='file', width_field='width')),
                ('width', models.PositiveIntegerField(editable=False)),
                ('height', models.PositiveIntegerField(editable=False)),
                ('original_name', models.CharField(blank=True, editable=False, max_length=200)),
                ('widths', models.JSONField(default=list, editable=False)),
                ('alt', models.CharField(blank=True, help_text='What the picture shows, for people who cannot see it.', max_length=500, verbose_name='alt text')),
                ('is_decorative', models.BooleanField(default=False, help_text='Decorative: screen readers skip it.', verbose_name='decorative')),
                ('caption', models.CharField(blank=True, max_length=1000, verbose_name='caption')),
                ('credit', models.CharField(blank=True, help_text='Who made it, or which archive holds it.', max_length=300, verbose_name='credit')),
                ('licence', models.CharField(blank=True, choices=[('public-domain', 'public domain'), ('CC0-1.0', 'CC0 1.0'), ('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA 4.0'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0'), ('CC-BY-NC-ND-4.0', 'CC BY-NC-ND 4.0'), ('by-permission', 'used by permission'), ('all-rights-reserved', 'all rights reserved')], max_length=20, verbose_name='license')),
                ('focus_x', models.PositiveSmallIntegerField(default=50)),
                ('focus_y', models.PositiveSmallIntegerField(default=50)),
                ('missing_since', models.DateTimeField(editable=False, null=True)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, help_text='The source it was taken from: an archival document, a book, a map.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='blog.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'indexes': [models.Index(fields=['-uploaded_at', '-id'], name='picture_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('height__gt', 0), ('width__gt', 0)), name='picture_has_size'), models.CheckConstraint(condition=models.Q(('focus_x__lte', 100), ('focus_y__lte', 100)), name='picture_focus_percent')],
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
            name='FormerFile',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_files', to='blog.picture')),
            ],
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Ibid', max_length=100, verbose_name='name')),
                ('tagline', models.CharField(blank=True, max_length=200, verbose_name='tagline')),
                ('language', models.CharField(default='en', help_text='For the pages readers see, and their dates.', max_length=12, verbose_name='language')),
                ('time_zone', models.CharField(default='UTC', max_length=64, validators=[blog.site.models.validate_time_zone], verbose_name='time zone')),
                ('citation_style', models.CharField(default='chicago-notes-bibliography', max_length=64, verbose_name='citation style')),
                ('licence', models.CharField(blank=True, choices=[('public-domain', 'public domain'), ('CC0-1.0', 'CC0 1.0'), ('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0'), ('CC-BY-NC-SA-4.0', 'CC BY-NC-SA 4.0'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0'), ('CC-BY-NC-ND-4.0', 'CC BY-NC-ND 4.0'), ('by-permission', 'used by permission'), ('all-rights-reserved', 'all rights reserved')], help_text='The terms under which readers may reuse your posts.', max_length=24, verbose_name='license')),
                ('comment_policy', models.CharField(choices=[('open', 'Publish all comments at once'), ('first-held', 'Hold a person’s first comment for approval'), ('all-held', 'Hold every comment for approval'), ('closed', 'Closed')], default='first-held', max_length=12, verbose_name='comments')),
                ('feed_content', models.CharField(choices=[('full', 'Full text'), ('summary', 'Summaries')], default='full', max_length=7, verbose_name='feeds contain')),
                ('welcomes_ai', models.BooleanField(default=False, help_text='If off, /robots.txt asks AI companies not to collect your posts; not all comply.', verbose_name='allow AI crawlers')),
                ('comment_days', models.PositiveSmallIntegerField(default=0, help_text='Days after a post’s publication; 0 keeps comments open.', verbose_name='close comments after (days)')),
                ('receives_mentions', models.BooleanField(default=True, help_text='Links from other sites appear among the comments, after the same spam checks.', verbose_name='receive webmentions')),
                ('sends_mentions', models.BooleanField(default=True, help_text='Sites your posts link to are notified, if they support it.', verbose_name='send webmentions')),
                ('require_second_factor', models.BooleanField(default=False, help_text='Owners must also enter a code from their phone to log in.', verbose_name='require two-factor authentication of owners')),
                ('email_days', models.PositiveSmallIntegerField(default=0, help_text='0 keeps them. The email of a person who follows a post by email is always kept. Without their email, a returning commenter is not recognized.', verbose_name='delete commenters’ emails after (days)')),
                ('accent', models.CharField(blank=True, max_length=7, validators=[blog.site.models.validate_color], verbose_name='accent color')),
                ('typeface', models.CharField(choices=[('serif', 'Serif'), ('sans', 'Sans serif')], default='serif', max_length=5, verbose_name='typeface')),
                ('width', models.CharField(choices=[('narrow', 'Narrow'), ('book', 'Medium'), ('wide', 'Wide')], default='book', max_length=6, verbose_name='text width')),
                ('own_css', models.TextField(blank=True, max_length=50000, verbose_name='custom CSS')),
                ('sheet_digest', models.CharField(blank=True, editable=False, max_length=12)),
                ('footer', models.TextField(blank=True, help_text='Shown on every page. You can use *emphasis* and [links](https://…).', max_length=2000, verbose_name='footer')),
                ('footer_html', models.TextField(blank=True, editable=False)),
                ('date_format', models.CharField(blank=True, choices=[('', 'As usual in the language'), ('j F Y', '15 July 2013'), ('F j, Y', 'July 15, 2013'), ('d.m.Y', '15.07.2013'), ('Y-m-d', '2013-07-15')], default='', max_length=10, verbose_name='date format')),
                ('permalink_pattern', models.CharField(choices=[('/{year}/{month}/{slug}/', '/2013/07/slug/'), ('/{year}/{month}/{day}/{slug}/', '/2013/07/15/slug/'), ('/{slug}/', '/slug/')], default='/{year}/{month}/{slug}/', help_text='Earlier permalinks keep working.', max_length=40, verbose_name='permalinks of new posts')),
                ('robots', models.CharField(blank=True, choices=[('', 'May list the blog'), ('noindex', 'Discouraged from listing the blog')], default='', max_length=7, verbose_name='search engines')),
                ('drawn', blog.rows.stored_fields.StoredDict(blank=True, default=dict, editable=False)),
                ('menu', models.JSONField(blank=True, default=list, editable=False)),
                ('logo', models.ForeignKey(blank=True, help_text='A small picture before the blog’s name.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='blog.picture', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'settings',
                'verbose_name_plural': 'settings',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='site_is_one_row'), models.CheckConstraint(condition=models.Q(('comment_policy__in', ['open', 'first-held', 'all-held', 'closed'])), name='site_comment_policy'), models.CheckConstraint(condition=models.Q(('licence__in', ['', 'public-domain', 'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-SA-4.0', 'CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0', 'by-permission', 'all-rights-reserved'])), name='site_licence'), models.CheckConstraint(condition=models.Q(('feed_content__in', ['full', 'summary'])), name='site_feed_content'), models.CheckConstraint(condition=models.Q(('typeface__in', ['serif', 'sans']), ('width__in', ['narrow', 'book', 'wide'])), name='site_look'), models.CheckConstraint(condition=models.Q(('permalink_pattern__in', ['/{year}/{month}/{slug}/', '/{year}/{month}/{day}/{slug}/', '/{slug}/'])), name='site_permalink_pattern')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trashed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('post', 'post'), ('page', 'page')], default='post', max_length=4, verbose_name='kind')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
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
                ('gestures', blog.rows.stored_fields.StoredList(blank=True, default=list, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('trashed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead_picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_posts', to='blog.picture', verbose_name='lead picture')),
                ('series', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='posts', to='blog.series', verbose_name='series')),
                ('translation_group', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='posts', to='blog.translationgroup')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'indexes': [models.Index(condition=models.Q(('published_at__isnull', False), ('withdrawn_at__isnull', True)), fields=['kind', '-published_at', '-id'], name='post_newest'), models.Index(fields=['-saved_at', '-id'], name='post_last_saved')],
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
            name='Outbox',
            fields=[
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='outbox', serialize=False, to='blog.post')),
                ('changed_at', models.DateTimeField(db_index=True, null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('source', models.URLField(max_length=2000)),
                ('target', models.URLField(max_length=2000)),
                ('outcome', models.CharField(choices=[('waiting', 'is to be told'), ('told', 'was told'), ('deaf', 'takes no webmentions'), ('failed', 'could not be told')], default='waiting', max_length=7)),
                ('is_linked', models.BooleanField(default=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='blog.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'target'), name='notice_once'), models.CheckConstraint(condition=models.Q(('outcome__in', ['waiting', 'told', 'deaf', 'failed'])), name='notice_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(db_index=True, max_length=254)),
                ('scope', models.CharField(choices=[('replies', 'replies to my comments'), ('all', 'all comments on this post')], default='replies', max_length=7)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('invited_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='blog.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'email'), name='follow_once'), models.CheckConstraint(condition=models.Q(('scope__in', ['replies', 'all'])), name='follow_scope')],
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
                ('label', models.CharField(choices=[('page', 'page'), ('chapter', 'chapter'), ('folio', 'folio'), ('column', 'column'), ('paragraph', 'paragraph'), ('section', 'section'), ('line', 'line'), ('verse', 'verse'), ('volume', 'volume'), ('part', 'part'), ('book', 'book'), ('figure', 'figure'), ('table', 'table'), ('note', 'note'), ('timestamp', 'time'), ('sub-verbo', 'under the word'), ('article-locator', 'article'), ('act', 'act'), ('scene', 'scene'), ('appendix', 'appendix'), ('supplement', 'supplement')], default='page', max_length=20)),
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
                'constraints': [models.UniqueConstraint(fields=('post', 'position'), name='citation_position'), models.CheckConstraint(condition=models.Q(('mark__gte', 1), ('position__gte', models.F('mark'))), name='citation_from_one'), models.CheckConstraint(condition=models.Q(('label__in', ['page', 'chapter', 'folio', 'column', 'paragraph', 'section', 'line', 'verse', 'volume', 'part', 'book', 'figure', 'table', 'note', 'timestamp', 'sub-verbo', 'article-locator', 'act', 'scene', 'appendix', 'supplement'])), name='citation_label')],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('guest', models.CharField(blank=True, max_length=150, verbose_name="guest's name")),
                ('guest_slug', blog.people.slugs.SlugOf(blank=True, editable=False, max_length=100, of='guest')),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='blog.post')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['position', 'pk'],
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
            name='PostReads',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('readers', models.PositiveIntegerField(default=0)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reads', to='blog.post')),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'post'], name='reads_by_day')],
                'constraints': [models.UniqueConstraint(fields=('post', 'day'), name='reads_once_a_day')],
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
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('was_public', models.BooleanField(default=False)),
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
                ('address', models.CharField(blank=True, help_text='Such as /sources/ or https://example.org/.', max_length=300, verbose_name='or URL')),
                ('title', models.CharField(blank=True, help_text='Leave empty to use the page’s title.', max_length=60, verbose_name='label')),
                ('page', models.ForeignKey(blank=True, limit_choices_to={'kind': 'page'}, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='menu_items', to='blog.post', verbose_name='page')),
                ('site', models.ForeignKey(default=1, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='menu_items', to='blog.site')),
            ],
            options={
                'verbose_name': 'menu item',
                'verbose_name_plural': 'menu',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('page__isnull', False)), models.Q(('page__isnull', True), models.Q(('address', ''), _negated=True), models.Q(('title', ''), _negated=True)), _connector='OR'), name='menu_item_page_or_address')],
            },
        ),
        migrations.CreateModel(
            name='Tagging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='blog.post')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='blog.tag')),
            ],
            options={
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
                ('shown', blog.rows.stored_fields.StoredCount(default=0, editable=False)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='blog.post')),
            ],
            options={
                'verbose_name': 'thread',
                'verbose_name_plural': 'threads',
                'indexes': [models.Index(condition=models.Q(('shown__gt', 0)), fields=['post', '-is_pinned', 'began_at', 'id'], name='thread_page')],
                'constraints': [models.UniqueConstraint(fields=('id', 'post'), name='thread_of_post')],
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
            name='WorkingCopy',
            fields=[
                ('window', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('based_on', models.PositiveIntegerField(default=0)),
                ('fields', models.JSONField(default=dict)),
                ('written_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='working_copies', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='working_copies', to='blog.post')),
            ],
            options={
                'verbose_name': 'working copy',
                'verbose_name_plural': 'working copies',
                'ordering': ['-written_at', 'window'],
                'indexes': [models.Index(fields=['post', 'seen_at'], name='working_copy_present')],
                'constraints': [models.CheckConstraint(condition=models.Q(('written_at__isnull', False), ('fields', {}), _connector='OR'), name='working_copy_words_have_time')],
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
                ('elsewhere', models.URLField(blank=True, editable=False, max_length=2000)),
                ('body', models.TextField(verbose_name='comment')),
                ('rendered', models.TextField(editable=False)),
                ('state', models.CharField(choices=[('pending', 'pending'), ('published', 'published'), ('spam', 'spam'), ('rejected', 'rejected'), ('removed', 'removed')], default='pending', editable=False, max_length=9, verbose_name='state')),
                ('reasons', models.JSONField(blank=True, default=list, editable=False, verbose_name='reasons')),
                ('network', models.CharField(blank=True, editable=False, max_length=43, verbose_name='network')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='written at')),
                ('edited_at', models.DateTimeField(editable=False, null=True, verbose_name='edited at')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='withdrawn at')),
                ('digest', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('sender', models.CharField(blank=True, editable=False, max_length=64)),
                ('moderators_told_at', models.DateTimeField(editable=False, null=True)),
                ('readers_told_at', models.DateTimeField(editable=False, null=True)),
                ('import_ref', models.CharField(editable=False, max_length=200, null=True, unique=True)),
                ('account', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to=settings.AUTH_USER_MODEL)),
                ('edited_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='edited_comments', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='replies', to='blog.comment')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='blog.post')),
                ('thread', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='blog.thread')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'indexes': [models.Index(fields=['post', 'state', 'created_at', 'id'], name='comment_thread'), models.Index(fields=['state', '-created_at', '-id'], name='comment_queue'), models.Index(fields=['email', 'state'], name='comment_by_email'), models.Index(django.db.models.functions.text.Lower('email'), name='comment_by_writer'), models.Index(fields=['network', '-created_at'], name='comment_by_network'), models.Index(condition=models.Q(('sender', ''), _negated=True), fields=['created_at'], name='comment_with_sender')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'published', 'spam', 'rejected', 'removed'])), name='comment_state'), models.CheckConstraint(condition=models.Q(('kind__in', ['comment', 'reply', 'mention', 'like', 'repost', 'bookmark'])), name='comment_kind'), models.CheckConstraint(condition=models.Q(('elsewhere', ''), models.Q(('kind', 'comment'), _negated=True), _connector='OR'), name='comment_elsewhere_has_kind'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='comment_not_own_parent'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(('state', 'published'), _negated=True), _connector='OR'), name='comment_withdrawn_is_hidden'), models.UniqueConstraint(fields=('id', 'thread'), name='comment_of_thread')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='judgement', serialize=False, to='blog.comment')),
                ('made_at', models.DateTimeField()),
                ('first_state', models.CharField(choices=[('pending', 'pending'), ('published', 'published'), ('spam', 'spam'), ('rejected', 'rejected'), ('removed', 'removed')], max_length=9)),
                ('findings', models.JSONField(default=list)),
                ('agent', models.CharField(blank=True, max_length=12)),
                ('trace', models.CharField(blank=True, max_length=24)),
                ('fingerprint', models.CharField(blank=True, max_length=32)),
                ('sketch', models.CharField(blank=True, max_length=256)),
                ('proof', models.CharField(blank=True, max_length=32)),
            ],
            options={
                'indexes': [models.Index(fields=['made_at'], name='judgement_made_at'), models.Index(fields=['trace', 'made_at'], name='judgement_trace'), models.Index(fields=['fingerprint', 'made_at'], name='judgement_fingerprint'), models.Index(condition=models.Q(('proof', ''), _negated=True), fields=['proof'], name='judgement_proof')],
                'constraints': [models.CheckConstraint(condition=models.Q(('first_state__in', ['pending', 'published', 'spam', 'rejected', 'removed'])), name='judgement_state')],
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='lesson', serialize=False, to='blog.comment')),
                ('is_spam', models.BooleanField()),
                ('signs', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='FormerWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField()),
                ('replaced_at', models.DateTimeField()),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_words', to='blog.comment')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'former words',
                'verbose_name_plural': 'former words',
                'ordering': ['replaced_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('source', models.URLField(max_length=2000)),
                ('target', models.URLField(max_length=2000)),
                ('fate', models.CharField(choices=[('waiting', 'not looked at yet'), ('found', 'links here'), ('no-link', 'does not link here'), ('gone', 'is gone'), ('unreadable', 'could not be read'), ('refused', 'could not be taken')], default='waiting', max_length=10)),
                ('read', models.CharField(blank=True, max_length=64)),
                ('network', models.CharField(blank=True, max_length=43)),
                ('told_at', models.DateTimeField()),
                ('comment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mention', to='blog.comment')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='blog.post')),
            ],
            options={
                'indexes': [models.Index(fields=['network', 'told_at'], name='mention_by_network')],
                'constraints': [models.UniqueConstraint(fields=('source', 'post'), name='mention_once'), models.CheckConstraint(condition=models.Q(('fate__in', ['waiting', 'found', 'no-link', 'gone', 'unreadable', 'refused'])), name='mention_fate')],
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state_before', models.CharField(choices=[('pending', 'pending'), ('published', 'published'), ('spam', 'spam'), ('rejected', 'rejected'), ('removed', 'removed')], max_length=9)),
                ('taught_before', models.BooleanField(null=True)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rulings', to='blog.comment')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rulings', to='blog.decision')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('decision', 'comment'), name='ruling_once'), models.CheckConstraint(condition=models.Q(('state_before__in', ['pending', 'published', 'spam', 'rejected', 'removed'])), name='ruling_state')],
            },
        ),
        migrations.CreateModel(
            name='Findable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(choices=[('post', 'posts'), ('page', 'pages'), ('comment', 'comments'), ('source', 'sources')], max_length=7)),
                ('year', models.SmallIntegerField(null=True)),
                ('language', models.CharField(max_length=12)),
                ('title', models.TextField(blank=True)),
                ('headings', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('sources', models.TextField(blank=True)),
                ('pairs', models.TextField(blank=True)),
                ('comment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.comment')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.post')),
                ('source', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.source')),
            ],
            options={
                'indexes': [models.Index(fields=['language'], name='findable_by_language')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sort__in', ['post', 'page']), ('comment__isnull', True), ('post__isnull', False), ('source__isnull', True)), models.Q(('comment__isnull', False), ('post__isnull', False), ('sort', 'comment'), ('source__isnull', True)), models.Q(('comment__isnull', True), ('post__isnull', True), ('sort', 'source'), ('source__isnull', False)), _connector='OR'), name='findable_is_one_thing'), models.UniqueConstraint(condition=models.Q(('comment__isnull', True)), fields=('post',), name='findable_post_once')],
            },
        ),
        migrations.AddField(
            model_name='post',
            name='permalink',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='current_for', to='blog.permalink'),
        ),
        migrations.AddField(
            model_name='post',
            name='pictures',
            field=models.ManyToManyField(related_name='posts', through='blog.PictureUse', to='blog.picture'),
        ),
        migrations.AddField(
            model_name='post',
            name='consulted',
            field=models.ManyToManyField(related_name='consulting_posts', through='blog.Consultation', to='blog.source'),
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
            model_name='Account',
            name='groups',
            field=models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups'),
        ),
        migrations.AddField(
            model_name='Account',
            name='user_permissions',
            field=models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions'),
        ),
        migrations.AddConstraint(
            model_name='Post',
            constraint=models.CheckConstraint(condition=models.Q(('published_at__isnull', True), ('permalink__isnull', False), _connector='OR'), name='post_out_has_address'),
        ),
        migrations.AddConstraint(
            model_name='Post',
            constraint=blog.rows.composite_key.CompositeForeignKey(fields=('permalink', 'id'), name='post_permalink_is_its_own', to_columns=('path', 'post_id'), to_table='blog_permalink'),
        ),
        migrations.AddConstraint(
            model_name='Comment',
            constraint=blog.rows.composite_key.CompositeForeignKey(fields=('parent', 'thread'), name='comment_reply_same_thread', to_columns=('id', 'thread_id'), to_table='blog_comment'),
        ),
        migrations.AddConstraint(
            model_name='Comment',
            constraint=blog.rows.composite_key.CompositeForeignKey(fields=('thread', 'post'), name='comment_thread_of_post', to_columns=('id', 'post_id'), to_table='blog_thread'),
        ),
    ]
