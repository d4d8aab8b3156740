// Turns footnotes of web pages into notes: those of WordPress, Markdown, MediaWiki and Ibid itself.

const MARKER = /^[\s,;[(]*(?:\d{1,4}|[a-z]{1,3}|[*†‡§¶]+|note \d+)[\s\])]*$/i
const NOTE = /(?:^|[-_:])(?:fn|ftn|(?:foot|end|cite_)?note)s?(?=[-_:\d]|$)/i
const AREAS = `[role=doc-endnotes], [role=doc-footnote], .footnotes, .wp-block-footnotes, .references,
  .references-small, .endnotes, .notes`
const BACKLINKS = "[role=doc-backlink], .footnote-back, .reversefootnote, .mw-cite-backlink, .back"
const ARROWS = /^[\s↩↑⏎⤴^\ufe0e\ufe0f]+$/

/* Replace each mark with its note, if that was copied, too. Several marks can have the same note. */
export function takeWebNotes(body) {
  for (const margin of body.querySelectorAll(".margin-note[aria-hidden]")) margin.remove()
  const marks = [...body.querySelectorAll("a[href*='#']")].map((link) => [link, noteOf(link, body)])
  const found = marks.filter(([, holder]) => holder)
  const ids = new Set(found.flatMap(([link]) => idsAround(link)))
  const contents = new Map(
    found.map(([link, holder]) => [holder, contentOf(holder, ids, pageOf(link))]),
  )
  for (const [link, holder] of found) placeNote(link, contents.get(holder))
  for (const holder of contents.keys()) removeWithHolders(holder, body)
}

const pageOf = (link) => (link.getAttribute("href") ?? "").split("#")[0]

const fragmentOf = (link) => {
  const [, fragment = ""] = (link.getAttribute("href") ?? "").split("#")
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/* A copied link is absolute: it is local if its target was copied, too. */
function noteOf(link, body) {
  const id = fragmentOf(link)
  const target = id && MARKER.test(link.textContent) && body.querySelector(`#${CSS.escape(id)}`)
  if (!target || target.contains(link)) return null
  const holder = target.closest("li, p, div, aside, dd") ?? target
  if (holder.contains(link) || holder === body) return null
  return NOTE.test(id) || holder.closest(AREAS) || leadsBack(holder, link) ? holder : null
}

const idsAround = (link) =>
  [link, link.closest("sup"), link.parentElement].map((element) => element?.id).filter(Boolean)

function leadsBack(holder, link) {
  const ids = idsAround(link)
  return [...holder.querySelectorAll("a[href*='#']")].some((back) => ids.includes(fragmentOf(back)))
}

function contentOf(holder, ids, page) {
  const copy = holder.cloneNode(true)
  for (const link of copy.querySelectorAll(`a, ${BACKLINKS}`)) {
    const isBack = link.matches(BACKLINKS) || ids.has(fragmentOf(link))
    if (isBack || ARROWS.test(link.textContent)) link.remove()
    else if (fragmentOf(link) && pageOf(link) === page) link.replaceWith(...link.childNodes)
  }
  const paragraphs = [...copy.querySelectorAll("p")]
  const parts = paragraphs.length ? paragraphs : [copy]
  return parts.flatMap((part, index) => [...(index ? [" "] : []), ...part.childNodes])
}

function placeNote(link, content) {
  const note = document.createElement("foot-note")
  const isText = (node) => typeof node === "string"
  note.append(...content.map((node) => (isText(node) ? node : node.cloneNode(true))))
  const raised = link.closest("sup")
  const isAlone = raised && MARKER.test(raised.textContent) && raised.querySelectorAll("a").length < 2
  if (isAlone || (raised && raised.textContent.trim() === link.textContent.trim())) {
    raised.replaceWith(note)
  } else if (raised) {
    raised.before(note)
    link.remove()
    if (!/[^\s,;]/.test(raised.textContent)) raised.remove()
  } else link.replaceWith(note)
}

/* Remove a note, and then its list and section once nothing but a heading is left in them. */
function removeWithHolders(holder, body) {
  let element = holder
  while (element !== body) {
    const { parentElement } = element
    element.remove()
    const rest = parentElement.cloneNode(true)
    for (const heading of rest.querySelectorAll("h1, h2, h3, h4, h5, h6, hr")) heading.remove()
    if (rest.textContent.trim() || rest.querySelector("img, figure")) return
    element = parentElement
  }
}
