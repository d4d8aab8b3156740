// Inline elements that pages write in other ways: quotations, ruby, formulas, and players.

const TEX = "annotation[encoding='application/x-tex']"
const FORMULAS = ".katex, mjx-container, .MathJax, .mwe-math-element, math"
const DISPLAYED = ".katex-display, mjx-container[display=true], .MathJax_Display, math[display=block]"

/* Give quotations their marks, which browsers only show. `marks`: outer pair, inner pair. */
export function markQuotations(body, marks) {
  for (const quotation of [...body.querySelectorAll("q")].reverse()) {
    const depth = ancestors(quotation, "q")
    const [open, close] = depth % 2 ? marks.slice(2) : marks
    quotation.replaceWith(open, ...quotation.childNodes, close)
  }
}

function ancestors(element, selector) {
  const around = element.parentElement?.closest(selector)
  return around ? 1 + ancestors(around, selector) : 0
}

/* Show the reading of characters after them, in parentheses. */
export function flattenRuby(body) {
  for (const ruby of body.querySelectorAll("ruby")) {
    for (const mark of ruby.querySelectorAll("rp")) mark.remove()
    for (const reading of ruby.querySelectorAll("rt")) {
      const text = reading.textContent.trim()
      reading.replaceWith(text ? `(${text})` : "")
    }
    ruby.replaceWith(...ruby.childNodes)
  }
}

/* Keep formulas: their TeX if the page has it, else their MathML. */
export function replaceFormulas(body) {
  for (const formula of body.querySelectorAll(FORMULAS)) {
    if (!body.contains(formula)) continue // inside one that was replaced
    const source = texOf(formula)
    const math = formula.matches("math") ? formula : formula.querySelector("math")
    if (source) replaceByTex(formula, source)
    else formula.replaceWith(...(math ? [withoutStyles(math)] : []))
  }
  for (const script of body.querySelectorAll("script[type^='math/tex']")) script.remove()
}

/* A displayed formula that is alone in its paragraph takes its place. */
function replaceByTex(formula, source) {
  const isDisplayed = formula.closest(DISPLAYED) ?? formula.querySelector("math[display=block]")
  const paragraph = formula.closest("p, figure, dd") ?? formula
  const isAlone = paragraph.textContent.trim() === formula.textContent.trim()
  const made = document.createElement(isDisplayed && isAlone ? "tex-block" : "tex-math")
  made.textContent = source
  ;(made.localName === "tex-block" ? paragraph : formula).replaceWith(made)
}

function withoutStyles(math) {
  for (const element of [math, ...math.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      if (/^(class|id|href|data-.*|xmlns.*)$/.test(name)) element.removeAttribute(name)
    }
  }
  return math
}

function texOf(formula) {
  const math = formula.matches("math") ? formula : formula.querySelector("math")
  const image = formula.querySelector("img[alt]")
  const tex = math?.querySelector(TEX)?.textContent ?? math?.getAttribute("alttext") ?? image?.alt
  return (tex ?? "").replace(/^\{\\displaystyle (.*)\}$/s, "$1").trim()
}

/* Replace known players with a link in a paragraph of its own, which a page shows as a card. */
export function linkPlayers(body, frames) {
  for (const frame of body.querySelectorAll("iframe[src]")) {
    const url = pageOf(frame.getAttribute("src"), frames)
    if (!url) continue
    const paragraph = document.createElement("p")
    const link = document.createElement("a")
    link.href = link.textContent = url
    paragraph.append(link)
    ;(frame.closest("figure, p") ?? frame).before(paragraph)
    frame.remove()
  }
}

/* The page of a player, from [pattern of its URL, URL of its page] pairs. */
function pageOf(url, frames) {
  for (const [pattern, page] of frames) {
    const found = new RegExp(`^${pattern}`).exec(url)
    if (found) return page.replace(/\{(\w+)\}/g, (_, name) => found.groups[name])
  }
  return ""
}

/* The kinds of content that do not come along. */
export function lossesIn(body, frames) {
  const losses = new Set()
  for (const formula of body.querySelectorAll(FORMULAS)) {
    if (!texOf(formula) && !formula.closest("math") && !formula.querySelector("math")) {
      losses.add("formulas")
    }
    for (const part of formula.querySelectorAll("img")) part.remove()
  }
  for (const player of body.querySelectorAll("iframe, video, audio, object, embed")) {
    if (!pageOf(player.getAttribute("src") ?? "", frames)) losses.add("players")
  }
  for (const picture of body.querySelectorAll("img, v\\:imagedata")) {
    if (!isPixel(picture) && !isRemotePicture(picture)) losses.add("pictures")
  }
  return losses
}

/* Whether the server can copy the picture: one of the web that is more than a pixel or a smiley. */
export function isRemotePicture(picture) {
  const src = picture.getAttribute("src") ?? ""
  const width = Number(picture.getAttribute("width") || Infinity)
  const isOwn = src.startsWith(`${location.origin}/`) // the library has it already
  return /^https?:\/\//i.test(src) && !isOwn && src.length <= 2000 && width > 32
}

const isPixel = (picture) => picture.getAttribute("width") === "1"
