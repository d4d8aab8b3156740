"""How the desk asks for a source and for its use in a text, in the dialog and on its own page."""

from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.sources.dates import DateUnclear, read_date, year_of
from blog.sources.editing import to_csl
from blog.sources.kinds import Kind, Locator
from blog.sources.models import CslItem, Source
from blog.sources.names import read_names, write_names

PEOPLE = ("author", "editor", "translator", "director", "interviewer")
# Fields of the form that the CSL item keeps under a name of its own.
VARIABLES = {
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "archive": "archive",
    "archive_place": "archive-place",
    "archive_collection": "archive_collection",
    "archive_location": "archive_location",
}

ARTICLES = "article-journal article-magazine article-newspaper"
KEPT = "manuscript document personal_communication interview map speech treaty thesis report"
# The kinds for which a field is shown; the others for every kind.
KINDS = {
    "container_title": f"chapter {ARTICLES} webpage post-weblog entry-encyclopedia broadcast"
    " interview document treaty speech",
    "editor": "book chapter entry-encyclopedia report document treaty manuscript",
    "translator": f"book chapter {ARTICLES} document treaty",
    "director": "motion_picture broadcast",
    "interviewer": "interview",
    "publisher": "book chapter entry-encyclopedia report thesis map motion_picture broadcast"
    " document treaty",
    "publisher_place": "book chapter entry-encyclopedia report thesis map article-newspaper"
    " document treaty speech manuscript",
    "volume": f"book chapter entry-encyclopedia treaty {ARTICLES}",
    "issue": f"report {ARTICLES}",
    "page": f"chapter entry-encyclopedia report treaty {ARTICLES}",
    **dict.fromkeys(("archive", "archive_place"), KEPT),
    **dict.fromkeys(("archive_collection", "archive_location"), KEPT),
    "doi": "book chapter entry-encyclopedia article-journal report thesis document",
    "isbn": "book chapter entry-encyclopedia map",
}


def people(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=300)


class SourceForm(forms.ModelForm[Source]):
    """A work in plain words; `item` is what was said, as CSL-JSON."""

    author = people(
        _("Authors"),
        _("One a line: Family, Given. A line without a comma is an organisation."),
    )
    editor = people(_("Editors"))
    translator = people(_("Translators"))
    director = people(_("Directors"))
    interviewer = people(_("Interviewers"))
    issued = forms.CharField(
        label=_("Date"),
        help_text=_("As in 2008, 1969-03-02, c. 1850 or 1937/1945."),
        required=False,
        max_length=80,
    )
    publisher = words(_("Publisher"))
    publisher_place = words(_("Place"))
    volume = words(_("Volume"))
    issue = words(_("Issue"))
    page = words(_("Pages"))
    archive = words(_("Archive"))
    archive_place = words(_("Archive's place"))
    archive_collection = words(_("Collection"))
    archive_location = words(_("Box and folder"))
    url = forms.URLField(
        label=_("Web address"), required=False, max_length=2000, assume_scheme="https"
    )

    class Meta:
        model = Source
        fields = (
            "kind",
            "title",
            "container_title",
            "issued",
            "doi",
            "isbn",
            "url",
            "note",
            "standing",
        )
        labels = {
            "container_title": _("In"),
        }
        help_texts = {
            "container_title": _("The journal, newspaper, book or website it stands in."),
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = (
        *("kind", "title", "author", "issued", "container_title"),
        *("editor", "translator", "director", "interviewer"),
        *("publisher", "publisher_place", "volume", "issue", "page"),
        *("archive", "archive_place", "archive_collection", "archive_location"),
        *("doi", "isbn", "url", "note", "standing"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was = to_csl(self.instance)
        for name in PEOPLE:
            self.fields[name].initial = write_names(self.was.get(name, []))
        for name, variable in VARIABLES.items():
            self.fields[name].initial = self.was.get(variable, "")
        for name, kinds in KINDS.items():
            self.fields[name].widget.attrs["data-kinds"] = kinds
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = [(kind, capfirst(label)) for kind, label in Kind.choices]
        kind.widget.attrs["data-picks-fields"] = ""

    def clean_issued(self) -> str:
        try:
            edtf = read_date(self.cleaned_data["issued"])
            in_range = abs(year_of(edtf) or 0) < 10_000
        except DateUnclear:
            in_range = False
        if not in_range:
            raise forms.ValidationError(
                _("This date cannot be read. Write it as in 2008, 1969-03-02 or c. 1850.")
            )
        return edtf

    def clean_doi(self) -> str:
        """Without the address or the word before it, as it is often copied."""
        doi: str = self.cleaned_data["doi"]
        return doi[doi.find("10.") :] if "10." in doi else doi

    @property
    def item(self) -> CslItem:
        said = self.cleaned_data
        item = to_csl(self.instance)
        item |= {variable: said[name] for name, variable in VARIABLES.items()}
        item |= {name: read_names(said[name], known=self.was.get(name, [])) for name in PEOPLE}
        # The expression itself: date parts would not tell "1984?" from "1984~".
        item["issued"] = {"literal": said["issued"]}
        return item


class CitationForm(forms.Form):
    """What a citation says beside its source: where in it, and the words around it."""

    label = forms.ChoiceField(
        label=_("Where"), choices=[(value, capfirst(word)) for value, word in Locator.choices]
    )
    locator = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "45, 45–47"}),
    )
    prefix = forms.CharField(  # type: ignore[assignment]  # a field, not BaseForm.prefix
        label=_("Words before"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("see also")}),
    )
    suffix = forms.CharField(label=_("Words after"), required=False, max_length=200)


class SearchForm(forms.Form):
    """What a dialog of the editor was asked for: words to look for, or what is chosen already."""

    q = forms.CharField(required=False)
    chosen = forms.IntegerField(required=False, min_value=1)
