"""The position of each cite in a document: first, subsequent, ibid, near an earlier note."""

from dataclasses import dataclass, field

from blog.sources.csl.rendering.context import (
    FIRST,
    IBID,
    IBID_WITH_LOCATOR,
    SUBSEQUENT,
    Cite,
    Position,
)

NEAR_NOTE_DISTANCE = 5


@dataclass(frozen=True, slots=True)
class Cluster:
    """A citation of one or more works; `note` is the number of its note, 0 in the text."""

    cites: tuple[Cite, ...]
    note: int = 0


@dataclass(slots=True)
class _Seen:
    first_note: int
    last_note: int
    last_place: int
    count: int = 1


@dataclass(slots=True)
class Tracker:
    """Follows a document's clusters in order."""

    distance: int = NEAR_NOTE_DISTANCE
    _seen: dict[str, _Seen] = field(default_factory=dict)
    _in_text: Cluster | None = None  # the last cluster in the text, and in the notes
    _in_notes: Cluster | None = None
    _note_ids: set[str] = field(default_factory=set)  # cited in the last note
    _place: int = 0

    def positions(self, cluster: Cluster) -> list[Position]:
        """Return the positions of the cluster's cites, and go on to the next cluster."""
        self._place += 1
        found = []
        for index, cite in enumerate(cluster.cites):
            before = self._before(cluster, index)
            found.append(self._position(cite, before, cluster))
            self._remember(cite, cluster)
        if cluster.note:
            same = self._in_notes is not None and self._in_notes.note == cluster.note
            self._note_ids = (self._note_ids if same else set()) | _ids(cluster)
            self._in_notes = cluster
        else:
            self._in_text = cluster
        return found

    def _before(self, cluster: Cluster, index: int) -> Cite | None:
        """Return the cite that an "ibid." would repeat."""
        if index:
            return cluster.cites[index - 1]
        previous = self._in_notes if cluster.note else self._in_text
        if previous is None or not previous.cites:
            return None
        if previous.note and cluster.note and cluster.note - previous.note > 1:
            return None
        if previous.note and previous.note == cluster.note:
            return previous.cites[-1] if len(_ids(previous)) == 1 else None
        ids = _ids(previous) | (self._note_ids if previous.note else set())
        return previous.cites[-1] if len(ids) == 1 else None

    def _position(self, cite: Cite, before: Cite | None, cluster: Cluster) -> Position:
        seen = self._seen.get(cite.id)
        if seen is None:
            return Position(FIRST)
        level = SUBSEQUENT
        if before is not None and before.id == cite.id:
            level = ibid_level(before, cite)
        return Position(level, self._is_near(seen, cluster), str(seen.first_note or ""))

    def _is_near(self, seen: _Seen, cluster: Cluster) -> bool:
        if cluster.note and seen.last_note:
            return cluster.note - seen.last_note <= self.distance
        return self._place - seen.last_place <= self.distance

    def _remember(self, cite: Cite, cluster: Cluster) -> None:
        seen = self._seen.get(cite.id)
        first = seen.first_note if seen else cluster.note
        self._seen[cite.id] = _Seen(first, cluster.note, self._place)


def _ids(cluster: Cluster) -> set[str]:
    return {cite.id for cite in cluster.cites}


def ibid_level(before: Cite, cite: Cite) -> int:
    """Return how much a cite repeats the same work's cite right before it."""
    if not cite.locator:
        return SUBSEQUENT if before.locator else IBID
    if not before.locator:
        return IBID_WITH_LOCATOR
    same = before.locator == cite.locator and before.label == cite.label
    return IBID if same else IBID_WITH_LOCATOR
