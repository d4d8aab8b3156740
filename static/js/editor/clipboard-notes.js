// Turns footnotes and endnotes from Word, LibreOffice and Google Docs into notes.

const MARK = /#(_ftn|_edn|ftnt|sdfootnote\d+sym|sdendnote\d+sym)(?!.*ref)/
const BACK = /#(_ftnref|_ednref|ftnt_ref|sdfootnote\d+anc|sdendnote\d+anc)/
const LISTS = "[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list']"

/* Replace each mark with its note, if that was copied, too. */
export function takeNotes(body) {
  const notes = notesOf(body)
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? ""
    const isLocal = href.startsWith("#") || /^(file|about):/.test(href)
    if (!isLocal || !MARK.test(href)) continue
    const content = notes.get(href.slice(href.indexOf("#") + 1))
    if (!content) continue
    const note = document.createElement("foot-note")
    note.append(...content)
    ;(link.closest("sup") ?? link).replaceWith(note)
  }
  for (const list of body.querySelectorAll(LISTS)) {
    if (!list.textContent.trim()) list.remove()
  }
}

/* Remove the notes from the text; return their content by the name that their marks link to. */
function notesOf(body) {
  const notes = new Map()
  for (const back of [...body.querySelectorAll("a")]) {
    const name = back.getAttribute("name") || back.id
    if (!name || !BACK.test(back.getAttribute("href") ?? "")) continue
    const holder = holderOf(back)
    ;(back.closest("sup") ?? back).remove()
    notes.set(name, contentOf(holder))
    holder.remove()
  }
  return notes
}

/* A note with several paragraphs has an element of its own. */
function holderOf(back) {
  const paragraph = back.closest("p, li") ?? back.parentElement
  const { parentElement: around } = paragraph
  const isOwn = around.matches("div[id], li") || around.closest("div[data-style*='mso-element']")
  return isOwn && around.querySelectorAll("a[name], a[id]").length === 1 ? around : paragraph
}

function contentOf(holder) {
  const paragraphs = [...holder.querySelectorAll("p, li")]
  const parts = paragraphs.length ? paragraphs : [holder]
  return parts.flatMap((part, index) => [...(index ? [" "] : []), ...part.childNodes])
}
