// Makes commenting easier: quotes the selected text, counts the characters, and remembers the
// commenter in this browser if they ask for it. Without JavaScript, the form works as well.

const COMMENTER_KEY = "ibid-commenter"
const QUOTE_KEY = "ibid-quote"
const form = document.querySelector("form[data-left]")
const body = form?.elements.body

// Browsers may deny access to their storage.
function tryStorage(storage, use) {
  try {
    return use(window[storage])
  } catch {
    return null
  }
}

function quoteSelection() {
  const text = tryStorage("sessionStorage", (store) => store.getItem(QUOTE_KEY))
  tryStorage("sessionStorage", (store) => store.removeItem(QUOTE_KEY))
  if (!text || !new URLSearchParams(location.search).has("quote")) return
  body.value = text.trim().split("\n").map((line) => `> ${line}`.trimEnd()).join("\n") + "\n\n"
  body.setSelectionRange(body.value.length, body.value.length)
  addEventListener("load", () => body.focus())
}

function selectedIn(comment) {
  const selection = getSelection()
  const text = comment?.querySelector(":scope > .comment-text")
  return selection.rangeCount && text?.contains(selection.getRangeAt(0).commonAncestorContainer) ? `${selection}` : ""
}

function countCharacters() {
  const most = Number(body.dataset.most)
  const counter = document.createElement("output")
  counter.className = "help"
  counter.setAttribute("for", body.id)
  body.after(counter)
  const update = () => {
    // Counted as on the server: a line break counts as two characters.
    const left = most - [...body.value.replaceAll("\n", "\r\n")].length
    counter.textContent = left < most ? form.dataset.left.replace("{}", left.toLocaleString(document.documentElement.lang)) : ""
    counter.setAttribute("aria-live", left < most / 10 ? "polite" : "off")
  }
  body.addEventListener("input", update)
  update()
}

function offerToRemember() {
  const fields = ["name", "email", "website"].map((name) => form.elements[name])
  const known = JSON.parse(tryStorage("localStorage", (store) => store.getItem(COMMENTER_KEY)) ?? "null")
  const box = document.createElement("input")
  box.type = "checkbox"
  box.checked = known !== null
  const label = document.createElement("label")
  label.className = "wide"
  label.append(box, ` ${form.dataset.remember}`)
  form.querySelector(".buttons").before(label)
  for (const field of fields) field.value ||= known?.[field.name] ?? ""
  form.addEventListener("submit", () => {
    const commenter = JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value])))
    tryStorage("localStorage", (store) => (box.checked ? store.setItem(COMMENTER_KEY, commenter) : store.removeItem(COMMENTER_KEY)))
  })
  box.addEventListener("change", () => box.checked || tryStorage("localStorage", (store) => store.removeItem(COMMENTER_KEY)))
}

// A page that nginx sends from a file has no time in its form, which the blog checks for comments
// that are sent too soon: the time is when the reader begins to write.
async function fetchStamp() {
  const response = await fetch(new URL("../../stamp/", form.action), { cache: "no-store" })
  if (response.ok) form.elements.stamp.value = (await response.json()).stamp
}

// Pressing a link may clear the selection before the click arrives.
let selected = ""
addEventListener("pointerdown", ({ target }) => (selected = selectedIn(target.closest(".comment"))))
addEventListener("click", ({ target }) => {
  const link = target.closest(".comment-foot a[href*='quote=']")
  const text = link && (selected || selectedIn(link.closest(".comment")))
  if (text) tryStorage("sessionStorage", (store) => store.setItem(QUOTE_KEY, text))
})

if (form) {
  quoteSelection()
  countCharacters()
  if (form.elements.stamp?.value === "") form.addEventListener("focusin", fetchStamp, { once: true })
  if (form.dataset.remember) offerToRemember()
}

// The comment in this URL's fragment is on another page.
if (/^#c\d+$/.test(location.hash) && !document.querySelector(location.hash)) {
  location.replace(`?comment=${location.hash.slice(2)}`)
}
