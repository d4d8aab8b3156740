"""A BibTeX entry, and a function that reads the only entry in a text."""

from blog.sources.parsing import FORMATS

ARTICLE = r"""
@string{cq = {The China Quarterly}}

@article{goldstein2001,
  author  = {Goldstein, Lyle J. and {Institute of \emph{War}} and Charles de la Vall{\'e}e Poussin},
  title   = {Return to {Zhenbao} Island: Who Started Shooting \& Why It Matters},
  journal = cq,
  year    = 2001,
  month   = dec,
  number  = 168,
  pages   = {985--997},
  doi     = {https://doi.org/10.1017/S0009443901000572}
}
"""


def only_item(text):
    parsed = FORMATS["bibtex"].read(text)
    assert parsed.failures == []
    (item,) = parsed.items
    return item
