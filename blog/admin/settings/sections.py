"""The sections of the settings: each has a page with its own address and form."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from blog.admin.settings import forms
from blog.admin.settings.menu import MenuFormSet, MenuItems


@dataclass(frozen=True)
class Section:
    """A page of the settings. With `has_preview` it shows the home page beside the form."""

    slug: str
    title: Any
    form: type[forms.SettingsForm] | type[MenuItems]
    has_preview: bool = False


SECTIONS = (
    Section("general", _("General"), forms.GeneralForm, has_preview=True),
    Section("appearance", _("Appearance"), forms.AppearanceForm, has_preview=True),
    Section("menu", _("Menu"), MenuFormSet, has_preview=True),
    Section("posts", _("Posts"), forms.PostsForm),
    Section("comments", _("Comments"), forms.CommentsForm),
    Section("security", _("Security"), forms.SecurityForm),
    Section("discovery", _("Search engines and feeds"), forms.DiscoveryForm),
)
BY_SLUG = {section.slug: section for section in SECTIONS}
