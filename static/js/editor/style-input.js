// Offers all published citation styles beside the list of the blog's, and adds the chosen one.

import { Dialog } from "ibid/dialog"

const dialog = new Dialog(document.getElementById("style-dialog"))

dialog.element.addEventListener("change", ({ target }) => {
  if (target.matches(".style-search select")) target.form.requestSubmit()
})

function offerStyles(place) {
  const [link, button, failure] = place.children
  const select = place.parentElement.querySelector("select")
  link.hidden = true
  button.hidden = false
  button.addEventListener("click", () => {
    dialog.open({}, { onUse: (picked) => add(picked.value, select, failure) })
  })
}

async function add(style, select, failure) {
  const answer = await send(style)
  failure.hidden = !answer.error
  failure.textContent = answer.error ?? ""
  if (answer.error) return
  const isThere = [...select.options].some(({ value }) => value === answer.key)
  if (!isThere) select.add(new Option(answer.title, answer.key))
  select.value = answer.key
  // Trigger an autosave
  for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }))
  select.focus()
}

async function send(style) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  const request = {
    method: "POST",
    headers: { "X-CSRFToken": token, Accept: "application/json" },
    body: new URLSearchParams({ style }),
  }
  const answer = await fetch(dialog.element.dataset.add, request).catch(() => null)
  const data = await answer?.json().catch(() => null)
  return data ?? { error: dialog.element.querySelector("[data-part=failure]").textContent }
}

for (const place of document.querySelectorAll("[data-find-style]")) offerStyles(place)
