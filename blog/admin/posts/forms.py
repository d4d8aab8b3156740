"""The form of a post in the editor."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.forms import ModelForm
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField

from blog.admin.pictures.choosing import PictureInput
from blog.admin.posts.fields import (
    AuthorsField,
    LanguageField,
    MomentField,
    SeriesField,
    StyleField,
    authors_help,
)
from blog.admin.posts.translations import (
    TranslationField,
    others_of,
    translated,
    translation_help,
)
from blog.admin.widgets import SourcesInput, TagsInput, TextField
from blog.media.models import Picture
from blog.people.models import Account
from blog.posts.autosave.autosaving import EMPTY, wording_of
from blog.posts.autosave.models import Autosave
from blog.posts.bylines.setting import Author, authors_of
from blog.posts.checklist import Checklist, checklist_of
from blog.posts.choices import Kind
from blog.posts.citations.recording import label_citations
from blog.posts.drafts import COLUMNS, Draft
from blog.posts.history.wordings import Wording
from blog.posts.models import Post
from blog.posts.permalinks.assigning import is_page_path_taken, is_reserved
from blog.posts.rendering.references import consulted_for
from blog.posts.tags.models import Tag
from blog.posts.unpublished.versions import changes_to, has_lead_picture, latest_wording
from blog.site.models import Site
from blog.sources.models import Source
from blog.text.formats.code_colors import LANGUAGES

STALE = _(
    "Someone else saved this post after you opened it. Nothing was overwritten: your version is "
    "below, with the differences."
)


class PostForm(ModelForm[Post]):
    """The form of a post.

    `window` is the key of this window's autosave, `based_on` the version the author started from.
    The form shows the post with its unpublished `changes`. If `restored` is set, it is filled from
    this autosave instead.
    """

    account: Account  # the logged-in account
    site: Site
    same_language: Post | None = None  # the translation that `write` found in this post's language
    restored: Autosave | None = None
    changes: Draft
    code_languages = tuple(LANGUAGES.items())  # that the editor offers for code

    window = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput(), required=False)
    body = TextField(label=_("Text"), required=False)
    publish_at = MomentField(
        label=_("Date and time"),
        required=False,
        help_text=_(
            "In the blog’s time zone. A future date schedules the post; leave empty to publish now."
        ),
    )
    language = LanguageField()
    authors = AuthorsField()
    series_title = SeriesField()
    translation_of = TranslationField()
    tags = TagField(
        label=_("Tags"), required=False, widget=TagsInput(), help_text=_("Separated by commas.")
    )
    consulted_keys = forms.CharField(
        label=_("Sources consulted"),
        required=False,
        widget=SourcesInput(),
        help_text="Sources that you read but do not cite, by their keys, separated by commas.",
    )
    lead_picture = forms.ModelChoiceField(
        Picture.objects.kept(),
        label=_("Lead picture"),
        required=False,
        widget=PictureInput(label=_("Lead picture")),
    )
    citation_style = StyleField()
    correction = forms.CharField(
        label=_("Correction note"),
        required=False,
        max_length=300,
        help_text=_("Optional: shown to readers with today’s date."),
    )

    class Meta:
        model = Post
        fields = (
            "kind",
            "title",
            "body",
            "summary",
            "slug",
            "lead_picture",
            "language",
            "direction",
            "comment_policy",
            "comment_days",
            "citation_style",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1}),
            "summary": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changes = changes_to(self.instance)
        language = self.changes.get("language", self.instance.language)
        cast(LanguageField, self.fields["language"]).offer(language)
        stored = self.instance.published_at or self.instance.planned_for
        if dated := self.changes.get("publish_at", stored):
            # to the minute, as the browser sends it, so that an untouched date is unchanged
            self.fields["publish_at"].initial = dated.replace(second=0, microsecond=0)
        if not self.instance.is_live:
            del self.fields["correction"]
        if self.instance.pk is None:
            self.fields["title"].widget.attrs["autofocus"] = True
        if self.is_bound:
            return
        self._show_related()
        self._show_changes()
        self.initial.update(window=uuid4(), based_on=self.instance.version)
        if autosave := self.restored:
            window, based_on = autosave.window, autosave.based_on
            self.initial.update(autosave.fields, window=window, based_on=based_on)

    def _show_related(self) -> None:
        """Set the initial values of fields that are stored in other tables."""
        post = self.instance
        self.fields["authors"].initial = self._authors()
        self.fields["series_title"].initial = str(post.series or "")
        self.fields["translation_of"].initial = next(iter(others_of(post)), None)
        if post.pk:
            self.fields["tags"].initial = list(post.tags.all())
        self.fields["consulted_keys"].initial = _keys(consulted_for(post))

    def _show_changes(self) -> None:
        """Set the initial values of the parts that have unpublished changes."""
        for name, part in self.changes.items():
            if name == "consulted":
                self.initial["consulted_keys"] = _keys(self.changes["consulted"])
            elif name == "tags":
                self.initial["tags"] = [Tag(name=tag) for tag in self.changes["tags"]]
            elif name != "publish_at":  # its field already has it, to the minute
                self.initial["series_title" if name == "series" else name] = part

    def _authors(self) -> list[Author]:
        if self.instance.pk is None:
            return [self.account]
        return list(self.changes.get("authors") or authors_of(self.instance))

    def show_help(self) -> None:
        """Set the help texts that need queries: the accounts and the current translations."""
        self.fields["authors"].help_text = authors_help(self._authors())
        others = others_of(self.instance)
        self.fields["translation_of"].help_text = translation_help(others, site=self.site)

    def _post_clean(self) -> None:
        """Leave the instance unchanged: the fields validate the draft, and `write` applies it."""

    def clean_authors(self) -> list[Author]:
        authors: list[Author] = self.cleaned_data["authors"] or self._authors()
        if self.account not in authors and not self.account.may_edit_all:
            raise forms.ValidationError(
                _("You must stay among the authors to keep access to this post.")
            )
        return authors

    def clean_translation_of(self) -> Post | None:
        if self.same_language:
            raise forms.ValidationError(
                _("“%(title)s” has the same language. Set this post’s language above."),
                params={"title": self.same_language},
            )
        text = self.cleaned_data["translation_of"]
        return translated(text, post=self.instance, by=self.account)

    def clean_consulted_keys(self) -> list[Source]:
        keys = [
            key.strip() for key in self.cleaned_data["consulted_keys"].split(",") if key.strip()
        ]
        known = {source.key: source for source in Source.objects.filter(key__in=keys)}
        if missing := [key for key in keys if key not in known]:
            raise forms.ValidationError(
                _("There is no source with the key %(keys)s."), params={"keys": ", ".join(missing)}
            )
        return [known[key] for key in keys]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Kind.PAGE:
            self._check_path(cleaned)
        if self.is_stale:
            self.add_error(None, STALE)
            # the author now sees the stored version, so the next save may replace it
            self.data = cast(QueryDict, self.data).copy()
            self.data["based_on"] = str(self.instance.version)
        return cleaned

    def _check_path(self, cleaned: dict[str, Any]) -> None:
        """Refuse a typed slug whose path a page cannot have."""
        slug = cleaned.get("slug", "")
        if "slug" not in self.changed_data:
            cleaned["slug"] = "" if is_reserved(slug) else slug  # one is made from the title
        elif slug and is_reserved(slug):
            self.add_error("slug", _("This URL is reserved by Ibid. Choose another slug."))
        elif slug and is_page_path_taken(slug, by_other_than=self.instance.pk):
            self.add_error(
                "slug", _("This URL is or was used by another page. Choose another slug.")
            )

    @property
    def is_stale(self) -> bool:
        """Whether the post has been saved since the version the author started from."""
        based_on = getattr(self, "cleaned_data", {}).get("based_on")
        return bool(self.instance.pk) and based_on not in {None, self.instance.version}

    @property
    def wording(self) -> Wording:
        """The wording that the post would have if the form were saved."""
        data = self.cleaned_data
        return Wording(
            title=data.get("title", ""),
            body=label_citations(data.get("body", "")),
            summary=data.get("summary", ""),
            tags=tuple(sorted(data.get("tags", ()))),
            consulted=tuple(source.key for source in data.get("consulted_keys", ())),
            language=data.get("language", ""),
            citation_style=data.get("citation_style", ""),
        )

    @property
    def checklist(self) -> Checklist:
        """The checklist of the form's content."""
        if self.is_bound:
            lead = self.cleaned_data.get("lead_picture")
            return checklist_of(self.wording, has_lead_picture=bool(lead))
        if self.restored:
            return checklist_of_autosave(self.restored)
        wording = latest_wording(self.instance) if self.instance.pk else EMPTY
        return checklist_of(wording, has_lead_picture=has_lead_picture(self.instance))

    @property
    def draft(self) -> Draft:
        """The draft to save; without a date unless it was changed, so that its seconds are kept.

        A date among the unpublished changes stays there until they are published.
        """
        data = self.cleaned_data
        columns = cast(Draft, {name: data[name] for name in COLUMNS})
        draft = columns | Draft(
            tags=data["tags"],
            authors=data["authors"],
            series=data["series_title"],
            translation_of=data["translation_of"],
            consulted=data["consulted_keys"],
            correction=data.get("correction", ""),
            based_on=data["based_on"],
            window=data["window"],
        )
        if "publish_at" in self.changed_data:
            draft["publish_at"] = data["publish_at"]
        return draft


def _keys(sources: Iterable[Source]) -> str:
    return ", ".join(source.key for source in sources)


def checklist_of_autosave(autosave: Autosave) -> Checklist:
    """Return the checklist of an autosave."""
    stored = has_lead_picture(autosave.post) if autosave.post else False
    lead = autosave.fields.get("lead_picture", stored)
    return checklist_of(wording_of(autosave), has_lead_picture=bool(lead))
