// The writing area: its name and language, and a toolbar that keyboards and readers understand.

import { Extension } from "django-prose-editor/editor"
import { beginPage } from "ibid/page"

const areaAttributes = (textarea) => {
  const label = textarea.labels[0]
  const { language, direction } = textarea.form.elements
  label.id ||= `${textarea.id}_label`
  return () => ({
    class: "text",
    "aria-multiline": "true",
    "aria-labelledby": label.id,
    lang: language.value || textarea.form.dataset.language,
    dir: direction.value || "auto",
  })
}

const shownButtons = (toolbar) => [...toolbar.querySelectorAll("button:not(.hidden)")]

/* One button takes the Tab key, arrow keys lead to the others. */
function makeToolbar(toolbar, editor) {
  toolbar.role = "toolbar"
  toolbar.ariaLabel = document.getElementById("editor-words").dataset.toolbar
  const rest = (chosen) => {
    for (const button of toolbar.querySelectorAll("button")) button.tabIndex = -1
    chosen.tabIndex = 0
  }
  rest(shownButtons(toolbar)[0])
  toolbar.addEventListener("focusin", ({ target }) => rest(target.closest("button")))
  toolbar.addEventListener("keydown", (event) => {
    const buttons = shownButtons(toolbar)
    const here = buttons.indexOf(event.target)
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key]
    if (event.key === "Escape") editor.commands.focus()
    if (there === undefined) return
    event.preventDefault()
    buttons.at(there % buttons.length).focus()
  })
}

function tellStates(toolbar) {
  for (const button of toolbar.querySelectorAll("button")) {
    button.ariaPressed = button.classList.contains("active")
    button.ariaDisabled = button.classList.contains("disabled")
  }
}

export const Writing = Extension.create({
  name: "writing",

  onBeforeCreate() {
    const textarea = this.editor.options.element.querySelector("textarea")
    this.editor.options.injectCSS = false // the page's policy blocks it; writing.css has the rules
    this.editor.options.editorProps = { attributes: areaAttributes(textarea) }
    textarea.labels[0].addEventListener("click", () => this.editor.commands.focus())
  },

  onCreate() {
    const toolbar = this.editor.storage.menu.dom
    makeToolbar(toolbar, this.editor)
    tellStates(toolbar)
    this.editor.on("transaction", () => tellStates(toolbar))
    beginPage(this.editor.options.element.closest("form"), this.editor)
  },

  addKeyboardShortcuts() {
    return {
      "Alt-F10": () => {
        this.editor.storage.menu.dom.querySelector("[tabindex='0']").focus()
        return true
      },
    }
  },
})
