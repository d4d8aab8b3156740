"""The checklist before publishing; it only advises and never prevents publishing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.posts.history.wordings import Wording
from blog.posts.kinds.kind import Check
from blog.posts.kinds.registry import KINDS

MIN_SUMMARY, MAX_SUMMARY = 50, 200


class Checklist(list[Check]):
    """The items to check before publishing."""

    @property
    def open_count(self) -> int:
        return sum(not check.is_ok for check in self)

    @property
    def summary(self) -> str:
        message = ngettext("%(count)d to check", "%(count)d to check", self.open_count)
        return message % {"count": self.open_count} if self.open_count else _("all OK")


def checklist_of(wording: Wording, *, has_lead_picture: bool) -> Checklist:
    """Return the checklist of a wording, whether or not it has been saved."""
    return Checklist(
        [
            *(check for kind in KINDS for check in kind.checks(wording.body)),
            Check(_("Lead picture"), "" if has_lead_picture else _("None.")),
            Check(_("Summary"), _summary(wording.summary)),
            Check(_("Tags"), "" if wording.tags else _("None.")),
        ]
    )


def _summary(summary: str) -> str:
    length = len(summary)
    if not length:
        return _("None: lists show the beginning of the text.")
    if MIN_SUMMARY <= length <= MAX_SUMMARY:
        return ""
    return _("%(length)d characters; aim for %(least)d to %(most)d.") % {
        "length": length,
        "least": MIN_SUMMARY,
        "most": MAX_SUMMARY,
    }
