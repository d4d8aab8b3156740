// The link dialog: it takes a URL, or finds one of the blog's own posts by its title.

import { Extension } from "django-prose-editor/editor"

const PAUSE = 200 // after the last keystroke
const element = document.getElementById("link-dialog")
const form = element.querySelector("form")
const field = form.elements.href
const found = element.querySelector("[data-part=found]")
const { dataset } = element
let use // gets the chosen URL and title; an empty URL removes the link
let timer

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const url = urlOf(field.value.trim())
  showError(!url)
  if (url) finish(url, field.value.trim())
})
field.addEventListener("input", () => {
  showError(false)
  clearTimeout(timer)
  timer = setTimeout(offer, PAUSE)
})
element.addEventListener("click", ({ target }) => {
  const choice = target.closest("[data-href]")
  if (choice) finish(choice.dataset.href, choice.textContent)
  else if (target.closest("[data-remove]")) finish("", "")
  else if (target.closest("[data-close]")) element.close()
})
element.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const stops = [field, ...found.querySelectorAll("button")]
  const next = stops[stops.indexOf(document.activeElement) + step]
  event.preventDefault()
  next?.focus()
})

/* "example.org/a" is a website, "a@example.org" an email; null if it is neither. */
export function urlOf(typed) {
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(typed) || /^[/#]\S*$/.test(typed)) return typed
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`
  return /^[^\s/:.]+(?:\.[^\s/:.]+)+(?:[:/?#]\S*)?$/.test(typed) ? `https://${typed}` : null
}

function showError(isWrong) {
  document.getElementById("link-error").hidden = !isWrong
  if (isWrong) field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
}

function finish(url, title) {
  element.close() // first, because closing moves the focus
  use(url, title)
}

async function offer() {
  const query = field.value.trim()
  const isUrl = urlOf(query) !== null
  const url = `${dataset.url}?${new URLSearchParams({ q: isUrl ? "" : query })}`
  const answer = await fetch(url).catch(() => null)
  if (!answer?.ok || answer.redirected || field.value.trim() !== query) return
  const { links } = await answer.json()
  found.hidden = links.length === 0
  found.replaceChildren(...links.map(choiceOf))
}

function choiceOf({ title, url }) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "found-link"
  button.dataset.href = url
  button.textContent = title
  return button
}

function openDialog(editor) {
  const { href = "" } = editor.getAttributes("link")
  element.querySelector("h2").textContent = href ? dataset.change : dataset.add
  element.querySelector("[type=submit]").textContent = href ? dataset.save : dataset.add
  element.querySelector("[data-remove]").hidden = !href
  field.value = href
  showError(false)
  use = (url, title) => write(editor, url, title)
  element.showModal()
  field.select()
  offer()
}

/* Without a selection, the title or URL becomes the linked text. */
function write(editor, href, title) {
  const chain = editor.chain().focus()
  if (!href) return chain.extendMarkRange("link").unsetLink().run()
  if (editor.isActive("link")) {
    return chain.extendMarkRange("link").updateAttributes("link", { href }).run()
  }
  const { from, empty } = editor.state.selection
  if (!empty) return chain.setMark("link", { href }).run()
  const marks = [{ type: "link", attrs: { href } }]
  return chain
    .insertContentAt(from, { type: "text", text: title, marks })
    .unsetMark("link")
    .scrollIntoView()
    .run()
}

export const LinkDialog = Extension.create({
  name: "linkDialog",
  priority: 1000,

  addKeyboardShortcuts() {
    return {
      "Mod-k": () => {
        if (!this.editor.isActive("codeBlock")) openDialog(this.editor)
        return true
      },
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "link",
      groups: "link",
      button: buttons.text(dataset.command, dataset.hint),
      command: openDialog,
      enabled: (editor) => !editor.isActive("codeBlock"),
      active: (editor) => editor.isActive("link"),
    })
    menu.defineItem({ name: "unlink", groups: "none" }) // the dialog removes links
  },
})
