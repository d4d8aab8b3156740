"""The question whether a name without a comma is a person or an organization."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from blog.admin.sources.form_values import variable
from blog.sources.fields import PEOPLE
from blog.sources.models import CslItem
from blog.sources.names import NameKind, format_name, is_unclear, name_of, unclear_names


class NameQuestions(BaseForm):
    """The part of a source's form that asks about unclear names and reads the answers."""

    initial_item: CslItem

    @property
    def answered(self) -> list[tuple[str, str]]:
        """The inputs, with their values, that repeat answers: the author's, or fetched data's."""
        if not self.data:
            return [
                (answer_name(name, line), str(NameKind.ORGANIZATION))
                for name in PEOPLE
                for person in self.known(name)
                if is_unclear(line := person.get("literal", ""))
            ]
        asked = {name for name in PEOPLE if name in self.errors}
        return [
            (answer_name(name, line), answer)
            for name in PEOPLE
            if name not in asked
            for line, answer in self.answers(name).items()
        ]

    def known(self, name: str) -> list[dict[str, str]]:
        return list(self.initial_item.get(variable(name), []))

    def answers(self, name: str) -> dict[str, str]:
        prefix = answer_name(name, "")
        return {
            key.removeprefix(prefix): str(answer)
            for key, answer in self.data.items()
            if key.startswith(prefix) and answer in set(NameKind)
        }

    def unanswered(self, name: str) -> list[str]:
        """Return the unclear lines of a field, all of them if one has no answer."""
        unclear = unclear_names(self.cleaned_data.get(name, ""), known=self.known(name))
        answers = self.answers(name)
        return [] if all(line in answers for line in unclear) else unclear


def answer_name(field: str, line: str) -> str:
    """Return the name of the input that answers for a line of a field with names."""
    return f"name-{field}-{line}"


def questions(field: str, lines: Iterable[str]) -> ValidationError:
    """Return the error of a field with unclear names, with a question about each."""
    asked = format_html_join("", "{}", ((_question(field, line),) for line in lines))
    intro = "Please check and save again:"
    return ValidationError(format_html("{} {}", intro, asked))


def _question(field: str, line: str) -> SafeString:
    choices = format_html_join(
        "",
        '<label><input type="radio" name="{}" value="{}" {}> {}</label>',
        (
            (answer_name(field, line), kind, "" if place else "checked", label)
            for place, (kind, label) in enumerate(_choices(line))
        ),
    )
    legend = f"Who is “{line}”?"
    return format_html('<fieldset class="who"><legend>{}</legend>{}</fieldset>', legend, choices)


def _choices(line: str) -> list[tuple[str, str]]:
    """Return the answers with their labels, each reading of the name once."""
    choices: list[tuple[str, str]] = []
    for kind in (NameKind.PERSON, NameKind.FAMILY_FIRST):
        name = name_of(line, kind)
        label = f"A person: {format_name(name)}"
        if "family" in name and label not in {known for _kind, known in choices}:
            choices.append((str(kind), label))
    return [*choices, (str(NameKind.ORGANIZATION), "An organization")]
