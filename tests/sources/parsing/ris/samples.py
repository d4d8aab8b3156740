"""A RIS reference, and a function that reads the only reference in a text."""

from blog.sources.parsing import FORMATS

CHAPTER = """TY  - CHAP
ID  - niu1998
AU  - Niu, Jun
A2  - Westad, Odd Arne
TI  - The Origins of the
 Sino-Soviet Alliance
T2  - Brothers in Arms
PY  - 1998///
SP  - 47
EP  - 89
PB  - Woodrow Wilson Center Press
CY  - Washington, DC
SN  - 978-0-8047-3485-5
ER  -
"""


def only_item(text):
    parsed = FORMATS["ris"].read(text)
    assert parsed.failures == []
    (item,) = parsed.items
    return item
