"""CSL-JSON: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from blog.sources.parsing.items import ALIASES, Unusable, clean_item
from blog.sources.parsing.results import Failure, Parsed, limited, whole

# Variables whose names in the schema differ from the specification.
_IN_SCHEMA = {
    variable: alias
    for alias, variable in ALIASES.items()
    if alias in {"part", "printing", "supplement"}
}


@limited
def read(text: str) -> Parsed:
    """Return the works of a CSL-JSON file: a list of items, a single item, or {"items": […]}.

    Never raises: `failures` lists the items that cannot be read. Variables unknown to CSL are left
    out.
    """
    try:
        data = json.loads(text)
    except RecursionError:
        return whole("It is not CSL-JSON: its brackets are nested too deeply.")
    except json.JSONDecodeError as error:
        return whole(f"It is not JSON: line {error.lineno}, column {error.colno} cannot be read.")
    except ValueError:
        return whole("It is not CSL-JSON: it contains a number that is too long.")
    items, failures = [], []
    for number, raw in enumerate(_entries(data), 1):
        try:
            items.append(clean_item(raw))
        except Unusable as reason:
            failures.append(Failure(f"entry {number}", None, str(reason)))
    return Parsed(items, failures)


def write(items: Iterable[Mapping[str, Any]]) -> str:
    """Return a .json file that is valid by the schema and from which `read` returns equal items."""
    renamed = [
        {_IN_SCHEMA.get(name, name): value for name, value in item.items()} for item in items
    ]
    return json.dumps(renamed, ensure_ascii=False, indent=2) + "\n"


def _entries(data: object) -> list[Any]:
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    return data if isinstance(data, list) else [data]
