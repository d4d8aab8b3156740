// Footnotes and endnotes on the clipboard: Word's, LibreOffice's and Google's become notes.

const MARK = /#(_ftn|_edn|ftnt|sdfootnote\d+sym|sdendnote\d+sym)(?!.*ref)/
const BACK = /#(_ftnref|_ednref|ftnt_ref|sdfootnote\d+anc|sdendnote\d+anc)/
const LISTS = "[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list']"

/* A mark whose note came along holds its words; of one that did not, the number stays, raised. */
export function takeNotes(body) {
  const notes = notesOf(body)
  for (const link of body.querySelectorAll("a")) {
    const address = link.getAttribute("href") ?? ""
    const isHere = address.startsWith("#") || /^(file|about):/.test(address)
    if (!isHere || !MARK.test(address)) continue
    const words = notes.get(address.slice(address.indexOf("#") + 1))
    if (!words) continue
    const note = document.createElement("foot-note")
    note.append(...words)
    ;(link.closest("sup") ?? link).replaceWith(note)
  }
  for (const list of body.querySelectorAll(LISTS)) {
    if (!list.textContent.trim()) list.remove()
  }
}

/* The words of every note by the name its mark leads to; taken out of the text. */
function notesOf(body) {
  const notes = new Map()
  for (const back of [...body.querySelectorAll("a")]) {
    const name = back.getAttribute("name") || back.id
    if (!name || !BACK.test(back.getAttribute("href") ?? "")) continue
    const holder = holderOf(back)
    ;(back.closest("sup") ?? back).remove()
    notes.set(name, wordsOf(holder))
    holder.remove()
  }
  return notes
}

/* A note may be of several paragraphs, in a division of its own. */
function holderOf(back) {
  const paragraph = back.closest("p, li") ?? back.parentElement
  const { parentElement: around } = paragraph
  const isOwn = around.matches("div[id], li") || around.closest("div[data-style*='mso-element']")
  return isOwn && around.querySelectorAll("a[name], a[id]").length === 1 ? around : paragraph
}

function wordsOf(holder) {
  const paragraphs = [...holder.querySelectorAll("p, li")]
  const parts = paragraphs.length ? paragraphs : [holder]
  return parts.flatMap((part, index) => [...(index ? [" "] : []), ...part.childNodes])
}
