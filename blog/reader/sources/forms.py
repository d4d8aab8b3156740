"""The filter of the list of sources."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from blog.posts.citations.bibliography import cited_about
from blog.posts.tags.counted import live_tags
from blog.posts.tags.models import Tag
from blog.reader.sources.counts import SourceCounts
from blog.sources.models import SourceQuerySet


class FilterForm(forms.Form):
    """Filters for the sources to show; the choices of kind and decade include their counts."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    decade = forms.TypedChoiceField(label=_("Decade"), required=False, coerce=int, empty_value=None)
    tag = forms.ModelChoiceField(
        Tag.objects.none(), label=_("Cited in posts about"), required=False, to_field_name="slug"
    )

    def __init__(self, data: QueryDict, *, counts: SourceCounts) -> None:
        super().__init__(data, auto_id="filter_%s")
        kinds, decades = (
            [(group.value, f"{group.label} ({group.count})") for group in groups]
            for groups in (counts.kinds, counts.decades)
        )
        all_kinds, all_decades = [("", _("all kinds"))], [("", _("all decades"))]
        self.fields["kind"].choices = [*all_kinds, *kinds]  # type: ignore[attr-defined]
        self.fields["decade"].choices = [*all_decades, *decades]  # type: ignore[attr-defined]
        tags = live_tags()
        among = Tag.objects.filter(pk__in=[tag.pk for tag in tags])
        self.fields["tag"].queryset = among  # type: ignore[attr-defined]
        self.fields["tag"].choices = [  # type: ignore[attr-defined]
            ("", _("all tags")),
            *((tag.slug, tag.name) for tag in tags),
        ]

    @property
    def is_filtering(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def filtered(self, sources: SourceQuerySet) -> SourceQuerySet:
        """Return the sources that pass; none if a choice does not exist."""
        if not self.is_valid():
            return sources.none()
        cleaned = self.cleaned_data
        found = sources.matching(cleaned["q"])
        if cleaned["kind"]:
            found = found.filter(kind=cleaned["kind"])
        if cleaned["decade"] is not None:
            found = found.filter(year__gte=cleaned["decade"], year__lt=cleaned["decade"] + 10)
        if cleaned["tag"]:
            found = found.filter(cited_about(cleaned["tag"].slug)).distinct()
        return found
