# mypy: allow-subclassing-any
"""Corrections of names: roles, full given names, duplicate names."""

import re
from types import SimpleNamespace
from typing import Any

from citeproc import model, source
from citeproc.source import VariableError

from blog.sources.styles.corrections.progress import Corrected, value_of
from blog.sources.styles.corrections.values import Cased
from blog.sources.styles.items import NAME_VARIABLES

_BOTH = {"editor", "translator"}
_WHEN_SORTING = {"form": "long", "name-as-sort-order": "all"}
_BOTH_ROLES = (_BOTH, {"editor-translator"})
_GLUED_INITIALS = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]\.)")


class Names(Corrected, model.Names):
    """The names of roles, even hyphenated ones (collection-editor); renders each role once."""

    def process(
        self,
        item: Any,
        names_context: Any = None,  # noqa: ARG002  citeproc-py passes it by name
        context: Any = None,
        **kwargs: Any,
    ) -> Any:
        context = self if context is None else context
        if item.get("suppress_author") and not self.progress.author_due:
            self.progress.author_due = True
            return self._unless_people(item, context=context, **kwargs)
        return self._names(item, context=context, **kwargs)

    def _unless_people(self, item: Any, **kwargs: Any) -> Any:
        """Render a title that replaces the author; raise VariableError if there are names."""
        with self.progress.recording() as rendered:
            text = self._names(item, **kwargs)
        if not rendered & NAME_VARIABLES:
            return text
        self.progress.spent |= rendered & NAME_VARIABLES
        raise VariableError

    def _names(self, item: Any, *, context: Any, **kwargs: Any) -> Any:
        roles = self._roles(item)
        parts = [self._role(item, role, label, context, **kwargs) for role, label in roles]
        if parts:
            return self.join(parts, self.get_parent_delimiter(context))
        substitute = self.substitute()
        if substitute is None:
            raise VariableError
        return substitute.render(item, context=context, **kwargs)

    def _roles(self, item: Any) -> list[tuple[str, str]]:
        """Return the roles that have names, each with the term for its label."""
        roles = self.get("variable").split()
        self.progress.called += 1
        if set(roles) in _BOTH_ROLES and self._edits_and_translates(item):
            self.progress.fill("translator")
            self.progress.spent |= _BOTH
            return [("editor", "editortranslator")]
        return [(r, r) for r in roles if value_of(item, r) and r not in self.progress.spent]

    def _edits_and_translates(self, item: Any) -> bool:
        editors = value_of(item, "editor")
        same = bool(editors) and editors == value_of(item, "translator")
        return same and not self.progress.spent & _BOTH

    def _role(self, item: Any, role: str, term: str, context: Any, **kwargs: Any) -> Any:
        variable = role.replace("-", "_")
        self.progress.people.append(item.reference[variable])
        text = str(self.name.render(item, variable, context=context, **kwargs) or "")
        self.progress.names = self.progress.names or text
        self.progress.fill(role)
        if self.label is None:
            return text
        label = self.label.render(item, term, len(item.reference[variable]) > 1, **kwargs) or ""
        leads = self.index(self.label) < self.index(self.name)
        return f"{label}{text}" if leads else f"{text}{label}"

    def get_parent_delimiter(self, _context: Any = None) -> Any:
        return self.progress.section.get_option("names-delimiter")


class Name(Corrected, model.Name):
    def process(self, item: Any, variable: str, **kwargs: Any) -> Any:
        names = item.reference.get(variable, [])
        if self.progress.distinction.given and self.get_option("form") == "short":
            names = [self._distinct(names[0]), *names[1:]]
        return super().process(SimpleNamespace(reference={variable: names}), variable, **kwargs)

    def _distinct(self, name: Any) -> Any:
        """Return the name with its given names in the family name, which short forms show."""
        given, family, dropping, particle, _suffix = name.parts()
        if not given:
            return name
        mark = self.get_option("initialize-with")
        if mark is not None:
            given = self.initialize(given, mark, None).strip()
        return source.Name(family=" ".join(filter(None, (given, dropping, particle, family))))

    def get_option(self, name: str, _context: Any = None, _sort_options: Any = None) -> Any:
        if self.progress.sorting and name in _WHEN_SORTING:
            return _WHEN_SORTING[name]
        inherited = f"name-{name}" if name in ("form", "delimiter") else name
        value = self.get(name)
        if value is None:
            value = self.progress.section.get_option(inherited)
        if name in ("initialize-with-hyphen", "et-al-use-last"):
            return value.lower() == "true"
        if name == "et-al-use-first":
            return int(value) + self.progress.distinction.names
        return int(value) if name.startswith("et-al") else value

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """Return initials, or full given names if the style requires them, with initials spaced."""
        section = self.progress.section
        option = self.get("initialize") or section.get("initialize")
        if (option or self.get_root().get("initialize")) != "false":
            return str(super().initialize(given, mark, context))
        return _GLUED_INITIALS.sub(" ", given) if mark.endswith(" ") else given


class NamePart(Cased, model.Name_Part):
    def format_part(self, given: Any, family: Any) -> Any:
        if self.get("name") == "given" and given:
            given = self.wrap(self.format(self.case(given)))
        elif self.get("name") == "family" and family:
            family = self.wrap(self.format(self.case(family)))
        return given, family
