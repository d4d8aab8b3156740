"""The plan of a generated blog: the date, tags, sources and comments of each post by its number.

The blog covers the same ten years with the same tags and authors whatever its size, so that two
sizes differ in the number of posts, comments and sources only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SPAN = timedelta(days=3652)
TOPICS = (
    *("Archives", "Botany", "Cinema", "Diplomacy", "Economy", "Film music", "Geography", "History"),
    *("Islands", "Journalism", "Kitchens", "Languages"),
)
FORMS = (
    *("Essays", "Interviews", "Letters", "Maps", "Memoirs", "News", "Obituaries", "Portraits"),
    *("Reviews", "Speeches", "Travels"),
)
RARE = "Rarities"  # the tag of three posts
AUTHORS = (
    *("Amara Okafor", "Bruno Keller", "Chiara Rossi", "Dmitri Orlov", "Emine Kaya"),
    *("Frida Lund", "Gustavo Reyes", "Hana Suzuki"),
)
GUESTS = ("Ilse Brandt", "Jamal Haddad")
PAGES = ("About", "Contact", "Imprint")
POSTS_PER_SOURCE = 5  # every fifth post cites a source, each another
MOST_COMMENTS = 6
SERIES, PARTS = 10, 10
OPEN_POSTS = 100  # the newest posts, where some comments await moderation


@dataclass(frozen=True)
class Plan:
    """A blog of `size` posts, numbered from 0, of which the last is the newest: the specimen.

    It has SPECIMEN_COMMENTS comments, and cites the SPECIMEN_SOURCES latest sources.
    """

    size: int
    ends_at: datetime

    SPECIMEN_COMMENTS = 40
    SPECIMEN_SOURCES = 10
    SMALLEST = POSTS_PER_SOURCE * SPECIMEN_SOURCES

    def is_specimen(self, number: int) -> bool:
        return number == self.size - 1

    def published_at(self, number: int) -> datetime:
        return self.ends_at - SPAN * (self.size - 1 - number) / self.size

    def tags(self, number: int) -> Sequence[str]:
        tags = TOPICS[number % len(TOPICS)], FORMS[number % len(FORMS)]
        is_rare = number in {self.size * quarter // 4 for quarter in (1, 2, 3)}
        return (*tags, RARE) if is_rare else tags

    def author(self, number: int) -> int | str:
        """Return the number of the author among AUTHORS, or a guest's name."""
        if number % 13 == 0:
            return GUESTS[number % len(GUESTS)]
        return number % len(AUTHORS)

    def has_new_source(self, number: int) -> bool:
        return number % POSTS_PER_SOURCE == 0

    def comments(self, number: int) -> int:
        if self.is_specimen(number):
            return self.SPECIMEN_COMMENTS
        return number % (MOST_COMMENTS + 1)

    def state_of_comment(self, number: int, place: int) -> str:
        """Return the state of the comment at this place below the post."""
        is_open = number >= self.size - OPEN_POSTS and not self.is_specimen(number)
        if not is_open or place % MOST_COMMENTS < MOST_COMMENTS - 2:
            return "published"
        return "pending" if place % 2 else "spam"

    def visible_comments(self, number: int) -> int:
        """Return how many comments of the post readers see."""
        places = range(self.comments(number))
        return sum(self.state_of_comment(number, place) == "published" for place in places)

    def place_in_series(self, number: int) -> tuple[int, int] | None:
        """Return the number of its series and its position there; None for all but the oldest."""
        if number >= min(SERIES * PARTS, self.size - 1):
            return None
        return number // PARTS, number % PARTS + 1
