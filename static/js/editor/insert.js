// The Insert menu: kinds of content that the toolbar has no button for. Each entry of the dialog
// names the editor's command that it runs.

import { Extension } from "django-prose-editor/editor"

const SHORTCUT = "Mod-Shift-i"
const element = document.getElementById("insert-dialog")
const entries = [...element.querySelectorAll("[data-insert]")]
let current // the editor, while the menu is open

element.addEventListener("click", ({ target }) => {
  const entry = target.closest("[data-insert]")
  if (entry) {
    element.close() // first, because closing moves the focus
    current.commands[entry.dataset.insert]()
  } else if (target === element || target.closest("[data-close]")) element.close()
})
element.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const stops = entries.filter(({ disabled }) => !disabled)
  stops.at((stops.indexOf(document.activeElement) + step) % stops.length)?.focus()
})

function open(editor) {
  current = editor
  for (const entry of entries) entry.disabled = !editor.can()[entry.dataset.insert]()
  element.showModal()
  entries.find(({ disabled }) => !disabled)?.focus()
}

export const Insert = Extension.create({
  name: "insert",

  addKeyboardShortcuts() {
    return {
      [SHORTCUT]: () => {
        open(this.editor)
        return true
      },
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "insert",
      groups: "sources",
      button: buttons.text(element.dataset.command, element.dataset.hint),
      command: open,
    })
  },
})
