"""The forms of all kinds of content, in the order in which they are placed on a page."""

from blog.text.formats.markdown_code import add_languages
from blog.text.formats.markdown_formulas import add_formulas
from blog.text.formats.markdown_notes import add_notes
from blog.text.formats.markdown_tables import add_tables
from blog.text.kinds.feeds import quoted, unfolded, without_annotation, without_player
from blog.text.kinds.form import (
    Form,
    Import,
    Look,
    as_on_page,
    captioned,
    cleaning,
    editor,
    enabling,
    in_commonmark,
    no_text,
    own_text,
)
from blog.text.kinds.mathml import MATHML, MATHML_ATTRIBUTES

INLINE = {"em", "strong", "i", "b", "s", "u", "sub", "sup", "code", "br"}
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre"}
_ALIGNMENTS = {"center", "end"}
_SPANS = {"rowspan", "colspan"}
_TEXT = Look(screen="css/text.css", print="css/print.css", scripts=(), mark="")
_PASTED = Import(markdown=in_commonmark, pasted="clipboard")

PROSE = Form(
    name="prose",
    stored="p, ul, ol, blockquote, hr",
    shown="p, ul, ol, blockquote, hr",
    cleaning=cleaning(
        *INLINE - {"code"},
        *BLOCKS - {"pre"},
        "a",
        "hr",
        attributes={"a": {"href", "title"}, "ol": {"start"}},
    ),
    editor=editor(
        *("Bold", "Italic", "Strike", "Subscript", "Superscript", "HardBreak"),
        *("BulletList", "OrderedList", "ListItem", "Blockquote", "HorizontalRule"),
        own={"LinkDialog": "link", "Markdown": "markdown", "TypedLinks": "typed-links"},
        Link={
            "autolink": False,
            "enableTarget": False,
            "protocols": ["http", "https", "mailto"],
        },
    ),
    imports=Import(markdown=enabling("strikethrough"), pasted="clipboard"),
    look=_TEXT,
    feed=as_on_page,
    text=own_text,
)
HEADING = Form(
    name="heading",
    stored="h2, h3, h4",
    shown="h2, h3, h4",
    cleaning=cleaning("h2", "h3", "h4"),
    editor=editor(own={"Headings": "headings"}, Heading={"levels": [2, 3, 4]}),
    imports=_PASTED,
    look=Look(
        screen="css/heading-links.css",
        print="css/heading-links.css",
        scripts=(),
        mark='<a id="h-',
    ),
    feed=as_on_page,
    text=own_text,
)
CODE = Form(
    name="code",
    stored="pre, code",
    shown="pre, code",
    cleaning=cleaning("pre", "code", attributes={"pre": {"data-language", "data-numbered"}}),
    editor=editor("Code", "CodeBlock", own={"CodeLanguage": "code"}),
    imports=Import(markdown=add_languages, pasted="clipboard-blocks"),
    look=Look(
        screen="css/code.css",
        print="css/code.css",
        scripts=(),
        mark='<pre tabindex="0" class="code',
    ),
    feed=as_on_page,
    text=own_text,
)
TABLE = Form(
    name="table",
    stored="table",
    shown=".table-box table",
    cleaning=cleaning(
        *("table", "thead", "tbody", "tr", "th", "td"),
        attributes={"th": _SPANS, "td": _SPANS, "table": {"data-caption"}},
        classes={"th": _ALIGNMENTS, "td": _ALIGNMENTS},
    ),
    editor=editor("Table", "TableRow", "TableHeader", "TableCell", own={"TableFormat": "table"}),
    imports=Import(markdown=add_tables, pasted="clipboard-blocks"),
    look=Look(
        screen="css/table.css",
        print="css/print.css",
        scripts=(),
        mark='<div class="table-box"',
    ),
    feed=as_on_page,
    text=captioned,
)
FOLDED = Form(
    name="folded",
    stored="details",
    shown="details.folded",
    cleaning=cleaning("details", "summary"),
    editor=editor(own={"Folded": "folded", "FoldedTitle": "folded"}),
    imports=Import(markdown=in_commonmark, pasted="clipboard-blocks"),
    look=Look(
        screen="css/box.css", print="css/box.css", scripts=(), mark='<details class="folded"'
    ),
    feed=unfolded,
    text=own_text,
)
BOX = Form(
    name="box",
    stored="aside",
    shown=".box",
    cleaning=cleaning("aside", classes={"aside": {"note", "source"}}),
    editor=editor(own={"Box": "box"}),
    imports=Import(markdown=in_commonmark, pasted="clipboard-blocks"),
    look=Look(screen="css/box.css", print="css/box.css", scripts=(), mark='<div class="box'),
    feed=quoted,
    text=own_text,
)
DEFINITIONS = Form(
    name="definitions",
    stored="dl",
    shown="dl",
    cleaning=cleaning("dl", "dt", "dd"),
    editor=editor(
        own={"Definitions": "definitions", "Term": "definitions", "Definition": "definitions"}
    ),
    imports=Import(markdown=in_commonmark, pasted="clipboard-blocks"),
    look=Look(screen="css/box.css", print="css/box.css", scripts=(), mark="<dl>"),
    feed=as_on_page,
    text=own_text,
)
GALLERY = Form(
    name="gallery",
    stored="figure[data-gallery]",
    shown="figure.gallery",
    cleaning=cleaning("figure", attributes={"figure": {"data-gallery", "data-caption"}}),
    editor=editor(own={"Gallery": "gallery"}),
    imports=Import(markdown=in_commonmark, pasted="clipboard"),
    look=Look(
        screen="css/gallery.css",
        print="css/gallery.css",
        scripts=("js/comparison.js",),
        mark='<figure class="gallery',
    ),
    feed=as_on_page,
    text=captioned,
)
VERSE = Form(
    name="verse",
    stored="blockquote.verse",
    shown="blockquote.verse",
    cleaning=cleaning("blockquote", classes={"blockquote": {"verse"}}),
    editor=editor(own={"Verse": "verse"}),
    imports=_PASTED,
    look=_TEXT,
    feed=as_on_page,
    text=own_text,
)
CITATION = Form(
    name="citation",
    stored="cite-ref",
    shown=".cite",
    cleaning=cleaning(
        "cite-ref",
        attributes={
            "cite-ref": {
                *("data-source", "data-locator", "data-label", "data-prefix", "data-suffix"),
                *("data-suppress-author", "data-quotation"),
            }
        },
    ),
    editor=editor(own={"Citation": "citation"}),
    imports=_PASTED,
    look=Look(
        screen="css/citations.css",
        print="css/print.css",
        scripts=(),
        mark="",
    ),
    feed=as_on_page,
    text=no_text,
)
NOTE = Form(
    name="note",
    stored="foot-note",
    shown=".cite",
    cleaning=cleaning("foot-note"),
    editor=editor(own={"Footnote": "footnote"}),
    imports=Import(markdown=add_notes, pasted="clipboard-notes"),
    look=CITATION.look,
    feed=as_on_page,
    text=own_text,
)
PICTURE = Form(
    name="picture",
    stored="figure[data-picture]",
    shown="figure.picture",
    cleaning=cleaning(
        "figure",
        attributes={
            "figure": {
                *("data-picture", "data-alt", "data-decorative", "data-caption"),
                *("data-remote", "data-credit", "data-embed"),
            }
        },
    ),
    editor=editor(own={"Picture": "picture"}),
    imports=_PASTED,
    look=Look(
        screen="css/enlarged-picture.css",
        print="css/print.css",
        scripts=("js/pictures.js",),
        mark='<figure class="picture',
    ),
    feed=as_on_page,
    text=no_text,
)
_FIGURE = cleaning("figure", attributes={"figure": {"data-file", "data-caption"}})
FILE = Form(
    name="file",
    stored="figure[data-file]",
    shown="figure.file",
    cleaning=_FIGURE,
    editor=editor(own={"File": "file"}),
    imports=_PASTED,
    look=Look(
        screen="css/files.css", print="css/files.css", scripts=(), mark='<figure class="file'
    ),
    feed=as_on_page,
    text=no_text,
)
RECORDING = Form(
    name="recording",
    stored="figure[data-file]",
    shown="figure.recording",
    cleaning=_FIGURE,
    editor=FILE.editor,
    imports=_PASTED,
    look=Look(
        screen="css/files.css",
        print="css/files.css",
        scripts=("js/recordings.js",),
        mark='<figure class="recording',
    ),
    feed=as_on_page,
    text=no_text,
)
EMBED = Form(
    name="embed",
    stored="p",
    shown="figure.elsewhere",
    cleaning=cleaning("p", "a", attributes={"a": {"href"}}),
    editor=editor(),
    imports=Import(markdown=in_commonmark, pasted="clipboard-inline"),
    look=Look(
        screen="css/player.css",
        print="css/player.css",
        scripts=("js/player.js",),
        mark='<figure class="elsewhere p',  # playable or pictured
    ),
    feed=without_player,
    text=own_text,
)

FORMULA = Form(
    name="formula",
    stored="tex-math, tex-block, math",
    shown="math",
    cleaning=cleaning("tex-math", "tex-block", *MATHML, attributes=MATHML_ATTRIBUTES),
    editor=editor(
        own={"Formula": "formula", "DisplayedFormula": "formula", "PastedFormula": "formula"}
    ),
    imports=Import(markdown=add_formulas, pasted="clipboard-inline"),
    look=Look(screen="css/formula.css", print="css/formula.css", scripts=(), mark="<math"),
    feed=without_annotation,
    text=own_text,
)

FORMS = (
    *(HEADING, PROSE, FORMULA, CITATION, NOTE, PICTURE, GALLERY, FILE, RECORDING, EMBED, VERSE),
    *(CODE, TABLE, DEFINITIONS, BOX, FOLDED),
)
