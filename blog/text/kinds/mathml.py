"""The elements and attributes of MathML Core that a text may hold: none that loads or runs."""

MATHML = frozenset(
    {
        *("math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "ms", "mspace", "mtext"),
        *("mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom", "menclose"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover"),
        *("mmultiscripts", "mprescripts", "mtable", "mtr", "mtd"),
    }
)
MATHML_ATTRIBUTES = {
    **{tag: {"mathcolor", "mathbackground", "displaystyle", "scriptlevel"} for tag in MATHML},
    "math": {"display", "alttext", "dir", "displaystyle"},
    "annotation": {"encoding"},
    "mi": {"mathvariant", "mathcolor"},
    "mo": {
        *("form", "fence", "separator", "lspace", "rspace", "stretchy", "symmetric"),
        *("maxsize", "minsize", "largeop", "movablelimits", "mathcolor"),
    },
    "mspace": {"width", "height", "depth"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "mfrac": {"linethickness", "displaystyle", "mathcolor"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
    "mtd": {"columnspan", "rowspan", "displaystyle"},
    "menclose": {"notation"},
}
