// Adds, moves and removes items of the menu, by buttons or by dragging.
// Without JavaScript there are fields for the position and empty items.

const list = document.querySelector("[data-menu-items]")
const form = list.closest("form")
const total = form.elements["menu_items-TOTAL_FORMS"]
const empty = document.querySelector("[data-empty-item]")
const add = document.querySelector("[data-add-item]")
const status = document.querySelector("[data-status]")
const fieldOf = (item, name) => item.querySelector(`[name$="-${name}"]`)
const isEmpty = (item) => ["page", "url", "title"].every((name) => !fieldOf(item, name).value)
const itemsShown = () => [...list.children].filter(({ hidden }) => !hidden)

function number() {
  itemsShown().forEach((item, index) => {
    fieldOf(item, "position").value = index + 1
    item.querySelector("[data-up]").disabled = index === 0
    item.querySelector("[data-down]").disabled = index === itemsShown().length - 1
  })
  form.dispatchEvent(new Event("input", { bubbles: true })) // updates the preview
}

function nameOf(item) {
  const { value, selectedOptions } = fieldOf(item, "page")
  return fieldOf(item, "title").value || (value ? selectedOptions[0].text : fieldOf(item, "url").value)
}

function move(item, target, place) {
  target[place](item)
  number()
  const position = itemsShown().indexOf(item) + 1
  status.textContent = list.dataset.moved
    .replace("%(name)s", nameOf(item))
    .replace("%(number)s", position)
}

function remove(item) {
  const stored = fieldOf(item, "DELETE")
  const index = itemsShown().indexOf(item)
  const next = itemsShown()[index + 1] ?? itemsShown()[index - 1]
  if (stored) stored.checked = true
  for (const name of stored ? [] : ["page", "url", "title"]) fieldOf(item, name).value = ""
  item.hidden = true
  number()
  ;(next?.querySelector("select") ?? add).focus()
}

function setUp(item) {
  const buttons = item.querySelector(".menu-item-actions")
  buttons.hidden = false
  for (const name of ["position", "DELETE"]) {
    const field = fieldOf(item, name)?.closest(".field")
    if (field) field.hidden = true
  }
  buttons.addEventListener("click", ({ target }) => {
    const index = itemsShown().indexOf(item)
    if (target.matches("[data-up]")) move(item, itemsShown()[index - 1], "before")
    if (target.matches("[data-down]")) move(item, itemsShown()[index + 1], "after")
    if (target.matches("[data-remove]")) remove(item)
    else if (target.disabled) buttons.querySelector("button:enabled").focus()
    else target.focus()
  })
  item.querySelector("[data-handle]").addEventListener("pointerdown", () => {
    item.draggable = true
  })
  item.addEventListener("dragstart", () => item.classList.add("dragged"))
  item.addEventListener("dragend", () => {
    item.draggable = false
    item.classList.remove("dragged")
    number()
  })
}

list.addEventListener("dragover", (event) => {
  const dragged = list.querySelector(".dragged")
  const over = event.target.closest(".menu-item")
  if (!dragged || !over || over === dragged) return
  event.preventDefault()
  const { top, height } = over.getBoundingClientRect()
  over[event.clientY < top + height / 2 ? "before" : "after"](dragged)
})
list.addEventListener("drop", (event) => event.preventDefault())

add.addEventListener("click", () => {
  const html = empty.innerHTML.replaceAll("__prefix__", total.value)
  total.value = Number(total.value) + 1
  list.insertAdjacentHTML("beforeend", html)
  setUp(list.lastElementChild)
  number()
  fieldOf(list.lastElementChild, "page").focus()
})

for (const item of [...list.children]) {
  if (isEmpty(item) && !item.querySelector(".errorlist")) item.hidden = true // "Add item" shows one
  setUp(item)
}
add.hidden = false
number()
