// Shows the notes and sources of a post in the margin of wide windows, each beside its mark. Where
// they are crowded, long ones are shortened, and those that still do not fit are left to their marks.

const WIDE = matchMedia("screen and (min-width: 76rem)")
const MAX_DISTANCE = 120 // pixels between the line of a mark and its note
const GAP = 8

const article = document.querySelector(".e-content")
const shown = new Set()
const notes = [...article.querySelectorAll(".cite a[href^='#']")].map(noteOf).filter(Boolean)

const margin = document.createElement("div")
margin.className = "margin"
margin.setAttribute("aria-hidden", "true") // screen readers follow the marks
margin.append(...notes.map(({ box }) => box))
article.append(margin)
new ResizeObserver(layOut).observe(article)
WIDE.addEventListener("change", layOut)

function noteOf(mark) {
  const line = document.getElementById(decodeURIComponent(mark.hash.slice(1)))?.closest("li")
  const note = line?.querySelector(".note")
  const contents = note ? [note] : newReferences(mark)
  if (!contents.length) return null
  const box = document.createElement("div")
  box.className = "margin-note"
  const text = document.createElement("p")
  text.dir = "auto"
  for (const content of contents) text.append(...content.cloneNode(true).childNodes, " ")
  withoutUrls(text)
  if (note) text.prepend(Object.assign(document.createElement("b"), { textContent: mark.textContent }), " ")
  box.append(text, button(mark))
  return { mark, box }
}

/* Return the references that this mark is the first to cite. */
function newReferences(mark) {
  const links = document.querySelectorAll(`.backlinks a[href="#${mark.id}"]`)
  const entries = [...links].map((link) => link.closest("li").querySelector(".reference"))
  return entries.filter((entry) => !shown.has(entry) && shown.add(entry))
}

/* URLs are too long for the margin; the list of sources links them. */
function withoutUrls(text) {
  for (const link of text.querySelectorAll("a")) {
    link.tabIndex = -1
    if (!/^https?:/.test(link.textContent)) continue
    const { previousSibling: before, nextSibling: after } = link
    if (before) before.textContent = before.textContent.replace(/[,.]? ?\(?$/, "")
    if (after) after.textContent = after.textContent.replace(/^\)/, "")
    link.remove()
  }
}

/* Return the button of a shortened note, which opens the whole note like its mark. */
function button(mark) {
  const button = Object.assign(document.createElement("button"), { type: "button", tabIndex: -1 })
  button.textContent = `… ${article.dataset.more}`
  button.addEventListener("click", () => mark.click())
  return button
}

function layOut() {
  if (!WIDE.matches) return
  measure()
  place()
  for (let late = first(); late >= 0; late = first()) {
    shorten(late)
    place()
  }
  notes.filter(({ isShort }) => isShort).forEach(lengthen)
  for (const { box, top, isShort, isHidden } of notes) {
    box.style.top = `${top}px`
    box.classList.toggle("short", isShort)
    box.hidden = isHidden
  }
}

function measure() {
  const { top } = article.getBoundingClientRect()
  for (const { box } of notes) {
    box.hidden = false
    box.classList.remove("short")
  }
  for (const note of notes) {
    note.line = note.mark.getBoundingClientRect().top - top
    note.full = note.height = note.box.offsetHeight
    note.isShort = note.isHidden = false
  }
  for (const { box } of notes) box.classList.add("short")
  for (const note of notes) note.least = note.box.offsetHeight
}

/* Place each note beside its mark, or below the note before it. */
function place() {
  let free = 0
  for (const note of notes) {
    if (note.isHidden) continue
    note.isFree = free <= note.line
    note.top = Math.max(note.line, free)
    free = note.top + note.height + GAP
  }
}

/* Show the whole note again if there is room. */
function lengthen(note) {
  Object.assign(note, { isShort: false, height: note.full })
  place()
  if (first() < 0) return
  Object.assign(note, { isShort: true, height: note.least })
  place()
}

/* Return the index of the first note that is too far from its mark, or -1. */
function first() {
  return notes.findIndex((note) => !note.isHidden && note.top - note.line > MAX_DISTANCE)
}

/* Shorten the longest of the notes that push this one down; hide it if all are short. */
function shorten(index) {
  let longest = null
  for (let at = index; at >= 0; at -= 1) {
    const note = notes[at]
    const isPushing = at < index && !note.isHidden && !note.isShort && note.full > note.least
    if (isPushing && note.full > (longest?.full ?? 0)) longest = note
    if (note.isFree && !note.isHidden) break
  }
  if (longest) Object.assign(longest, { isShort: true, height: longest.least })
  else notes[index].isHidden = true
}
