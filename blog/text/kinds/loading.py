"""What a page loads for the kinds of content it shows, beyond what every post has."""

from dataclasses import dataclass

from blog.text.kinds.catalog import FORMS


@dataclass(frozen=True)
class Loaded:
    """Paths of style sheets and scripts among the static files."""

    sheets: list[str]
    scripts: list[str]


def loaded_by(rendered: str) -> Loaded:
    """Return what a page with this rendered text loads."""
    looks = [form.look for form in FORMS if form.look.mark and form.look.mark in rendered]
    return Loaded(
        list(dict.fromkeys(look.screen for look in looks)),
        list(dict.fromkeys(script for look in looks for script in look.scripts)),
    )
