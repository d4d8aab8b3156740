"""What an import brings, and what it loses: the counts and remarks of a plan or a finished run."""

from dataclasses import asdict, dataclass, field
from typing import Any

from blog.imports.records import Place

MOST_REMARKS = 500


@dataclass
class PictureCounts:
    """Pictures and files in the export or stored already, those of the web, and those without."""

    found: int = 0
    fetched: int = 0
    missing: int = 0


@dataclass
class Report:
    """Counts of what is published, held and hidden, and remarks with their places.

    `posts` and `pages` are the published ones. A remark that many places share is listed once, with
    the first place and their number.
    """

    posts: int = 0
    pages: int = 0
    drafts: int = 0
    scheduled: int = 0
    comments: int = 0
    pending: int = 0
    spam: int = 0
    rejected: int = 0
    replies: int = 0
    tags: int = 0
    authors: int = 0
    pictures: PictureCounts = field(default_factory=PictureCounts)
    redirects: int = 0
    skipped: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known: dict[tuple[str, ...], dict[str, Any]] = {}

    def skip(self, what: str, reason: str, place: Place | None) -> None:
        """Add something that is not imported, with the reason."""
        self._remark(self.skipped, {"what": what, "reason": reason}, place)

    def warn(self, message: str, place: Place | None = None) -> None:
        """Add something that is repaired or changes on the way."""
        self._remark(self.warnings, {"message": message}, place)

    def _remark(
        self, remarks: list[dict[str, Any]], content: dict[str, str], place: Place | None
    ) -> None:
        """Add a remark, or count one more place of an equal one."""
        key = tuple(content.values())
        if key in self._known:
            self._known[key]["places"] += 1
        elif len(remarks) < MOST_REMARKS:
            self._known[key] = {**content, "place": str(place or ""), "places": 1}
            remarks.append(self._known[key])
        elif len(remarks) == MOST_REMARKS:
            last = dict.fromkeys(content, "This list has no room for more remarks.")
            remarks.append({**last, "place": "", "places": 1})

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Report":
        return cls(**{**data, "pictures": PictureCounts(**data.get("pictures", {}))})
