// Cleans the HTML that word processors and web pages put on the clipboard. A pure function of HTML,
// independent of the editor.

import * as blocks from "ibid/clipboard-blocks"
import * as inline from "ibid/clipboard-inline"
import { listsFromParagraphs, repairLists } from "ibid/clipboard-lists"
import { takeNotes } from "ibid/clipboard-notes"
import { takeWebNotes } from "ibid/clipboard-web-notes"

const DROPPED = `script, style, meta, link, title, template, noscript, iframe, object, embed, svg,
  audio, video, canvas, form, button, input, select, textarea, [hidden], .mw-editsection, xml`
const KEPT = new Set([
  ...["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "hr", "figure"],
  ...["code", "em", "strong", "s", "sub", "sup", "a", "br", "cite-ref", "foot-note"],
  ...["table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "details", "summary"],
])
const BLOCKS = `p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, div, hr, figure, tex-block,
  dl, dt, dd, details, summary, section, article, header, footer, main, aside, address`
const RENAMED = {
  ...{ B: "strong", I: "em", CITE: "em", DFN: "em", DEL: "s", STRIKE: "s" },
  ...{ TT: "code", KBD: "code", SAMP: "code" },
  ...{ ADDRESS: "p", FIGCAPTION: "p" },
}
const ATTRIBUTES = {
  A: ["href"],
  OL: ["start"],
  PRE: ["data-language", "data-numbered"],
  TABLE: ["data-caption"],
  TD: ["colspan", "rowspan", "class"],
  TH: ["colspan", "rowspan", "class"],
}
const OWN = "cite-ref, foot-note, tex-math, tex-block, math, math *, figure[data-picture], figure[data-remote]"
const ENGLISH = ["“", "”", "‘", "’"]

/* `quotes`: the language's outer and inner pair; `frames`: the players that become links. */
export function cleanPasted(html, { quotes = ENGLISH, frames = [] } = {}) {
  const body = parsed(html)
  removeComments(body)
  inline.replaceFormulas(body)
  inline.linkPlayers(body, frames)
  for (const element of body.querySelectorAll(DROPPED)) element.remove()
  dropHidden(body)
  blocks.keepLanguages(body)
  blocks.keepTables(body, html)
  inline.flattenRuby(body)
  inline.markQuotations(body, quotes)
  acceptChanges(body)
  listsFromParagraphs(body)
  takeNotes(body)
  takeWebNotes(body)
  turnFootnotesIntoText(body)
  replaceStyles(body)
  renameHeadings(body)
  markPictures(body)
  cleanLinks(body)
  rename(body)
  repairLists(body)
  unwrapSingleCellTables(body)
  makeParagraphs(body)
  unwrapUnknown(body)
  tidySpaces(body)
  tidyBlocks(body)
  return body.innerHTML.trim()
}

/* The content security policy refuses inline styles and handlers even in parsed text. */
function parsed(html) {
  const safe = html
    .replace(/<style\b[^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son\w+\s*=/gi, " data-on="),
    )
  return new DOMParser().parseFromString(safe, "text/html").body
}

/* The kinds of content in `html` that do not come along: pictures, formulas, players. */
export const lossesOf = (html, frames) => inline.lossesIn(parsed(html), frames)

function removeComments(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.remove()
}

const styleOf = ({ dataset: { style = "" } }) => style.toLowerCase().replace(/\s*([:;])\s*/g, "$1")

const HIDDEN = /display:none|mso-hide:all|mso-element:comment|visibility:hidden/

function dropHidden(body) {
  for (const element of body.querySelectorAll("[data-style]")) {
    if (HIDDEN.test(styleOf(element))) element.remove()
  }
  for (const element of body.querySelectorAll(".MsoCommentReference, [class^=msocom]")) {
    element.remove()
  }
}

/* Accept tracked changes. */
function acceptChanges(body) {
  for (const gone of body.querySelectorAll("del[cite], del[datetime], .msoDel")) gone.remove()
  for (const element of body.querySelectorAll("ins")) unwrap(element)
}

/* Other footnotes keep their mark, as superscript, and their text. */
function turnFootnotesIntoText(body) {
  for (const link of body.querySelectorAll("a")) {
    const target = link.getAttribute("href") ?? ""
    const isLocal = target.startsWith("#") || /^(file|about):/.test(target)
    if (!isLocal || !/#.*(ftn|note|cite)/i.test(target)) continue
    const number = link.textContent.replace(/[[\]\s]/g, "") || "*"
    const isNote = /#(_ftnref|_ednref|ftnt_ref|sdfootnote\d+anc|sdendnote\d+anc)/.test(target)
    const mark = document.createElement("sup")
    mark.textContent = `[${number}]`
    const raised = link.closest("sup") ?? link
    raised.replaceWith(...(isNote ? [`[${number}] `] : [mark]))
  }
}

/* Turn styles into elements: bold and italic are often set or unset only by styles. */
function replaceStyles(body) {
  for (const element of body.querySelectorAll("b, strong, i, em")) {
    const style = styleOf(element)
    if (/(?<!-)font-(weight:(normal|[1-4]00)|style:normal)/.test(style)) unwrap(element)
  }
  for (const element of body.querySelectorAll("span[data-style], font[data-style], a[data-style]")) {
    const style = styleOf(element)
    for (const [pattern, name] of STYLES) {
      if (pattern.test(style) && !element.closest(name)) wrapInside(element, name)
    }
  }
  for (const bold of body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) :is(b, strong, u)")) {
    unwrap(bold)
  }
}

const STYLES = [
  [/(?<!-)font-weight:(bold|[6-9]00)/, "strong"],
  [/(?<!-)font-style:italic/, "em"],
  [/vertical-align:super/, "sup"],
  [/vertical-align:sub/, "sub"],
  [/text-decoration[^;]*line-through/, "s"],
]

/* The post's title is its only h1: pasted headings start at h2. */
function renameHeadings(body) {
  const by = body.querySelector("h1") ? 1 : 0
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    replaceTag(heading, `h${Math.min(4, Math.max(2, Number(heading.tagName[1]) + by))}`)
  }
  for (const paragraph of body.querySelectorAll("p.MsoTitle")) replaceTag(paragraph, "h2")
  for (const quote of body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote, p.quotations")) {
    const blockquote = document.createElement("blockquote")
    quote.replaceWith(blockquote)
    blockquote.append(quote)
  }
}

/* A remote picture could disappear or track readers, so the server copies it. Others are dropped:
   those of the clipboard's own machine, and pixels that only count. */
function markPictures(body) {
  for (const picture of body.querySelectorAll("img")) {
    if (inline.isRemotePicture(picture)) mark(picture)
  }
  for (const picture of body.querySelectorAll("img, picture, source, map, area")) picture.remove()
  for (const figure of body.querySelectorAll("figure:not([data-picture], [data-remote])")) {
    unwrap(figure)
  }
}

function mark(picture) {
  const figure = document.createElement("figure")
  const around = picture.closest("figure")
  const caption = around?.querySelector("figcaption")
  figure.dataset.remote = picture.src
  if (picture.alt.trim()) figure.dataset.alt = picture.alt.trim().slice(0, 500)
  const isOnly = around?.querySelectorAll("img").length === 1
  if (isOnly && caption) figure.dataset.caption = caption.textContent.trim().slice(0, 1000)
  if (isOnly) around.replaceWith(figure)
  else (picture.closest("p, h2, h3, h4") ?? picture).after(figure)
}

function cleanLinks(body) {
  for (const link of body.querySelectorAll("a")) {
    const url = targetOf(link.getAttribute("href") ?? "")
    if (url && link.textContent.trim()) link.setAttribute("href", url)
    else unwrap(link)
  }
}

function targetOf(href) {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return ""
  const isRedirect = /^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(href)
  const found = isRedirect && new URL(href).searchParams.get("q")
  return found && /^https?:\/\//.test(found) ? found : href
}

function rename(body) {
  for (const element of body.querySelectorAll(`:not(${OWN})`)) {
    const name = RENAMED[element.tagName]
    if (name) replaceTag(element, name)
  }
}

function unwrapSingleCellTables(body) {
  for (const table of body.querySelectorAll("table")) {
    const cells = table.querySelectorAll("td, th")
    if (cells.length === 1) table.replaceWith(...cells[0].childNodes)
  }
}

const HOLDERS = "ul, ol, dl, details, table, thead, tbody, tr" // they contain blocks, not text

/* Keep no-break spaces only before French punctuation and after « and numbers. */
function tidySpaces(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    const { parentElement } = text
    if (parentElement.closest("pre")) continue
    if (parentElement.matches(HOLDERS) && !text.data.trim()) text.data = ""
    text.data = text.data
      .replace(/[ \t\n\r\f\u00a0]{2,}/g, " ")
      .replace(/(?<![«\d])\u00a0(?![;:!?»%])/g, " ")
      .replace(/[\n\r\t\u00ad\u200b\ufeff]/g, (character) => (character.trim() ? "" : " "))
  }
}

/* Turn text outside of blocks, or in blocks that posts do not support, into paragraphs. */
function makeParagraphs(body) {
  const loose = "div, section, article, header, footer, main, aside"
  for (const block of [...body.querySelectorAll(loose)]) {
    if (block.querySelector(BLOCKS) || !block.textContent.trim()) unwrap(block)
    else replaceTag(block, "p")
  }
  wrapLooseText(body)
  for (const paragraph of body.querySelectorAll("p")) splitAtBreaks(paragraph)
}

function wrapLooseText(body) {
  let paragraph = null
  for (const node of [...body.childNodes]) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE && node.matches(BLOCKS)
    if (isBlock) paragraph = null
    else if (paragraph) paragraph.append(node)
    else if (node.textContent.trim() || node.matches?.(OWN)) {
      paragraph = document.createElement("p")
      node.replaceWith(paragraph)
      paragraph.append(node)
    } else node.remove()
  }
}

function splitAtBreaks(paragraph) {
  for (const mark of paragraph.querySelectorAll(":scope > br")) {
    const next = mark.nextElementSibling
    if (next?.tagName !== "BR" || mark.nextSibling.textContent.trim()) continue
    const rest = paragraph.cloneNode()
    while (next.nextSibling) rest.append(next.nextSibling)
    mark.remove()
    next.remove()
    paragraph.after(rest)
    splitAtBreaks(rest)
    return
  }
}

function tidyBlocks(body) {
  for (const block of body.querySelectorAll("p, h2, h3, h4, li, blockquote, ul, ol, foot-note")) {
    if (!block.textContent.trim() && !block.querySelector(`${OWN}, hr`)) block.remove()
    else trim(block)
  }
}

function trim(block) {
  for (const mark of block.querySelectorAll(":scope > br:last-child, :scope > br:first-child")) {
    const { previousSibling: before, nextSibling: after } = mark
    if (!before?.textContent.trim() || !after?.textContent.trim()) mark.remove()
  }
  const { firstChild, lastChild } = block
  if (firstChild?.nodeType === Node.TEXT_NODE) firstChild.data = firstChild.data.trimStart()
  if (lastChild?.nodeType === Node.TEXT_NODE) lastChild.data = lastChild.data.trimEnd()
}

function unwrapUnknown(body) {
  for (const element of body.querySelectorAll(`:not(${OWN})`)) {
    if (!KEPT.has(element.localName)) {
      unwrap(element)
      continue
    }
    const allowed = ATTRIBUTES[element.tagName] ?? []
    for (const { name } of [...element.attributes]) {
      if (!allowed.includes(name)) element.removeAttribute(name)
    }
    const isMark = /^(em|strong|s|sub|sup|code)$/.test(element.localName)
    if (isMark && !element.textContent) element.remove()
  }
  body.normalize()
}

export function unwrap(element) {
  element.replaceWith(...element.childNodes)
}

export function replaceTag(element, name) {
  const made = document.createElement(name)
  for (const { name: key, value } of element.attributes) made.setAttribute(key, value)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

function wrapInside(element, name) {
  const made = document.createElement(name)
  made.append(...element.childNodes)
  element.append(made)
}
