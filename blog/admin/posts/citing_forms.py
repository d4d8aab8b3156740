"""The forms of the cite dialog."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.sources.kinds import Locator


class CitationForm(forms.Form):
    """A citation of a source: locator, prefix and suffix, quotation."""

    label = forms.ChoiceField(
        label=_("Locator"), choices=[(value, capfirst(word)) for value, word in Locator.choices]
    )
    locator = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=100,
        help_text="A number, or as you write it: p. 45, ll. 1-89, fol. 3r.",
        widget=forms.TextInput(attrs={"placeholder": "45, 45–47"}),
    )
    prefix = forms.CharField(  # type: ignore[assignment]  # a field, not BaseForm.prefix
        label=_("Prefix"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("see also")}),
    )
    suffix = forms.CharField(label=_("Suffix"), required=False, max_length=200)
    quotation = forms.CharField(
        label=_("Quotation"),
        required=False,
        max_length=2000,
        help_text=_("The passage you quote, to find it again in the source."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    suppress_author = forms.BooleanField(
        label=_("Suppress author"),
        required=False,
        help_text=_("If your sentence names the author: “Lüthi (2008, 45) argues …”."),
        widget=forms.CheckboxInput(attrs={"value": "true"}),
    )


class SearchForm(forms.Form):
    """A query, or the ID of the source that is selected already or offered instead of a new one."""

    q = forms.CharField(required=False, max_length=100_000)
    chosen = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    offer = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
