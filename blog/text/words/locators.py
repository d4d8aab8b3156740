"""Locators as typed, such as "pp. 12-5" or "fol. 3r": CSL's label of the place, and its number."""

import re

# What people type before the number, by CSL label: English and the languages of the blog. Each
# word also with a period; singular and plural.
_TYPED = {
    "page": "p pp pg pgs page pages pag pagg pagina pagine pág págs página páginas seite seiten"
    " стр с страница страницы ص صص صفحة 页 頁",
    "chapter": "ch chs chap chaps chapter chapters kap kapitel cap caps capp capítulo capítulos"
    " capitolo capitoli chapitre chapitres гл глава главы ف فصل الفصل 章",
    "folio": "f ff fo fos fol fols folio folios foll f° ff° fº ffº bl blatt blätter feuillet folha"
    " fl fls carta л лл лист листы ق ورقة 叶 葉",
    "column": "col cols column columns coll colonna colonne colonnes columna columnas coluna"
    " colunas sp spalte spalten стб столбец столбцы عمود 栏 欄",
    "paragraph": "¶ ¶¶ par pars para paras paragraph paragraphs abs absatz absätze párr párrafo"
    " parágrafo paragraphe paragraphes paragrafo paragrafi абз абзац абзацы فقرة 段",
    "section": "§ §§ s ss sec secs sect sects section sections abschn abschnitt abschnitte secc"
    " sección secciones sez sezione sezioni seç seção seções разд раздел قسم 节 節",
    "line": "l ll line lines z zeile zeilen lín línea líneas ligne lignes r rr riga righe linha"
    " linhas стк строка строки سطر س 行",
    "verse": "v vv vers verse verses vs vss versos verset versets verso versi versículo стих стихи"
    " بيت آية 诗节",
    "volume": "vol vols voll volume volumes bd bde band bände tome tomo tomes t tt volumen"
    " volúmenes volumi т тт том тома مج مجلد ج 卷",
    "part": "pt pts part parts teil teile parte partes partie parties parti ч часть части جزء 部分",
    "book": "bk bks book books buch bücher libro libros libri lib livre livres livro livros liv"
    " кн книга книги كتاب",
    "figure": "fig figs figg figure figures abb abbildung abbildungen figura figuras figure"
    " рис рисунок شكل 图 圖",
    "table": "tab tabs table tables tbl tabelle tabellen tabla tablas tableau tableaux tabl"
    " tabella tabelle tabela tabelas табл таблица جدول 表",
    "note": "n nn note notes anm anmerkung anmerkungen fn fußnote nota notas not nota прим"
    " примечание حاشية هامش 注",
    "timestamp": "time min minute tc timecode timestamp мин 时间",
    "sub-verbo": "s.v s.vv sv svv sub-verbo s.\u2009v s. s.u",
    "article-locator": "art arts artt article articles artikel artículo artículos articolo articoli"
    " artigo artigos ст статья статьи م مادة المادة 条",
    "act": "act acts akt acto acte atto ato д действие فصل_مسرحي 幕",
    "scene": "sc scs scene scenes szene escena scène scena cena сц сцена مشهد 场",
    "appendix": "app apps appendix appendices anh anhang apénd apéndice append appendice annexe"
    " apênd apêndice anexo прил приложение ملحق 附录",
    "supplement": "suppl supp supplement supplements supl suplemento supplément supplemento"
    " приложение_к ملحق_إضافي 增刊",
    "canon": "can cann canon canons kanon canone cânone канон",
    "elocation": "loc locs location elocation",
    "equation": "eq eqs eqn equation equations gl gleichung ec ecuación éq équation equazione"
    " equação урав уравнение",
    "issue": "no nos nr nrs nº n° iss issue issues heft № вып выпуск عدد 期",
    "opus": "op opp opus opera соч",
    "rule": "rule rules regel regeln regla règle regola regra правило",
    "title-locator": "tit title titles titel título titre titolo тит титул",
}
_LABELS = {typed: label for label, forms in _TYPED.items() for typed in forms.split()}
_CASED = {"S": "page", "SS": "page", "Z": "line", "Bl": "folio", "Abs": "paragraph"}

_WORD = r"s\. ?vv?|§+|¶+|№|[^\W\d_]+[°º]?"
_LABELED = re.compile(rf"(?P<label>{_WORD})(?P<dot>\.?)(?P<space>\s*)(?P<rest>\S.*)", re.DOTALL)
# A number in digits, Roman numerals or letters: 12, xii, IV, 3r, B, A-12, "[12]".
_NUMBER = re.compile(
    r"[\[(“\"‘']*(?:\d|(?=[ivxlcdm])[ivxlcdm]+\b|(?=[IVXLCDM])[IVXLCDM]+\b|[^\W\d_]\b"
    r"|[A-Z]{1,3}[-\d.])"
)
_CHINESE = re.compile(r"第?\s*([\d一二三四五六七八九十百〇,、–—-]+)\s*([\u3400-\u9fff]{1,2})")
_TIME = re.compile(r"\d{1,2}:\d\d:\d\d")
_APART = re.compile(r"[,;]\s+")
_SAYS_ITS_LABEL = re.compile(r"[^\W\d_]+\.\s")
_DASH = r"\s*(?:-{1,3}|[‐‑‒–—−])\s*"
_RANGES = (
    re.compile(rf"(?<=\d)([rvab]?){_DASH}(?=\d)"),
    re.compile(rf"\b([ivxlcdm]+){_DASH}(?=[ivxlcdm]+\b)"),
)


def read_locator(text: str, *, label: str = "page") -> tuple[str, str]:
    """Return the CSL label and the locator as typed, with en dashes in ranges.

    A label typed before the number, as in "p. 985" or "fol. 3r", counts; without one it is `label`.
    A place in another, such as "ch. 3, p. 12", keeps its labels: see `says_its_label`.
    """
    text = " ".join(text.split())
    typed, locator = _labeled(text) or _in_chinese(text) or (label, text)
    if typed != "page" and locator != text and any(map(_labeled, _APART.split(locator)[1:])):
        typed, locator = "page", text
    if typed == "page" and _TIME.match(locator):
        typed = "timestamp"
    for pattern in _RANGES:
        locator = pattern.sub(r"\1–", locator)
    return typed, locator


def says_its_label(locator: str) -> bool:
    """Return whether a locator of pages says itself what it is: "ch. 3, p. 12"."""
    return _SAYS_ITS_LABEL.match(locator) is not None


def _labeled(text: str) -> tuple[str, str] | None:
    found = _LABELED.match(text)
    if not found:
        return None
    label = _label(found["label"])
    is_apart = found["dot"] or found["space"] or not found["label"].isalpha()
    if not label or not (is_apart or found["rest"][0].isdigit()):
        return None
    if label != "sub-verbo" and not _NUMBER.match(found["rest"]):
        return None
    return label, found["rest"]


def _label(typed: str) -> str:
    plain = typed.replace(" ", "")
    return _CASED.get(plain) or _LABELS.get(plain) or _LABELS.get(plain.lower(), "")


def _in_chinese(text: str) -> tuple[str, str] | None:
    """Return the place of "第12页", whose label follows the number."""
    found = _CHINESE.fullmatch(text)
    label = _LABELS.get(found[2]) if found else None
    return (label, found[1]) if found and label else None
