// The writing area: its name and language, and a toolbar that keyboards and readers understand.

import { Extension } from "django-prose-editor/editor"
import { beginPage } from "ibid/page"
import { makeToolbar } from "ibid/toolbar"

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

export const Writing = Extension.create({
  name: "writing",

  onBeforeCreate() {
    const textarea = this.editor.options.element.querySelector("textarea")
    this.editor.options.injectCSS = false // the page's policy blocks it; writing.css has the rules
    this.editor.options.editorProps = { attributes: areaAttributes(textarea) }
    textarea.labels[0].addEventListener("click", () => this.editor.commands.focus())
  },

  onCreate() {
    makeToolbar(this.editor)
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
