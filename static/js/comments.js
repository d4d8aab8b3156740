// Makes commenting easier: quotes what is selected, counts what is typed, and keeps who you are in
// this browser if you wish. Without this script links and the server do what must be done.

const KEPT = "ibid-commenter"
const QUOTED = "ibid-quote"
const form = document.querySelector("form[data-left]")
const body = form?.elements.body

// Browsers may refuse to keep anything.
function kept(storage, change) {
  try {
    return change(window[storage])
  } catch {
    return null
  }
}

function quoteWhatWasSelected() {
  const words = kept("sessionStorage", (store) => store.getItem(QUOTED))
  kept("sessionStorage", (store) => store.removeItem(QUOTED))
  if (!words || !new URLSearchParams(location.search).has("quote")) return
  body.value = words.trim().split("\n").map((line) => `> ${line}`.trimEnd()).join("\n") + "\n\n"
  body.setSelectionRange(body.value.length, body.value.length)
  addEventListener("load", () => body.focus())
}

function selectedIn(comment) {
  const selection = getSelection()
  const text = comment?.querySelector(":scope > .comment-text")
  return selection.rangeCount && text?.contains(selection.getRangeAt(0).commonAncestorContainer) ? `${selection}` : ""
}

function countWhatIsTyped() {
  const most = Number(body.dataset.most)
  const said = document.createElement("output")
  said.className = "help"
  said.setAttribute("for", body.id)
  body.after(said)
  const count = () => {
    // As the server counts: characters, and two for the end of a line.
    const left = most - [...body.value.replaceAll("\n", "\r\n")].length
    said.textContent = left < most ? form.dataset.left.replace("{}", left.toLocaleString(document.documentElement.lang)) : ""
    said.setAttribute("aria-live", left < most / 10 ? "polite" : "off")
  }
  body.addEventListener("input", count)
  count()
}

function offerToRemember() {
  const fields = ["name", "email", "website"].map((name) => form.elements[name])
  const known = JSON.parse(kept("localStorage", (store) => store.getItem(KEPT)) ?? "null")
  const box = document.createElement("input")
  box.type = "checkbox"
  box.checked = known !== null
  const label = document.createElement("label")
  label.className = "wide"
  label.append(box, ` ${form.dataset.remember}`)
  form.querySelector(".buttons").before(label)
  for (const field of fields) field.value ||= known?.[field.name] ?? ""
  form.addEventListener("submit", () => {
    const said = JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value])))
    kept("localStorage", (store) => (box.checked ? store.setItem(KEPT, said) : store.removeItem(KEPT)))
  })
  box.addEventListener("change", () => box.checked || kept("localStorage", (store) => store.removeItem(KEPT)))
}

// Pressing a link may undo the selection before the click arrives.
let selected = ""
addEventListener("pointerdown", ({ target }) => (selected = selectedIn(target.closest(".comment"))))
addEventListener("click", ({ target }) => {
  const link = target.closest(".comment-foot a[href*='quote=']")
  const words = link && (selected || selectedIn(link.closest(".comment")))
  if (words) kept("sessionStorage", (store) => store.setItem(QUOTED, words))
})

if (form) {
  quoteWhatWasSelected()
  countWhatIsTyped()
  if (form.dataset.remember) offerToRemember()
}

// The comment of this address stands on another page.
if (/^#c\d+$/.test(location.hash) && !document.querySelector(location.hash)) {
  location.replace(`?comment=${location.hash.slice(2)}`)
}
