"""The search form: a query and filters."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from blog.search.models import EntryKind, IndexEntry, IndexEntryQuerySet
from blog.search.queries import MAX_LENGTH
from blog.text.words.slugs import slugify


class SearchForm(forms.Form):
    """The query and the filters. A filter whose value does not exist finds nothing."""

    q = forms.CharField(
        label=_("Search terms"),
        required=False,
        max_length=MAX_LENGTH,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("Use “quotation marks” for a phrase and a star for any ending: sov*."),
    )
    kind = forms.ChoiceField(
        label=_("Search in"), required=False, choices=[("", _("everything")), *EntryKind.choices]
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=-3000, max_value=9999)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=100)
    author = forms.CharField(label=_("Author"), required=False, max_length=150)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="search_%s")
        self.fields["tag"].widget.attrs["list"] = "search_tags"

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "year", "tag", "author")]

    @property
    def is_filtered(self) -> bool:
        return any(self.data.get(field.name) for field in self.filters)

    def filtered(self) -> IndexEntryQuerySet:
        """Return the entries that pass the filters of a valid form."""
        entries: IndexEntryQuerySet = IndexEntry.objects.all()
        cleaned = self.cleaned_data
        if cleaned["kind"]:
            entries = entries.filter(kind=cleaned["kind"])
        if cleaned["year"] is not None:
            entries = entries.filter(year=cleaned["year"])
        if cleaned["tag"]:
            entries = entries.tagged(slugify(cleaned["tag"]))
        if cleaned["author"]:
            entries = entries.written_by(slugify(cleaned["author"]))
        return entries
