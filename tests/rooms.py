"""`make rooms`: draw docs/rooms.svg, a diagram of the rooms of blog/ and their floors."""

import ast
import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "rooms.svg"

WIDTH, MARGIN, GAP = 1080, 20, 12
LINE, TITLE = 17, 24  # heights of a line of text and of a room's name
LETTER = 7.0  # average width of a letter of the text


@dataclass(frozen=True)
class Room:
    """A package of blog/: its name, the first sentence of its docstring, and its folders."""

    name: str
    summary: str
    folders: tuple[str, ...]

    def lines(self, width: float) -> list[str]:
        per_line = int((width - 24) / LETTER)
        folders = " · ".join(self.folders)
        return [*textwrap.wrap(self.summary, per_line), *textwrap.wrap(folders, per_line)]


def main() -> None:
    PICTURE.write_text(picture(), encoding="utf-8")


def floors() -> list[list[Room]]:
    """Return the layers of the import contract, highest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    layers = [layer.replace(":", "|").split("|") for layer in contract["layers"]]
    return [[_room(name.strip()) for name in names] for names in layers]


def picture() -> str:
    """Return the drawing as SVG, light or dark by the reader's preference."""
    parts, top = [], float(MARGIN)
    for rooms in floors():
        width = (WIDTH - 2 * MARGIN - GAP * (len(rooms) - 1)) / len(rooms)
        height = TITLE + 18 + LINE * max(len(room.lines(width)) for room in rooms)
        for place, room in enumerate(rooms):
            parts += _box(room, MARGIN + place * (width + GAP), top, width, height)
        top += height + GAP
    return _frame("\n".join(parts), height=top - GAP + MARGIN)


def _room(name: str) -> Room:
    path = ROOT / "blog" / name
    folders = (
        sorted(child.name for child in path.iterdir() if (child / "__init__.py").is_file())
        if path.is_dir()
        else []
    )
    module = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return Room(name, docstring.split("\n\n")[0].replace("\n", " "), tuple(folders))


def _box(room: Room, x: float, y: float, width: float, height: float) -> Iterator[str]:
    yield f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="6"/>'
    yield f'<text class="name" x="{x + 12:.0f}" y="{y + TITLE:.0f}">{escape(room.name)}</text>'
    folders = set(textwrap.wrap(" · ".join(room.folders), int((width - 24) / LETTER)))
    for number, line in enumerate(room.lines(width), start=1):
        kind = "folders" if line in folders else "summary"
        at = y + TITLE + 4 + number * LINE
        yield f'<text class="{kind}" x="{x + 12:.0f}" y="{at:.0f}">{escape(line)}</text>'


def _frame(content: str, *, height: float) -> str:
    box = f"0 0 {WIDTH} {height:.0f}"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">
<title>The rooms of blog/ on their floors: a room imports only from floors below its own.</title>
<style>
svg {{ background: #fdfcf9; font-family: Georgia, serif; }}
rect {{ fill: #f3efe6; stroke: #b9ad97; }}
text {{ fill: #2b2620; font-size: 13px; }}
.name {{ font-size: 17px; font-weight: bold; }}
.folders {{ fill: #8a1c2b; font-style: italic; }}
@media (prefers-color-scheme: dark) {{
svg {{ background: #191714; }}
rect {{ fill: #24211c; stroke: #5c5446; }}
text {{ fill: #e8e2d6; }}
.folders {{ fill: #e59aa4; }}
}}
</style>
{content}
</svg>
"""


if __name__ == "__main__":
    main()
