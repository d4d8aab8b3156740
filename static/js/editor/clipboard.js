// What word processors and web pages put on the clipboard, as the clean HTML of a post. Text in,
// text out: nothing here knows the editor.

import { listsFromParagraphs, mendLists } from "ibid/clipboard-lists"
import { takeNotes } from "ibid/clipboard-notes"

const GONE = `script, style, meta, link, title, template, noscript, iframe, object, embed, svg, math,
  audio, video, canvas, form, button, input, select, textarea, [hidden], .mw-editsection, xml`
const KEPT = new Set([
  ...["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "hr", "figure"],
  ...["code", "em", "strong", "s", "sub", "sup", "a", "br", "cite-ref", "foot-note"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
])
const BLOCKS = `p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, div, hr, figure,
  dl, dt, dd, section, article, header, footer, main, aside, address`
const RENAMED = {
  ...{ B: "strong", I: "em", CITE: "em", DFN: "em", DEL: "s", STRIKE: "s" },
  ...{ TT: "code", KBD: "code", SAMP: "code" },
  ...{ DT: "p", DD: "p", ADDRESS: "p", CAPTION: "p", FIGCAPTION: "p" },
}
const ATTRIBUTES = {
  A: ["href"],
  OL: ["start"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
}
const OURS = "cite-ref, foot-note, figure[data-picture]"

export function cleanPasted(html) {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html")
  removeComments(body)
  for (const element of body.querySelectorAll(GONE)) element.remove()
  dropWhatIsHidden(body)
  settleChanges(body)
  listsFromParagraphs(body)
  takeNotes(body)
  turnFootnotesIntoText(body)
  nameWhatStylesSay(body)
  renameHeadings(body)
  dropPictures(body)
  mendLinks(body)
  rename(body)
  mendLists(body)
  unwrapTablesOfOneCell(body)
  makeParagraphs(body)
  unwrapWhatIsUnknown(body)
  tidySpaces(body)
  tidyBlocks(body)
  return body.innerHTML.trim()
}

/* The page's policy refuses styles and handlers even in text that is only read. */
function withoutStyles(html) {
  return html
    .replace(/<style\b[^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son\w+\s*=/gi, " data-on="),
    )
}

function removeComments(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.remove()
}

const styleOf = ({ dataset: { style = "" } }) => style.toLowerCase().replace(/\s*([:;])\s*/g, "$1")

const HIDDEN = /display:none|mso-hide:all|mso-element:comment|visibility:hidden/

function dropWhatIsHidden(body) {
  for (const element of body.querySelectorAll("[data-style]")) {
    if (HIDDEN.test(styleOf(element))) element.remove()
  }
  for (const element of body.querySelectorAll(".MsoCommentReference, [class^=msocom]")) {
    element.remove()
  }
}

/* Changes that were tracked are taken as accepted. */
function settleChanges(body) {
  for (const gone of body.querySelectorAll("del[cite], del[datetime], .msoDel")) gone.remove()
  for (const element of body.querySelectorAll("ins")) unwrap(element)
}

/* Of what is no note of ours the number stays in the text, raised, and its words where they stood. */
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

/* Bold, italic and the like are often said in styles alone; or unsaid in them. */
function nameWhatStylesSay(body) {
  for (const element of body.querySelectorAll("b, strong, i, em")) {
    const style = styleOf(element)
    if (/(?<!-)font-(weight:(normal|[1-4]00)|style:normal)/.test(style)) unwrap(element)
  }
  for (const element of body.querySelectorAll("span[data-style], font[data-style], a[data-style]")) {
    const style = styleOf(element)
    for (const [says, name] of STYLES) {
      if (says.test(style) && !element.closest(name)) wrapInside(element, name)
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

/* The title of a post is its first heading: what is pasted begins a step below. */
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

/* A picture elsewhere could vanish, or count who reads: pictures are uploaded instead. */
function dropPictures(body) {
  for (const picture of body.querySelectorAll("img, picture, source, map, area")) picture.remove()
  for (const figure of body.querySelectorAll("figure:not([data-picture])")) unwrap(figure)
}

function mendLinks(body) {
  for (const link of body.querySelectorAll("a")) {
    const address = addressOf(link.getAttribute("href") ?? "")
    if (address && link.textContent.trim()) link.setAttribute("href", address)
    else unwrap(link)
  }
}

function addressOf(href) {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return ""
  const isDetour = /^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(href)
  const found = isDetour && new URL(href).searchParams.get("q")
  return found && /^https?:\/\//.test(found) ? found : href
}

function rename(body) {
  for (const element of body.querySelectorAll("*")) {
    if (element.matches(OURS)) continue
    const name = RENAMED[element.tagName]
    if (name) replaceTag(element, name)
  }
}

function unwrapTablesOfOneCell(body) {
  for (const table of body.querySelectorAll("table")) {
    const cells = table.querySelectorAll("td, th")
    if (cells.length === 1) table.replaceWith(...cells[0].childNodes)
  }
}

const HOLDERS = "ul, ol, table, thead, tbody, tr" // of other blocks, not of words

/* A no-break space stays where it belongs: before French signs, after « and numbers. */
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
      .replace(/[\n\r\t\u00ad\u200b\ufeff]/g, (sign) => (sign.trim() ? "" : " "))
  }
}

/* Words that stand in no block, or in one that is none of ours, become paragraphs. */
function makeParagraphs(body) {
  const loose = "div, section, article, header, footer, main, aside, dl"
  for (const block of [...body.querySelectorAll(loose)]) {
    if (block.querySelector(BLOCKS) || !block.textContent.trim()) unwrap(block)
    else replaceTag(block, "p")
  }
  gatherLooseWords(body)
  for (const paragraph of body.querySelectorAll("p")) splitAtBreaks(paragraph)
}

function gatherLooseWords(body) {
  let paragraph = null
  for (const node of [...body.childNodes]) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE && node.matches(BLOCKS)
    if (isBlock) paragraph = null
    else if (paragraph) paragraph.append(node)
    else if (node.textContent.trim() || node.matches?.(OURS)) {
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
    if (!block.textContent.trim() && !block.querySelector(`${OURS}, hr`)) block.remove()
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

function unwrapWhatIsUnknown(body) {
  for (const element of [...body.querySelectorAll("*")]) {
    if (element.matches(OURS)) continue
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
