// Opens a citation mark's note or source beside it. Without JavaScript, the mark links to the
// list at the end.

const card = document.createElement("div")
card.className = "note-card"
card.setAttribute("role", "note")
card.tabIndex = -1
let opener = null

const closer = document.createElement("button")
closer.type = "button"
closer.textContent = "×"
closer.addEventListener("click", () => close({ focus: true }))

function open(mark) {
  const line = document.getElementById(decodeURIComponent(mark.hash.slice(1)))?.closest("li")
  const content = line?.querySelector(".note, .reference")
  if (!content) return false
  const text = document.createElement("p")
  text.append(...content.cloneNode(true).childNodes)
  closer.setAttribute("aria-label", line.closest(".e-content").dataset.close)
  const quotations = line.querySelectorAll(`.quotation[data-mark="${mark.id}"]`)
  card.replaceChildren(text, ...[...quotations].map((quotation) => quotation.cloneNode(true)), closer)
  document.querySelector("main").append(card)
  place(mark)
  opener = mark
  mark.setAttribute("aria-expanded", "true")
  card.focus({ preventScroll: true })
  return true
}

function place(mark) {
  const { left, right, bottom } = mark.getBoundingClientRect()
  const room = document.documentElement.clientWidth - card.offsetWidth
  const gutter = Math.min(16, room / 2)
  const centered = (left + right - card.offsetWidth) / 2
  card.style.left = `${scrollX + Math.max(gutter, Math.min(centered, room - gutter))}px`
  card.style.top = `${scrollY + bottom + 8}px`
}

function close({ focus = false } = {}) {
  card.remove()
  opener?.removeAttribute("aria-expanded")
  if (focus) opener?.focus()
  opener = null
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".cite a")
  if (!mark || event.metaKey || event.ctrlKey || event.shiftKey) return
  const isAgain = mark === opener
  close({ focus: isAgain })
  if (isAgain || open(mark)) event.preventDefault()
})

document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && opener) close({ focus: true })
})

addEventListener("resize", () => opener && place(opener))

// Browsers that cannot print folded lists unfold them meanwhile.
let unfolded = []
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll(".sources details:not([open])")]
  for (const list of unfolded) list.open = true
})
addEventListener("afterprint", () => {
  for (const list of unfolded) list.open = false
})
