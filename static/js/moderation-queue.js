// The queue's keyboard shortcuts: j and k move; a, s, d and u press the buttons of the page.

const queue = document.querySelector("[data-queue]")
const entries = [...document.querySelectorAll("[data-entry]")]
const keys = document.querySelector("[data-keys]")
const OFF = "ibid-queue-keys-off"

function current() {
  return entries.findIndex((entry) => entry.contains(document.activeElement))
}

function move(by) {
  const at = current()
  const next = entries[at < 0 ? 0 : Math.min(Math.max(at + by, 0), entries.length - 1)]
  next?.focus()
  next?.scrollIntoView({ block: "nearest" })
}

function press(key) {
  const scope = key === "u" ? document : entries[Math.max(current(), 0)]
  scope?.querySelector(`[data-key="${key}"]`)?.click()
}

function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")
}

document.addEventListener("keydown", (event) => {
  const isOurs = keys?.querySelector("input").checked && !isTyping(event.target)
  if (!isOurs || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (event.key === "j") move(1)
  else if (event.key === "k") move(-1)
  else if ("asdu".includes(event.key)) press(event.key)
})

// After a decision, the queue continues at the next comment.
queue?.addEventListener("submit", (event) => {
  const pk = event.submitter?.value.match(/-(\d+)$/)?.[1]
  const at = entries.findIndex((entry) => entry.dataset.entry === pk)
  queue.elements.next.value = entries[at + 1]?.dataset.entry ?? entries[at - 1]?.dataset.entry ?? ""
})

const all = document.querySelector("[data-all]")
if (all) {
  all.hidden = false
  all.querySelector("input").addEventListener("change", (event) => {
    for (const mark of document.querySelectorAll("[name=chosen]")) mark.checked = event.target.checked
  })
}

if (keys) {
  const on = keys.querySelector("input")
  keys.hidden = false
  on.checked = !localStorage.getItem(OFF)
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")))
  if (location.hash.startsWith("#comment-")) document.getElementById(location.hash.slice(1))?.focus()
}
