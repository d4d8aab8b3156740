"""CSL-JSON: https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from blog.sources.parsing.items import ALIASES, Unusable, clean_item
from blog.sources.parsing.results import Failure, Parsed, limited, whole

# What the schema calls otherwise than the specification does.
_IN_SCHEMA = {
    variable: alias
    for alias, variable in ALIASES.items()
    if alias in {"part", "printing", "supplement"}
}


@limited
def read(text: str) -> Parsed:
    """The works of a CSL-JSON file: a list of items, one item, or an object that holds "items".

    Nothing raises: what cannot be read is named in `failures`. Variables that CSL does not know
    are left out.
    """
    try:
        data = json.loads(text)
    except RecursionError:
        return whole("It is no CSL-JSON: its brackets stand too deep in one another.")
    except json.JSONDecodeError as error:
        return whole(f"It is no JSON: line {error.lineno}, column {error.colno} cannot be read.")
    except ValueError:
        return whole("It is no CSL-JSON: a number in it is too long.")
    items, failures = [], []
    for number, raw in enumerate(_entries(data), 1):
        try:
            items.append(clean_item(raw))
        except Unusable as reason:
            failures.append(Failure(f"entry {number}", None, str(reason)))
    return Parsed(items, failures)


def write(items: Iterable[Mapping[str, Any]]) -> str:
    """A .json file that the schema allows, and `read` gives the items back from."""
    renamed = [
        {_IN_SCHEMA.get(name, name): value for name, value in item.items()} for item in items
    ]
    return json.dumps(renamed, ensure_ascii=False, indent=2) + "\n"


def _entries(data: object) -> list[Any]:
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    return data if isinstance(data, list) else [data]
