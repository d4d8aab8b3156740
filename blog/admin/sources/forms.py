"""The form of a source, on its own page and in the cite dialog."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.admin.sources.form_values import (
    CUSTOM,
    DATES,
    PLAIN,
    archive_location,
    field_values,
    variable,
)
from blog.admin.sources.name_questions import NameQuestions, questions
from blog.site.validators import validate_visible
from blog.sources import identifiers
from blog.sources.dates.csl import csl_date, stored_date
from blog.sources.dates.edtf import year_of
from blog.sources.dates.written import is_shorthand, read_date
from blog.sources.editing import is_taken, to_csl
from blog.sources.fields import PEOPLE, TEXTS, kinds_with, labels_of
from blog.sources.kinds import Kind
from blog.sources.matching import find_alike, find_same_work
from blog.sources.models import CslItem, Source
from blog.sources.names import parse_names
from blog.sources.untitled import UNTITLED, is_identified

ISBN_LENGTH = 20
_NO_TITLE = "Enter a title, or who it is from or to, or the archive that has it."
_LETTER = re.compile(r"[^\W\d_]")


def names_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def text_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=1000)


class SourceForm(NameQuestions, forms.ModelForm[Source]):
    """The fields of a source; `item` is the result as CSL-JSON.

    The form has the fields of all kinds. A style sheet shows those of the selected kind and those
    that are filled in: see static/css/admin/source.css.
    """

    author = names_field(
        _("Authors"),
        _("People or organizations, one per line: Lyle J. Goldstein, or Goldstein, Lyle J."),
    )
    editor = names_field(_("Editors"))
    translator = names_field(_("Translators"))
    container_author = names_field(_("Authors of the book"))
    collection_editor = names_field(_("Series editors"))
    director = names_field(_("Directors"))
    script_writer = names_field(_("Writers"))
    producer = names_field(_("Producers"))
    performer = names_field(_("Performers"))
    composer = names_field(_("Composers"))
    host = names_field(_("Hosts"))
    narrator = names_field(_("Narrators"))
    interviewer = names_field(_("Interviewers"))
    recipient = names_field(_("Recipients"))
    illustrator = names_field(_("Illustrators"))
    reviewed_author = names_field(_("Authors of the reviewed work"))
    curator = names_field(_("Curators"))

    issued = text_field(_("Date"), _("For example 2008, 1969-03-02, c. 1850, 1984? or 1937–1945."))
    title_short = text_field("Short title", "For later notes: Printing Revolution.")
    container_title = text_field(_("In"), _("The larger work that it is part of."))
    reviewed_title = text_field(_("Reviewed work"))
    genre = text_field(_("Genre"), _("For example letter, PhD thesis, memorandum of conversation."))
    medium = text_field(_("Medium"))
    event_title = text_field(_("Event"))
    event_place = text_field(_("Place of the event"))
    edition = text_field(_("Edition"))
    volume = text_field(_("Volume"))
    number_of_volumes = text_field(_("Number of volumes"))
    issue = text_field(_("Issue"))
    number = text_field(_("Number"))
    page = text_field(_("Pages"))
    number_of_pages = text_field(_("Number of pages"))
    collection_title = text_field(_("Series"))
    publisher = text_field(_("Publisher"))
    publisher_place = text_field(_("Place"))
    original_date = text_field(_("First published"))
    original_title = text_field("Original title", "Of a translation or a reprint.")
    original_publisher = text_field("Original publisher")
    original_publisher_place = text_field("Original place")
    authority = text_field(_("Authority"), _("The court, parliament or other body."))
    jurisdiction = text_field(_("Jurisdiction"))
    section = text_field(_("Section"))
    references = text_field(_("History"), _("Later history of the case or law, as cited after it."))
    version = text_field(_("Version"))
    status = text_field("Status", "What the date is of, if not publication: last modified.")
    scale = text_field(_("Scale"))
    dimensions = text_field(_("Dimensions"))
    archive = text_field(_("Archive"))
    archive_place = text_field(_("Archive location"))
    archive_collection = text_field(_("Collection"))
    box = text_field(_("Box"), _("Or fonds, bundle, call number."))
    folder = text_field(_("Folder"), _("Or file, item."))
    doi = text_field("DOI")
    isbn = text_field("ISBN")
    issn = text_field("ISSN")
    pmid = text_field("PMID")
    arxiv = text_field("arXiv")
    wikidata = text_field("Wikidata")
    url = forms.URLField(label="URL", required=False, max_length=2000, assume_scheme="https")
    accessed = text_field(_("Accessed on"))
    key = forms.SlugField(
        label=_("Key"),
        required=False,
        max_length=80,
        help_text=_("A short, permanent ID such as luthi2008, used in the URL."),
    )
    is_another = forms.BooleanField(label=_("This is a different work"), required=False)

    class Meta:
        model = Source
        fields = ("kind", "title", "issued", "issued_text", "note", "source_role", "key")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = (
        *("is_another", "kind", "title", *PEOPLE, "issued", "issued_text", *TEXTS[:-6]),
        *("url", "accessed", *TEXTS[-6:]),
        *("note", "source_role", "key"),
    )

    existing: Source | None = None  # a record of the work, or one that is alike

    def __init__(self, *args: Any, item: CslItem | None = None, **kwargs: Any) -> None:
        """Fill the form of a new source from `item`, such as fetched or parsed data, if given."""
        given = item or {}
        if given:
            kwargs["initial"] = {"kind": given.get("type"), "title": given.get("title")}
        super().__init__(*args, **kwargs)
        self.initial_item = given or to_csl(self.instance)
        for name, value in field_values(self.initial_item).items():
            self.fields[name].initial = value
        if not self.instance.pk:
            issued, issued_text = stored_date(self.initial_item.get("issued"))
            self.initial.update(issued=issued, issued_text=issued_text)
        for name in (*PEOPLE, *TEXTS):
            field, kinds = self.fields[name], " ".join(kinds_with(name))
            field.widget.attrs |= {"data-kinds": kinds, "placeholder": " "}
            field.label = _label(labels_of(name, usual=field.label))
        kind = cast(forms.ChoiceField, self.fields["kind"])
        kind.choices = [(kind, capfirst(label)) for kind, label in Kind.choices]

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        if title:
            validate_visible(title)
        return title

    def clean_issued(self) -> str:
        return _readable(self.cleaned_data["issued"])

    def clean_original_date(self) -> str:
        return _readable(self.cleaned_data["original_date"])

    def clean_accessed(self) -> str:
        return _readable(self.cleaned_data["accessed"])

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
        """Normalize the first ISBN; keep one with a wrong check digit as printed."""
        typed: str = self.cleaned_data["isbn"]
        numbers = map(identifiers.isbn, (typed, *re.split(r"[,;/(]", typed)))
        isbn = next(filter(None, numbers), typed)
        if len(isbn) > ISBN_LENGTH:
            raise ValidationError(_("This is not a valid %(name)s.") % {"name": "ISBN"})
        return isbn

    def clean_issn(self) -> str:
        typed: str = self.cleaned_data["issn"]
        return identifiers.issn(typed) or typed

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if key and is_taken(key, except_by=self.instance):
            raise ValidationError(_("This key is or was used by another source. Choose another."))
        return key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._clean_dates(cleaned)
        self._check_title(cleaned)
        for name in PEOPLE:
            if unclear := self.unanswered(name):
                self.add_error(name, questions(name, unclear))
        if self.errors or cleaned["is_another"]:
            return cleaned
        if (question := self._question()) and self.existing:
            path = reverse("admin:blog_source_change", args=[self.existing.pk])
            link = format_html('<a href="{}" target="_blank">{}</a>', path, self.existing)
            self.add_error("is_another", format_html(question, link))
        return cleaned

    def _check_title(self, cleaned: dict[str, Any]) -> None:
        """Require a title, except from an untitled work that its people or its archive tell."""
        values = {variable(name): value for name, value in cleaned.items()}
        if is_identified(values | {"type": cleaned.get("kind")}):
            return
        may_be_untitled = cleaned.get("kind") in UNTITLED
        required = self.fields["title"].error_messages["required"]
        self.add_error("title", _NO_TITLE if may_be_untitled else required)

    def _clean_dates(self, cleaned: dict[str, Any]) -> None:
        """Separate the date and its own words, and estimate the date of words without one."""
        edtf, text = read_date(cleaned.get("issued", ""))
        own = cleaned.get("issued_text", "")
        cleaned["issued"] = edtf or read_date(own)[0]
        cleaned["issued_text"] = own or text

    @property
    def item(self) -> CslItem:
        data = self.cleaned_data
        item = {name: value for name, value in self.initial_item.items() if name != "custom"}
        item["type"] = data["kind"]
        item["title"] = data["title"]
        item |= {variable(name): data[name] for name in PLAIN}
        for name in PEOPLE:
            item[variable(name)] = parse_names(
                data[name], known=self.known(name), kinds=self.answers(name)
            )
        # An EDTF expression, because date parts cannot distinguish "1984?" from "1984~".
        item["issued"] = {"edtf": data["issued"], "literal": data["issued_text"]}
        item |= {variable(name): csl_date(*read_date(data[name])) for name in DATES}
        item["archive_location"] = archive_location(data["box"], data["folder"], kind=data["kind"])
        item["custom"] = {name: data[name] for name in CUSTOM if data[name]}
        return item

    def _identifier(self, name: str, read: Any) -> str:
        typed: str = self.cleaned_data[name].strip()
        bare = typed if name != "arxiv" else typed.removeprefix("arXiv:")
        if typed and not (found := read(typed) or read(f"{name}:{bare}")):
            label = self.fields[name].label
            raise ValidationError(_("This is not a valid %(name)s.") % {"name": label})
        return str(found) if typed else ""

    def _question(self) -> str:
        """Return the question about an existing record of the work; "" if there is none."""
        changed = set(self.changed_data) if self.instance.pk else set(self.fields)
        same = find_same_work(self.item) if changed & {"doi", "isbn", "url"} else None
        if same and same.pk != self.instance.pk:
            self.existing = same
            return "You already have {}. Check this box if yours is a different work."
        if changed & {"title", "issued", *PEOPLE}:
            self.existing = find_alike(self.item, except_for=self.instance.pk)
        if not self.existing:
            return ""
        return "You may already have this: {}. Check this box if yours is a different work."


def _label(labels: list[tuple[Any, list[Kind]]]) -> Any:
    """Return the label or, if it depends on the kind, all labels; the style sheet shows one."""
    if len(labels) == 1:
        return labels[0][0]
    spans = ((" ".join(kinds), label) for label, kinds in labels)
    return format_html_join("", '<span data-kinds="{}">{}</span>', spans)


def _readable(typed: str) -> str:
    """Return the date as typed. Refuse numbers that are not a date: they may be a slip."""
    edtf, text = read_date(typed)
    is_slip = bool(text) and not _LETTER.search(text) and not is_shorthand(text)
    if is_slip or abs(year_of(edtf) or 0) >= 10_000:
        raise ValidationError(
            _("This date cannot be read. Write it like 2008, 1969-03-02 or c. 1850.")
        )
    return typed
