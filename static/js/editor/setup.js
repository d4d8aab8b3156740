// Sets up the post's text area: its label and language, its toolbar, and the page around it.

import { Extension } from "django-prose-editor/editor"
import { setUpPage } from "ibid/page"
import { padScrolling, scrollMargins } from "ibid/scrolling"
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

export const Setup = Extension.create({
  name: "setup",

  onBeforeCreate() {
    const textarea = this.editor.options.element.querySelector("textarea")
    this.editor.options.injectCSS = false // blocked by the page's policy: see text-editor.css
    this.editor.options.editorProps = {
      attributes: areaAttributes(textarea),
      ...scrollMargins(this.editor),
    }
    textarea.labels[0].addEventListener("click", () => this.editor.commands.focus())
  },

  onCreate() {
    makeToolbar(this.editor)
    padScrolling(this.editor.storage.menu.dom)
    setUpPage(this.editor.options.element.closest("form"), this.editor)
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
