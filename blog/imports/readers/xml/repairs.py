"""What was mended while an export was read, and why one is not read at all."""

from dataclasses import dataclass, field

from blog.imports.records import ExportRefused


@dataclass(frozen=True)
class Repair:
    """A repair: the first line where it was needed, and how often it was in the whole file."""

    line: int
    message: str
    count: int

    def __str__(self) -> str:
        return f"{self.message} ({self.count:,} times)" if self.count > 1 else self.message


@dataclass
class Repairs:
    """The repairs of a file, counted by their message."""

    _found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, message: str, *, line: int, count: int = 1) -> None:
        first, before = self._found.get(message, (line, 0))
        self._found[message] = first, before + count

    def all(self) -> list[Repair]:
        """Return the repairs in the order in which they were first needed."""
        return [Repair(line, message, count) for message, (line, count) in self._found.items()]


def refused(reason: str, *, line: int) -> ExportRefused:
    """Return what to raise for a file that is hostile or too damaged."""
    return ExportRefused(f"Line {line:,}: {reason} Nothing was imported.")
