"""How the admin asks for a source, on its own page and in the dialog that cites it."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.sources import identifiers
from blog.sources.dates.csl import csl_date, edtf_of
from blog.sources.dates.edtf import UnreadableDate, parse_date, year_of
from blog.sources.editing import is_taken, to_csl
from blog.sources.fields import PEOPLE, TEXTS, kinds_with, labels_of
from blog.sources.kinds import Kind
from blog.sources.matching import find_same_work
from blog.sources.models import CslItem, Source
from blog.sources.names import format_names, parse_names

DATES = ("original_date", "accessed")
# What the item keeps elsewhere than under the field's own name.
VARIABLES = {
    "archive_collection": "archive_collection",
    "container_title": "container-title",
    **{name: name.upper() for name in ("doi", "isbn", "issn", "pmid", "url")},
}
CUSTOM = ("arxiv", "wikidata")
PLAIN = tuple(name for name in (*TEXTS, "url") if name not in {*DATES, *CUSTOM, "box", "folder"})


ISBN_LENGTH = 20


def people(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=1000)


class SourceForm(forms.ModelForm[Source]):
    """A work in plain words; `item` is what was said, as CSL-JSON.

    Every field there is stands in the form. A style sheet shows those that the chosen kind has,
    and those that say something: see static/css/admin/source.css.
    """

    author = people(
        _("Authors"), _("One a line: Family, Given. A line without a comma is an organization.")
    )
    editor = people(_("Editors"))
    translator = people(_("Translators"))
    container_author = people(_("Authors of the whole"))
    collection_editor = people(_("Editors of the series"))
    director = people(_("Directors"))
    script_writer = people(_("Writers"))
    producer = people(_("Producers"))
    performer = people(_("Performers"))
    composer = people(_("Composers"))
    host = people(_("Hosts"))
    narrator = people(_("Narrators"))
    interviewer = people(_("Interviewers"))
    recipient = people(_("Recipients"))
    illustrator = people(_("Illustrators"))
    reviewed_author = people(_("Authors of what is reviewed"))
    curator = people(_("Curators"))

    issued = words(_("Date"), _("As in 2008, 1969-03-02, c. 1850, 1984? or 1937–1945."))
    container_title = words(_("In"), _("The larger work it is part of."))
    reviewed_title = words(_("What is reviewed"))
    genre = words(_("Genre"), _("Such as letter, PhD thesis, memorandum of conversation."))
    medium = words(_("Medium"))
    event_title = words(_("Event"))
    event_place = words(_("Place of the event"))
    edition = words(_("Edition"))
    volume = words(_("Volume"))
    number_of_volumes = words(_("Number of volumes"))
    issue = words(_("Issue"))
    number = words(_("Number"))
    page = words(_("Pages"))
    number_of_pages = words(_("Number of pages"))
    collection_title = words(_("Series"))
    publisher = words(_("Publisher"))
    publisher_place = words(_("Place"))
    original_date = words(_("First published"))
    authority = words(_("Authority"), _("The court, parliament or body."))
    jurisdiction = words(_("Jurisdiction"))
    section = words(_("Section"))
    references = words(_("History"), _("Of the case or law, as it is cited after it."))
    version = words(_("Version"))
    scale = words(_("Scale"))
    dimensions = words(_("Dimensions"))
    archive = words(_("Archive"))
    archive_place = words(_("Archive's place"))
    archive_collection = words(_("Collection"))
    box = words(_("Box"), _("Or fond, bundle, call number."))
    folder = words(_("Folder"), _("Or file, item."))
    doi = words("DOI")
    isbn = words("ISBN")
    issn = words("ISSN")
    pmid = words("PMID")
    arxiv = words("arXiv")
    wikidata = words("Wikidata")
    url = forms.URLField(
        label=_("Web address"), required=False, max_length=2000, assume_scheme="https"
    )
    accessed = words(_("Seen there on"))
    key = forms.SlugField(
        label=_("Key"),
        required=False,
        max_length=80,
        help_text=_("Short and lasting, such as luthi2008: the end of its address."),
    )
    is_another = forms.BooleanField(label=_("This is another work"), required=False)

    class Meta:
        model = Source
        fields = ("kind", "title", "issued", "note", "source_role", "key")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = (
        *("is_another", "kind", "title", *PEOPLE, "issued", *TEXTS[:-6]),
        *("url", "accessed", *TEXTS[-6:]),
        *("note", "source_role", "key"),
    )

    def __init__(self, *args: Any, item: CslItem | None = None, **kwargs: Any) -> None:
        """`item` fills the form of a new source: what was fetched or parsed, to be corrected."""
        given = item or {}
        if given:
            kwargs["initial"] = {"kind": given.get("type"), "title": given.get("title")}
        super().__init__(*args, **kwargs)
        self.was = given or to_csl(self.instance)
        for name, value in _typed(self.was).items():
            self.fields[name].initial = value
        self.fields["issued"].initial = self.instance.issued or edtf_of(self.was.get("issued"))
        for name in (*PEOPLE, *TEXTS):
            field, kinds = self.fields[name], " ".join(kinds_with(name))
            field.widget.attrs |= {"data-kinds": kinds, "placeholder": " "}
            field.label = _label(labels_of(name, usual=field.label))
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = [(kind, capfirst(label)) for kind, label in Kind.choices]

    def clean_issued(self) -> str:
        return _edtf(self.cleaned_data["issued"])

    def clean_original_date(self) -> str:
        return _edtf(self.cleaned_data["original_date"])

    def clean_accessed(self) -> str:
        return _edtf(self.cleaned_data["accessed"])

    def clean_doi(self) -> str:
        return self._identifier("doi", identifiers.doi)

    def clean_pmid(self) -> str:
        typed: str = self.cleaned_data["pmid"]
        return typed if typed.isdigit() else self._identifier("pmid", identifiers.pmid)

    def clean_arxiv(self) -> str:
        return self._identifier("arxiv", identifiers.arxiv)

    def clean_wikidata(self) -> str:
        return self._identifier("wikidata", identifiers.wikidata)

    def clean_isbn(self) -> str:
        """The first one in its one form; a number whose check fails is kept as the book has it."""
        typed: str = self.cleaned_data["isbn"]
        numbers = map(identifiers.isbn, (typed, *re.split(r"[,;/(]", typed)))
        isbn = next(filter(None, numbers), typed)
        if len(isbn) > ISBN_LENGTH:
            raise ValidationError(_("This is no %(name)s.") % {"name": "ISBN"})
        return isbn

    def clean_issn(self) -> str:
        typed: str = self.cleaned_data["issn"]
        return identifiers.issn(typed) or typed

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if key and is_taken(key, except_by=self.instance):
            raise ValidationError(_("Another source has or had this key."))
        return key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or cleaned["is_another"]:
            return cleaned
        there = find_same_work(self.item)
        if there and there.pk != self.instance.pk and not self._shared_before(there):
            address = reverse("admin:blog_source_change", args=[there.pk])
            link = format_html('<a href="{}" target="_blank">{}</a>', address, there)
            said = _("{} is here already. Tick this if yours is another work.")
            self.add_error("is_another", format_html(str(said), link))
        return cleaned

    @property
    def item(self) -> CslItem:
        said = self.cleaned_data
        item = {name: value for name, value in self.was.items() if name != "custom"}
        item["type"] = said["kind"]
        item["title"] = said["title"]
        item |= {_variable(name): said[name] for name in PLAIN}
        for name in PEOPLE:
            known = self.was.get(_variable(name), [])
            item[_variable(name)] = parse_names(said[name], known=known)
        # The expression itself: date parts would not tell "1984?" from "1984~".
        item["issued"] = {"literal": said["issued"]}
        item |= {_variable(name): csl_date(said[name]) for name in DATES}
        item["archive_location"] = _location(said["box"], said["folder"])
        item["custom"] = {name: said[name] for name in CUSTOM if said[name]}
        return item

    def _identifier(self, name: str, read: Any) -> str:
        typed: str = self.cleaned_data[name].strip()
        bare = typed if name != "arxiv" else typed.removeprefix("arXiv:")
        if typed and not (found := read(typed) or read(f"{name}:{bare}")):
            label = self.fields[name].label
            raise ValidationError(_("This is no %(name)s.") % {"name": label})
        return str(found) if typed else ""

    def _shared_before(self, other: Source) -> bool:
        """Whether the two were known to be different works: an untouched number is no news."""
        same = {name for name in ("doi", "isbn", "url") if name not in self.changed_data}
        return bool(self.instance.pk) and len(same) == 3


def _label(names: list[tuple[Any, list[Kind]]]) -> Any:
    """What the field is called; if that goes by the kind, every name, for the style sheet."""
    if len(names) == 1:
        return names[0][0]
    spans = ((" ".join(kinds), name) for name, kinds in names)
    return format_html_join("", '<span data-kinds="{}">{}</span>', spans)


def _typed(item: CslItem) -> dict[str, Any]:
    """What the item says, as it would have been typed."""
    box, folder = _box_and_folder(str(item.get("archive_location") or ""))
    return {
        **{name: item.get(_variable(name), "") for name in PLAIN},
        **{name: format_names(item.get(_variable(name), [])) for name in PEOPLE},
        **{name: edtf_of(item.get(_variable(name))) for name in DATES},
        **{name: item.get("custom", {}).get(name, "") for name in CUSTOM},
        "box": box,
        "folder": folder,
    }


def _variable(name: str) -> str:
    return VARIABLES.get(name, name.replace("_", "-"))


def _edtf(typed: str) -> str:
    try:
        edtf = parse_date(typed)
        in_range = abs(year_of(edtf) or 0) < 10_000
    except UnreadableDate:
        in_range = False
    if not in_range:
        raise ValidationError(
            _("This date cannot be read. Write it as in 2008, 1969-03-02 or c. 1850.")
        )
    return edtf


def _location(box: str, folder: str) -> str:
    """CSL has one variable for where in a collection a thing lies."""
    named = [("box", box), ("folder", folder)]
    parts = [f"{word} {said}" if said[0].isdigit() else said for word, said in named if said]
    return ", ".join(parts)


def _box_and_folder(location: str) -> tuple[str, str]:
    box, _comma, folder = location.partition(", ")
    bare = box.removeprefix("box "), folder.removeprefix("folder ")
    return bare if _location(*bare) == location else (location, "")
