"""A kind of content: its form, how a page shows it, and what the checklist says about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blog.posts.rendering.progress import Progress
from blog.text.kinds.form import Form


@dataclass(frozen=True)
class Check:
    """An item of the checklist; `advice` describes what to improve, "" if it is OK."""

    title: str
    advice: str

    @property
    def is_ok(self) -> bool:
        return not self.advice


@dataclass(frozen=True)
class Kind:
    """A kind of content of posts and pages.

    `place` replaces what is stored with what a page shows; `checks` takes the stored text of a post
    and returns items of its checklist.
    """

    form: Form
    place: Callable[[Progress], None]
    checks: Callable[[str], Iterable[Check]]


def as_stored(_progress: Progress) -> None:
    """The page shows the kind as it is stored."""


def nothing_to_check(_body: str) -> Iterable[Check]:
    """The kind cannot be incomplete."""
    return ()
