"""Custom fields of the post form: date and time, authors, series."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.admin.widgets import MomentInput, StyleSelect
from blog.people.models import Account
from blog.posts.bylines.models import Byline
from blog.posts.bylines.setting import Author
from blog.posts.series.models import Series
from blog.site.languages import language_choices
from blog.site.validators import validate_visible
from blog.sources.available_styles import style_choices
from blog.sources.styles import STYLES
from blog.text.formats.local_times import InvalidLocalTime, localize
from blog.text.words.folding import fold_name
from blog.text.words.invisible import is_blank


class LanguageField(forms.ChoiceField):
    """A list of languages. A stored code that is not in it stays valid."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Language"),
            choices=[("", gettext_lazy("The blog’s language")), *language_choices()],
            required=False,
        )

    def offer(self, code: str) -> None:
        """Add the code if it is missing."""
        if not self.valid_value(code):
            known = cast("list[tuple[str, str]]", self.choices)
            self.choices = [*known, (code, code)]


FIRST_YEAR, LAST_YEAR = 1000, 9998


class MomentField(forms.DateTimeField):
    """A date and time in the blog's time zone.

    An unchanged initial value is valid even if its time occurs twice that night.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=MomentInput(), **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        initial: datetime | None = self.initial
        if initial and value == self._as_shown(initial):
            return initial
        local = _parsed(value)
        if local is None or timezone.is_aware(local):
            return _within_years(super().to_python(value))
        _within_years(local)
        return _moment(local)

    def _as_shown(self, moment: datetime) -> str:
        return str(self.widget.format_value(self.prepare_value(moment)))


def _parsed(value: Any) -> datetime | None:
    """Return the date and time of an ISO string; None if it is something else or no date."""
    try:
        return parse_datetime(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None


def _within_years(moment: datetime | None) -> datetime | None:
    """Return the moment if its year can stand in a URL in any time zone."""
    if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
        message = _("Enter a year from %(first)d to %(last)d.")
        raise ValidationError(message % {"first": FIRST_YEAR, "last": LAST_YEAR})
    return moment


def _moment(local: datetime) -> datetime:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo), "the blog's zone is one"
    try:
        return localize(local, zone=zone)
    except InvalidLocalTime as error:
        raise ValidationError(_message(local, error)) from error


def _message(local: datetime, error: InvalidLocalTime) -> str:
    times = {
        "time": f"{local:%H:%M}",
        "start": f"{error.start:%H:%M}",
        "end": f"{error.end:%H:%M}",
    }
    if error.is_ambiguous:
        return (
            _(
                "%(time)s occurs twice that night: at %(end)s the clocks go back to %(start)s."
                " Choose a time before %(start)s or from %(end)s on."
            )
            % times
        )
    return (
        _(
            "%(time)s does not exist that night: at %(start)s the clocks go forward to %(end)s."
            " Choose a time before %(start)s or from %(end)s on."
        )
        % times
    )


class AuthorsField(forms.CharField):
    """A post's authors, one per line: the name of an account stands for it, others are guests."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 2}),
            label=gettext_lazy("Authors"),
            required=False,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        if not value or isinstance(value, str):
            return value or ""
        labels = {account: label for label, account in _labelled_accounts().items()}
        return "\n".join(author if isinstance(author, str) else labels[author] for author in value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial or []) != "\n".join(_lines(data)))

    def clean(self, value: Any) -> list[Author]:
        labelled = _labelled_accounts()
        accounts = {fold_name(label): account for label, account in labelled.items()}
        lines = _lines(value)
        return [accounts.get(fold_name(line)) or _guest(line, labels=labelled) for line in lines]


def _lines(value: Any) -> list[str]:
    return [line.strip() for line in str(value or "").splitlines() if not is_blank(line)]


def _labelled_accounts() -> dict[str, Account]:
    """Return the accounts by name, with the username added if several have the same name."""
    named: dict[str, list[Account]] = defaultdict(list)
    for account in Account.objects.order_by("username"):
        named[fold_name(str(account))].append(account)
    return {
        str(account) if len(same) == 1 else f"{account} ({account.username})": account
        for same in named.values()
        for account in same
    }


def _guest(name: str, *, labels: Iterable[str]) -> str:
    longest = Byline._meta.get_field("guest").max_length or 0
    if len(name) > longest:
        raise ValidationError(_("A name has at most %(count)d characters.") % {"count": longest})
    if same := [label for label in labels if label.startswith(f"{name} (")]:
        raise ValidationError(
            _("Several accounts are called %(name)s. Enter one of: %(names)s.")
            % {"name": name, "names": "; ".join(same)}
        )
    return name


def authors_help(authors: Sequence[Author]) -> str:
    """Return the help text of the field, with the names of accounts not among `authors`."""
    others = [label for label, who in _labelled_accounts().items() if who not in authors][:12]
    how = _("One per line, in order. Anyone without an account is listed as a guest.")
    return how + " " + _("Accounts: %(names)s.") % {"names": "; ".join(others)} if others else how


class StyleField(forms.ChoiceField):
    """The key of a citation style, or "" for the blog's default."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Citation style"),
            required=False,
            choices=lambda: [("", _("Default")), *style_choices()],
            widget=StyleSelect,
        )

    def valid_value(self, value: str) -> bool:
        """Return whether there is such a style; only uploaded ones need a query."""
        return value in STYLES or super().valid_value(value)


class SeriesInput(forms.TextInput):
    """An input for the title of a series, with autocompletion."""

    template_name = "admin/widgets/tags.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = {**(attrs or {}), "list": f"{(attrs or {}).get('id')}_known"}
        known = Series.objects.values_list("title", flat=True)
        return super().get_context(name, value, attrs) | {"tags": known}


class SeriesField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Series"),
            required=False,
            max_length=200,
            validators=[validate_visible],
            widget=SeriesInput(),
            help_text=gettext_lazy(
                "Type a new title to start a series. Set the order on the series page."
            ),
        )
