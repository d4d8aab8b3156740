"""TeX formulas as MathML: without scripts and inline styles, with the TeX for screen readers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from math_core import LatexError, LatexToMathML

MAX_LENGTH = 10_000  # characters of a formula
ID_PREFIX = "formula-"

_converter = LatexToMathML(annotation=True, fancy_error=False, id_prefix=ID_PREFIX)
_NUMBERED = re.compile(r"\\(?:label|tag)\b")
_ENVIRONMENT = re.compile(r"\s*\\begin\{(?:equation|align|gather|multline|alignat|flalign)\*?\}")
_ERROR = re.compile(r"(?:input\d+:)?(\d+): (.*)", re.DOTALL)
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_REFERENCE = re.compile(r"\\eqref\{[^{}]*\}")
_LINK = re.compile(r"<a\b.*?</a>")
_TABLE_LEVEL = re.compile(r'(<mtable[^>]*?) scriptlevel="0"')  # which validators do not know
_OPENING = re.compile(r"<math\b")
# What each declaration of a style becomes; others are dropped.
_CLASSES = {
    "width:100%": "whole",
    "width:50%": "half",
    "text-align:left": "left",
    "text-align:right": "right",
    "padding-left:0": "close-before",
    "padding-right:0": "close-after",
    "border-top:0.05em solid currentcolor": "ruled-above",
    "border-bottom:0.05em solid currentcolor": "ruled-below",
    "border-right:0.05em solid currentcolor": "ruled-after",
    "border-left:0.05em solid currentcolor": "ruled-before",
}
CLASSES = {*_CLASSES.values(), "menclose-updiagonalstrike", "menclose-downdiagonalstrike"}


@dataclass(frozen=True)
class Formula:
    """A formula in TeX; `is_displayed` if it has its own line."""

    tex: str
    is_displayed: bool = False


class FormulaError(Exception):
    """The formula cannot be converted: `reason` says why, `position` where, from 0."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.reason, self.position = reason, position

    def __str__(self) -> str:
        return f"{self.reason} (character {self.position + 1})"


def mathml_of(formula: Formula) -> str:
    """Return the formula as MathML. Raise FormulaError if it is not valid TeX."""
    _check(formula)
    return mathml_of_all([formula])[0] or ""


def mathml_of_all(formulas: Sequence[Formula]) -> list[str | None]:
    r"""Return the formulas of a text as MathML, None for those that are not valid TeX.

    Displayed ones with a \label or in a numbered environment are numbered through the text, and
    \eqref in any other is a link to theirs.
    """
    valid = [formula for formula in formulas if _is_valid(formula)]
    try:
        converted = _converter.convert_all([(_tex(each), each.is_displayed) for each in valid])
    except LatexError:  # they are valid each by itself: their definitions conflict
        converted = [
            _converter.convert_with_local_state(_tex(each), displaystyle=each.is_displayed)
            for each in valid
        ]
    mathml = iter(zip(valid, converted, strict=True))
    return [_tidied(*next(mathml)) if _is_valid(formula) else None for formula in formulas]


def _is_valid(formula: Formula) -> bool:
    try:
        _check(formula)
    except FormulaError:
        return False
    return True


def _check(formula: Formula) -> None:
    if not formula.tex.strip():
        raise FormulaError("The formula is empty.", 0)
    if len(formula.tex) > MAX_LENGTH:
        raise FormulaError(f"A formula has at most {MAX_LENGTH} characters.", MAX_LENGTH)
    try:
        _converter.convert_with_local_state(_tex(formula), displaystyle=formula.is_displayed)
    except LatexError as error:
        found = _ERROR.match(str(error))
        added = _tex(formula).index(formula.tex)
        position = max(0, int(found[1]) - added) if found else 0
        raise FormulaError(found[2] if found else str(error), position) from error


def _tex(formula: Formula) -> str:
    r"""Return the TeX; a displayed formula with a \label gets the environment that numbers it."""
    is_bare = _NUMBERED.search(formula.tex) and not _ENVIRONMENT.match(formula.tex)
    if formula.is_displayed and is_bare:
        return rf"\begin{{equation}}{formula.tex}\end{{equation}}"
    return formula.tex


def _tidied(formula: Formula, mathml: str) -> str:
    """Return the MathML with classes instead of styles, and its TeX as alternative text.

    A reference alone is just a link.
    """
    if _REFERENCE.fullmatch(formula.tex.strip()) and (link := _LINK.search(mathml)):
        return link[0]
    mathml = mathml.replace(escape(_tex(formula), quote=False), escape(formula.tex, quote=False))
    mathml = _TABLE_LEVEL.sub(r"\1", mathml)
    alternative = escape(" ".join(formula.tex.split()))
    return _OPENING.sub(
        lambda _tag: f'<math alttext="{alternative}"', _STYLE.sub(_classes, mathml), count=1
    )


def _classes(style: re.Match[str]) -> str:
    declarations = [
        re.sub(r"\s*:\s*", ":", declaration.strip())
        for declaration in unescape(style[1]).split(";")
    ]
    color = next((rule[6:] for rule in declarations if rule.startswith("color:#")), "")
    names = " ".join(_CLASSES[rule] for rule in declarations if rule in _CLASSES)
    return (f' class="{names}"' if names else "") + (f' mathcolor="{color}"' if color else "")
