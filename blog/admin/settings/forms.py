"""The forms of the blog's settings."""

from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from blog.media.models import Picture
from blog.posts.menu.models import MenuItem
from blog.site.appearance import DARK_PAPER, PAPER, accent_on
from blog.site.editing import prepare_site
from blog.site.models import Site
from blog.sources.available_styles import style_choices
from blog.text.formats.colors import READABLE, contrast, is_color
from blog.text.html.stylesheets import StylesheetError, validate_stylesheet

OFFERED_PICTURES = 100


class SiteForm(forms.ModelForm[Site]):
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code, name) for code, name in settings.LANGUAGES],
        help_text=_("For the pages readers see, and their dates."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )
    citation_style = forms.ChoiceField(label=_("Citation style"))

    class Meta:
        model = Site
        fields = (
            "name",
            "tagline",
            "language",
            "time_zone",
            "license",
            "logo",
            "accent",
            "typeface",
            "width",
            "date_format",
            "footer",
            "custom_css",
            "citation_style",
            "permalink_pattern",
            "comment_policy",
            "comment_days",
            "email_days",
            "receives_mentions",
            "sends_mentions",
            "require_two_factor",
            "robots",
            "allows_ai_crawlers",
            "feed_content",
        )
        widgets = {
            "footer": forms.Textarea(attrs={"rows": 3}),
            "custom_css": forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "dir": "ltr"}),
            "accent": forms.TextInput(attrs={"placeholder": "#a5121f", "spellcheck": "false"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        style = cast(forms.ChoiceField, self.fields["citation_style"])
        style.choices = style_choices()
        logo = cast("forms.ModelChoiceField[Picture]", self.fields["logo"])
        logo.queryset = _pictures_for_logo(self.instance)
        self.fields["accent"].help_text = contrast_help(self.instance.accent)
        self.fields["custom_css"].help_text = _(
            "Loaded after the theme; see css/theme.css for the variables. Other hosts are blocked."
        )

    def clean_custom_css(self) -> str:
        css: str = self.cleaned_data["custom_css"]
        try:
            validate_stylesheet(css)
        except StylesheetError as refusal:
            raise ValidationError(str(refusal)) from refusal
        return css

    def prepared(self) -> Site:
        """Return an unsaved site with the settings of the valid form."""
        prepare_site(self.instance)
        return self.instance


class MenuItemForm(forms.ModelForm[MenuItem]):
    class Meta:
        model = MenuItem
        fields = ("position", "page", "url", "title")

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


class MenuFormSet(BaseInlineFormSet[MenuItem, Site, MenuItemForm]):
    def typed_items(self) -> list[MenuItem]:
        """Return unsaved items from the valid forms, in order."""
        kept = [
            form.instance
            for form in self.forms
            if form.has_changed() or form.instance.pk
            if not form.cleaned_data.get("DELETE")
        ]
        return sorted(kept, key=lambda item: item.position)


def _pictures_for_logo(site: Site) -> QuerySet[Picture]:
    """Return the latest pictures and the current logo, to keep the list short."""
    latest = Picture.objects.kept().order_by("-uploaded_at").values_list("pk", flat=True)
    pks = [*latest[:OFFERED_PICTURES], *([site.logo_id] if site.logo_id else [])]
    return Picture.objects.filter(pk__in=pks).order_by("-uploaded_at")


def contrast_help(accent: str) -> str:
    """Return the help text: the accent's contrast, and the colors that replace it if too low."""
    if not is_color(accent):
        return str(_("For links and accents, such as #a5121f. Leave empty for the theme’s red."))
    contrasts = [
        _contrast_on(accent, PAPER, name=_("on the light background")),
        _contrast_on(accent, DARK_PAPER, name=_("on the dark background")),
    ]
    return str(_("Contrast: ")) + "; ".join(contrasts) + "."


def _contrast_on(accent: str, paper: str, *, name: Any) -> str:
    ratio = contrast(accent, paper)
    if ratio >= READABLE:
        return str(_("%(ratio).1f:1 %(where)s") % {"ratio": ratio, "where": name})
    values = {"ratio": ratio, "where": name, "shown": accent_on(accent, paper)}
    return str(_("%(ratio).1f:1 %(where)s, too low, so %(shown)s is used there") % values)
