// Lists on the clipboard: Word's are paragraphs that look like items, others are wrongly nested.

const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i
const IGNORED = /mso-list:\s*ignore/i

/* Turn consecutive paragraphs with "mso-list: l0 level1" into nested lists. */
export function listsFromParagraphs(body) {
  let open = [] // the open lists, outermost first
  for (const paragraph of [...body.querySelectorAll("p, div")]) {
    const level = levelOf(paragraph)
    const isNext = open.length > 0 && paragraph.previousElementSibling === open[0]
    if (!level) {
      open = []
      continue
    }
    if (!isNext) open = []
    const marker = takeMarker(paragraph)
    const name = /^\(?[\dA-Za-z]{1,4}[.)]/.test(marker) ? "ol" : "ul"
    place(paragraph, open, level, name)
  }
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) takeMarker(heading)
}

function levelOf(paragraph) {
  const found = LEVEL.exec(paragraph.dataset.style ?? "")
  const isItem = /^MsoList|^MsoNormal|^$/.test(paragraph.className)
  return found && isItem ? Number(found[1]) : 0
}

function takeMarker(paragraph) {
  for (const span of paragraph.querySelectorAll("span[data-style]")) {
    if (!IGNORED.test(span.dataset.style)) continue
    const marker = span.textContent.trim()
    span.remove()
    return marker
  }
  return ""
}

function place(paragraph, open, level, name) {
  open.length = Math.min(open.length, level)
  while (open.length < level) {
    const list = document.createElement(open.length === level - 1 ? name : "ul")
    const outer = open.at(-1)
    if (outer) (outer.lastElementChild ?? outer.appendChild(item())).append(list)
    else paragraph.before(list)
    open.push(list)
  }
  const made = item()
  made.append(...paragraph.childNodes)
  open.at(-1).append(made)
  paragraph.remove()
}

const item = () => document.createElement("li")

/* Move a list directly inside a list into the item before it; wrap loose items in a list. */
export function repairLists(body) {
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = list.previousElementSibling
    if (before?.tagName === "LI") before.append(list)
    else {
      const made = item()
      list.replaceWith(made)
      made.append(list)
    }
  }
  for (const loose of body.querySelectorAll(":not(ul, ol) > li")) {
    const before = loose.previousElementSibling
    const list = before?.matches("ul[data-made]") ? before : document.createElement("ul")
    if (list !== before) {
      list.dataset.made = ""
      loose.before(list)
    }
    list.append(loose)
  }
}
