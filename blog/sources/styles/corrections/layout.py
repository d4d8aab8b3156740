# mypy: allow-subclassing-any
"""Corrections of citations of several works: ordering, collapsing, disambiguation."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from blog.sources.styles.corrections.progress import Corrected, Progress
from blog.sources.styles.corrections.sorting import in_order

_FEWEST_IN_A_RANGE = 3


class Layout(Corrected, model.Layout):
    def render_children(self, item: Any, **kwargs: Any) -> Any:
        self.get_root().progress = Progress(self.getparent(), item)
        return super().render_children(item, **kwargs)

    def render_citation(self, citation: Any, _callback: Any) -> Any:
        collapse = self.getparent().get("collapse", "")
        cites = self._ordered(citation.cites)
        if collapse == "citation-number":
            text = self._joined_by_number(cites)
        else:
            text = self._joined(cites, collapse=collapse.startswith("year"))
        return self.format(self.wrap(text)) if text else ""

    def _ordered(self, cites: Sequence[Any]) -> list[Any]:
        """Return the citations in the style's order; in the author's if any has an affix."""
        if len(cites) == 1 or any(cite["prefix"] or cite["suffix"] for cite in cites):
            return list(cites)
        return in_order(cites, section=self.getparent())

    def _joined(self, cites: Sequence[Any], *, collapse: bool) -> str:
        text, before, names_before = "", None, ""
        for cite in cites:
            cited = self._text(cite)
            names = self.progress.names
            if collapse and before and names and names == names_before and _bare(before, cite):
                cited = self._text_without_names(cite)
                joint = self.getparent().get("cite-group-delimiter", ", ")
            else:
                joint = self.get("delimiter", "")
            text += f"{joint}{cited}" if text and cited else cited
            before, names_before = cite, names
        return text

    def _joined_by_number(self, cites: Sequence[Any]) -> str:
        joint = str(self.get("delimiter", ""))
        texts: list[str] = []
        for run in _runs(cites):
            cited = [text for cite in run if (text := self._text(cite))]
            texts += [f"{cited[0]}–{cited[-1]}"] if len(cited) >= _FEWEST_IN_A_RANGE else cited
        return joint.join(texts)

    def _text(self, cite: Any) -> str:
        """Render a citation and record that the work has been cited."""
        try:
            text = str(self.render_children(cite) or "")
        except VariableError:
            text = ""
        if not text:
            return ""
        self.getparent().cites.append(cite)
        return "".join((cite["prefix"], text, cite["suffix"]))

    def _text_without_names(self, cite: Any) -> str:
        cite["suppress_author"] = True
        text = str(self.render_children(cite) or "")
        cite["suppress_author"] = False
        return text


def _bare(*cites: Any) -> bool:
    return not any(
        cite.has_locator or cite["prefix"] or cite["suffix"] or cite["suppress_author"]
        for cite in cites
    )


def _runs(cites: Sequence[Any]) -> Iterator[list[Any]]:
    """Yield runs of citations that have consecutive numbers and no other text."""
    steps = [
        int(not (later.number == former.number + 1 and _bare(former, later)))
        for former, later in pairwise(cites)
    ]
    starts = [0]
    for step in steps:
        starts.append(starts[-1] + step)
    for _, run in groupby(zip(starts, cites, strict=False), key=lambda pair: pair[0]):
        yield [cite for _, cite in run]
