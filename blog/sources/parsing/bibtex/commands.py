"""LaTeX commands in bibliographies: accents, emphasis, quotation marks, logos."""

SMALL_CAPITALS = ('<span style="font-variant:small-caps;">', "</span>")
_ITALIC, _BOLD = ("<i>", "</i>"), ("<b>", "</b>")
_QUOTED = ("“", "”")

# Commands that put a combining mark on the next letter.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "r": "\u030a",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "t": "\u0361",
    "bar": "\u0304",
    "overline": "\u0305",
    "hat": "\u0302",
    "tilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "acute": "\u0301",
    "grave": "\u0300",
    "check": "\u030c",
    "breve": "\u0306",
}

# Commands that enclose their argument: the text before and after it.
FRAMES = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mathit"), _ITALIC),
    **dict.fromkeys(("textbf", "mkbibbold", "mathbf"), _BOLD),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    **dict.fromkeys(("textsc", "mkbibacro"), SMALL_CAPITALS),
    **dict.fromkeys(("enquote", "mkbibquote", "textquote"), _QUOTED),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
    "sqrt": ("√", ""),
}

# Commands that apply until the end of their group.
SWITCHES = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), _ITALIC),
    **dict.fromkeys(("bf", "bfseries"), _BOLD),
    **dict.fromkeys(("sc", "scshape"), SMALL_CAPITALS),
}

PLAIN = {
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX",
    "hyphen": "-",
    "slash": "/",
    "addcolon": ":",
    "addcomma": ",",
    "adddot": ".",
    "addspace": " ",
    "addnbspace": " ",
    "space": " ",
    "quad": " ",
    "qquad": " ",
    "par": " ",
    "newline": " ",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textdollar": "$",
    "textunderscore": "_",
    "textemdash": "—",
    "textendash": "–",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textellipsis": "…",
    "ldots": "…",
    "dots": "…",
    "mu": "μ",
    "i": "ı",
    "j": "ȷ",
    "left": "",
    "right": "",
    "rm": "",
    "tt": "",
    "sf": "",
    "protect": "",
    "ignorespaces": "",
}

# Commands whose argument is dropped.
DROPPED = frozenset(
    ["noopsort", "SortNoop", "label", "cite", "nocite", "footnote", "vspace", "hspace"]
)
# Commands whose second argument is the text.
SECOND_ARGUMENT = frozenset(["foreignlanguage", "textcolor", "href", "texorpdfstring", "hyperref"])

LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    "!`": "¡",
    "?`": "¿",
    "`": "‘",
}

# Characters that mean something else after a backslash.
CONTROL_SYMBOLS = {
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "!": "",
    "/": "",
    "-": "",
    "\\": " ",
    "\n": " ",
    "\t": " ",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}
