"""The forms of the blog's settings, one per section."""

from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from blog.admin.pictures.choosing import PictureInput
from blog.admin.widgets import StyleSelect
from blog.media.models import Picture
from blog.posts.permalinks.keeping import keep_archives
from blog.site.appearance import DARK_PAPER, PAPER, accent_on
from blog.site.editing import prepare_site, save_site
from blog.site.models import Site, WebArchive
from blog.site.outgoing import why_no_contact
from blog.sources.available_styles import style_choices
from blog.text.formats.colors import READABLE, contrast, is_color
from blog.text.html.players import hosts_in
from blog.text.html.stylesheets import StylesheetError, validate_stylesheet


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language"),
        choices=[(code, name) for code, name in settings.LANGUAGES],
        help_text=_("For the pages readers see, and their dates."),
    )


def time_zone_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Time zone"),
        choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones())],
    )


class SettingsForm(forms.ModelForm[Site]):
    """A form for some of the settings. Its `instance` is a copy of the current ones."""

    def typed(self) -> Site:
        """Return the settings as typed in the valid form, unsaved, for a preview."""
        prepare_site(self.instance)
        return self.instance

    def store(self) -> None:
        save_site(self.instance)


class GeneralForm(SettingsForm):
    language = language_field()
    time_zone = time_zone_field()

    class Meta:
        model = Site
        fields = ("name", "tagline", "language", "time_zone", "date_format", "license", "footer")
        widgets = {"footer": forms.Textarea(attrs={"rows": 3})}

    def store(self) -> None:
        if "time_zone" in self.changed_data:
            keep_archives(Site.objects.current())
        super().store()


class AppearanceForm(SettingsForm):
    logo = forms.ModelChoiceField(
        Picture.objects.kept(),
        label=_("Logo"),
        required=False,
        widget=PictureInput(label=_("Logo")),
        help_text=_("A small picture before the blog’s name."),
    )

    class Meta:
        model = Site
        fields = ("logo", "accent", "typeface", "width", "custom_css")
        widgets = {
            "accent": forms.TextInput(
                attrs={
                    "placeholder": "#a5121f",
                    "spellcheck": "false",
                    "data-color": _("pick a color"),
                }
            ),
            "custom_css": forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "dir": "ltr"}),
        }

    class Media:
        js = (forms.Script("js/color-input.js", type="module"),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


class PostsForm(SettingsForm):
    citation_style = forms.ChoiceField(label=_("Citation style"), widget=StyleSelect)
    timegate = forms.URLField(
        label="TimeGate of another archive",
        required=False,
        assume_scheme="https",
        max_length=300,
        help_text=Site._meta.get_field("timegate").help_text,
    )

    class Meta:
        model = Site
        fields = (
            "citation_style",
            "smart_quotes",
            "permalink_pattern",
            "checks_links",
            "keeps_copies",
            "shows_copies",
            "web_archive",
            "timegate",
            "saves_to_archive",
            "shows_versions",
            "embed_hosts",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        warn_without_contact(self, "checks_links", "web_archive")
        style = cast(forms.ChoiceField, self.fields["citation_style"])
        style.choices = style_choices()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("web_archive") == WebArchive.OTHER and not cleaned.get("timegate"):
            self.add_error("timegate", "Enter the URL of the archive’s TimeGate.")
        return cleaned

    def clean_embed_hosts(self) -> str:
        try:
            return "\n".join(hosts_in(self.cleaned_data["embed_hosts"]))
        except ValueError as error:
            message = f"“{error}” is not the name of a host. Enter one such as player.vimeo.com."
            raise ValidationError(message) from error


class CommentsForm(SettingsForm):
    class Meta:
        model = Site
        fields = (
            "comment_policy",
            "comment_days",
            "email_days",
            "receives_mentions",
            "sends_mentions",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        warn_without_contact(self, "receives_mentions", "sends_mentions")


def warn_without_contact(form: SettingsForm, *names: str) -> None:
    """Say at the fields that they have no effect while other sites are not contacted, and why."""
    if reason := why_no_contact():
        for name in names:
            form.fields[name].help_text = f"This does not work yet. {reason}"


class SecurityForm(SettingsForm):
    class Meta:
        model = Site
        fields = ("require_two_factor",)


class DiscoveryForm(SettingsForm):
    class Meta:
        model = Site
        fields = ("robots", "allows_ai_crawlers", "feed_content")


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
