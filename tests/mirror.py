"""Finding the tests of a module: those at its path in tests/, or those in a list."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_LIST = ROOT / "tests" / "house" / "covered_elsewhere.txt"
# Lines with a module without tests of its own, and the file whose tests cover it.
ELSEWHERE = dict(line.split() for line in _LIST.read_text("utf-8").splitlines())


def own_tests(path: str) -> str:
    """Return the path for the tests of the module at `path`.

    It is tests/posts/test_publishing.py for blog/posts/publishing.py.
    """
    module = Path(path)
    if module.name == "__init__.py" and len(module.parts) > 2:
        module = module.parent
    package, *folders = module.parts[:-1]
    root = Path("tests") if package == "blog" else Path("tests", package)
    return root.joinpath(*folders, f"test_{module.stem}.py").as_posix()


def room_tests(path: str) -> str:
    """Return the folder, or the only file, of the tests of the room of `path`."""
    package, name = Path(path).parts[:2]
    if package == "config":
        return "tests/config"
    return f"tests/test_{name}" if name.endswith(".py") else f"tests/{name}"


def tests_of(path: str) -> list[str]:
    """Return the tests that cover the module at `path`; [] if none are known."""
    own = own_tests(path)
    if (ROOT / own).is_file():
        return [own]
    return [ELSEWHERE[path]] if path in ELSEWHERE else []
