"""Rendering <number>, and the test whether a text is numeric."""

import re

from blog.sources.csl.elements import Number
from blog.sources.csl.ordinals import long_ordinal, ordinal, roman
from blog.sources.csl.output.tree import Node
from blog.sources.csl.rendering.context import Context
from blog.sources.csl.rendering.text import finished, numbers, value_of

_SORTED_DIGITS = 9
_NUMERIC = re.compile(
    r"\s*[^\W\d_]{0,2}\d+[^\W\d_]{0,2}(?:\s*(?:[,&\-–]|and|et)\s*[^\W\d_]{0,2}\d+[^\W\d_]{0,2})*\s*"
)
_NUMBER = r"(?:\w*\d\w*|[ivxlcdm]+)"
_SEVERAL = re.compile(rf"(?<!\\)\b{_NUMBER}\s*(?:[-–,+;]\s*)?(?:[-–&,+;]|\band\b)\s*{_NUMBER}\b")


def is_numeric(text: str) -> bool:
    """Return whether the text is numbers only, such as "2nd", "L2d" or "3, 5 & 8"."""
    return _NUMERIC.fullmatch(text) is not None


def is_plural(text: str, *, conjunction: str = "and") -> bool:
    """Return whether the text has more than one number."""
    word = f" {conjunction.strip()} "
    return _SEVERAL.search(text.replace(word, " & ")) is not None


def render_number(element: Number, context: Context) -> Node | None:
    context.called += 1
    if element.variable in context.suppressed:
        return None
    value = value_of(element.variable, context)
    if not value:
        return None
    context.fill(element.variable)
    if element.variable == "number" and context.refinements.report_numbers_as_typed:
        text = value
    elif element.variable in ("page", "locator"):
        text = numbers(element.variable, value, context)
    elif context.is_sorting:
        text = re.sub(r"\d+", lambda match: match.group().zfill(_SORTED_DIGITS), value)
    elif is_numeric(value):
        text = _formatted(value, element, context)
    else:
        text = value
    rendered = finished([text], element.look, context)
    if rendered and element.variable == "citation-number":
        rendered.role = "citation-number"
    return rendered


def _formatted(value: str, element: Number, context: Context) -> str:
    gender = context.locale.gender(element.variable)

    def changed(match: re.Match[str]) -> str:
        number = int(match.group())
        if element.form == "ordinal":
            return ordinal(number, locale=context.locale, gender=gender)
        if element.form == "long-ordinal":
            return long_ordinal(number, locale=context.locale, gender=gender)
        return roman(number) if element.form == "roman" else match.group()

    spaced = re.sub(r"\s*[-–]\s*", "–", value.strip())
    spaced = re.sub(r"\s*,\s*", ", ", spaced)
    spaced = re.sub(r"\s*&\s*", " & ", spaced)
    if element.form == "numeric":
        return spaced
    return re.sub(r"(?<![^\W_])\d+(?![^\W_])", changed, spaced)
