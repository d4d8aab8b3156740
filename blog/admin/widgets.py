"""Form widgets of the admin panel: rich-text editor, autocompletion, date and time."""

import json
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.contrib.staticfiles import finders
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import ProseEditorWidget
from js_asset import ImportMap, Media
from taggit.utils import edit_string_for_tags

from blog.media.files.formats import FORMATS
from blog.media.files.models import MediaFile
from blog.posts.tags.models import Tag
from blog.sources.models import Source
from blog.text.formats.typography import marks_by_language
from blog.text.html.embeds import frame_patterns
from blog.text.html.marks import MarkedText
from blog.text.html.nesting import MAX_DEPTH, MAX_ELEMENTS, exceeds_limits, limit_nesting
from blog.text.html.sanitizing import clean_post
from blog.text.kinds.catalog import FORMS

# What every text has; the kinds of content in `blog.text.kinds` add their own nodes.
EDITOR = {
    "extensions": {
        **{name: option for form in FORMS for name, option in form.editor.extensions.items()},
        "HtmlView": True,
        "Insert": True,
        "Selected": True,
        "SmartQuotes": True,
        "Paste": True,
        "Setup": True,
        "NoSpellCheck": False,
        "Menu": {
            "groups": [
                {"group": "sources"},
                {"group": "headings"},
                {"group": "marks"},
                {"group": "link"},
                {"group": "lists"},
                {"group": "nodes -headings -lists"},
                {"group": "table"},
                {"group": "history"},
                {"group": "html"},
            ]
        },
    }
}


@cache
def editor_modules() -> list[str]:
    """Return the names of the modules in static/js/editor, by which they import each other.

    The names of their files contain hashes, which change.
    """
    folder = Path(str(finders.find("js/editor")))
    return sorted(path.stem for path in folder.glob("*.js"))


def validate_nesting(html: str) -> None:
    if exceeds_limits(html):
        raise forms.ValidationError(
            f"The text has more than {MAX_DEPTH:,} elements inside one another, or "
            f"{MAX_ELEMENTS:,} in all. Nothing was stored. Split the post, or clear the formatting "
            "of what was pasted."
        )


class TextEditor(ProseEditorWidget):
    """The rich-text editor with Ibid's own nodes; a text area for HTML without JavaScript."""

    @property
    def media(self) -> forms.Media:
        modules = {f"ibid/{name}": f"js/editor/{name}.js" for name in editor_modules()}
        media: forms.Media = super().media + Media(
            importmap=ImportMap(modules),
            css={
                "all": [
                    "django_prose_editor/editor.css",
                    "css/admin/text-editor.css",
                    "css/admin/source.css",
                    "css/formula.css",
                    "css/admin/kinds.css",
                ]
            },
        )
        return media

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for_scripts = {
            "data-marks": marks_by_language(),
            "data-frames": frame_patterns(),
            "data-files": _files_in(str(value or "")),
            "data-accepted": [f".{extension}" for extension in FORMATS],
        }
        context["widget"]["attrs"] |= {key: json.dumps(data) for key, data in for_scripts.items()}
        return context


def _files_in(html: str) -> list[tuple[str, tuple[str, str]]]:
    """Return what the editor shows of each file in the text: its title and its format."""
    attached = {mark.file for mark, _node in MarkedText(limit_nesting(html)).files() if mark.file}
    files = MediaFile.objects.in_bulk(attached)
    return [(str(pk), (str(file), file.format_of.name)) for pk, file in files.items()]


class TextField(ProseEditorFormField):
    """A post's text from the rich-text editor, sanitized."""

    default_validators: ClassVar = [validate_nesting]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(config=EDITOR, sanitize=clean_post, widget=TextEditor, **kwargs)


class TagsInput(forms.TextInput):
    """An input for tags separated by commas, with autocompletion."""

    template_name = "admin/widgets/tags.html"

    class Media:
        js = (forms.Script("js/tag-autocomplete.js", type="module"),)

    def format_value(self, value: Any) -> str:
        return value if isinstance(value, str) else edit_string_for_tags(value or [])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        known = Tag.objects.values_list("name", flat=True)
        attrs = {**(attrs or {}), "data-tags": "", "list": f"{(attrs or {}).get('id')}_known"}
        return super().get_context(name, value, attrs) | {"tags": known}


class SourcesInput(forms.TextInput):
    """An input for keys of sources separated by commas; with a script, a search that adds them."""

    template_name = "admin/widgets/sources.html"

    class Media:
        js = (forms.Script("js/source-picker.js", type="module"),)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        keys = [key.strip() for key in str(value or "").split(",") if key.strip()]
        known = {source.key: source for source in Source.objects.filter(key__in=keys)}
        chosen = [(key, str(known.get(key, key))) for key in keys]
        return super().get_context(name, value, attrs) | {"chosen": chosen}


class MomentInput(forms.DateTimeInput):
    """The browser's date and time picker, in the blog's time zone."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class StyleSelect(forms.Select):
    """A list of the blog's styles, with a button to find another.

    The page includes `admin/sources/styles/_frame.html`.
    """

    template_name = "admin/widgets/style.html"

    @property
    def media(self) -> forms.Media:
        modules = {f"ibid/{name}": f"js/editor/{name}.js" for name in ("dialog", "upload")}
        script = forms.Script("js/editor/style-input.js", type="module")
        media: forms.Media = Media(
            importmap=ImportMap(modules), js=[script], css={"all": ["css/admin/styles.css"]}
        )
        return media
