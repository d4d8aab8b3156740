"""The menu in the settings: any number of pages and custom links, in the owner's order."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import inlineformset_factory
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from blog.posts.menu.building import make_menu, menu_of
from blog.posts.menu.models import MenuItem
from blog.site.models import Site

EMPTY_ROWS = 2  # offered without JavaScript


class MenuItemForm(forms.ModelForm[MenuItem]):
    class Meta:
        model = MenuItem
        fields = ("position", "page", "url", "title")

    def has_changed(self) -> bool:
        """Return whether the row changed; a new row with only a position is still empty."""
        return (
            bool(self.instance.pk or {*self.changed_data} - {"position"}) and super().has_changed()
        )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        page, url = cleaned.get("page"), cleaned.get("url")
        if bool(page) == bool(url):
            raise ValidationError(_("Choose a page or enter a URL."))
        if url and not cleaned.get("title"):
            self.add_error("title", _("Enter a label for the URL."))
        return cleaned

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if url and not url.startswith(("/", "https://", "http://", "mailto:")):
            raise ValidationError(_("A URL begins with / or https://."))
        return url


class MenuItems(BaseInlineFormSet[MenuItem, Site, MenuItemForm]):
    @property
    def media(self) -> forms.Media:
        script = forms.Script("js/menu-items.js", type="module")
        return super().media + forms.Media(js=[script])  # type: ignore[list-item]

    def typed(self) -> Site:
        """Return the settings with the menu as typed in the valid forms, unsaved, for a preview."""
        kept = [
            form.instance
            for form in self.forms
            if form.has_changed() or form.instance.pk
            if not form.cleaned_data.get("DELETE")
        ]
        site: Site = self.instance
        items = sorted(kept, key=lambda item: item.position)
        site.menu = menu_of(items, language=site.language)
        return site

    def store(self) -> None:
        self.save()
        make_menu()


MenuFormSet: type[MenuItems] = inlineformset_factory(  # type: ignore[assignment]
    Site, MenuItem, form=MenuItemForm, formset=MenuItems, extra=EMPTY_ROWS
)
