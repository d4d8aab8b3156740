// The page of the post editor: everything around the text.

import { Autosave } from "ibid/autosave"
import { offerFocusMode } from "ibid/focus-mode"
import { showOutline } from "ibid/outline"
import { rememberSections } from "ibid/panel"
import { useSmartQuotes } from "ibid/smart-quotes"

export function setUpPage(form, editor) {
  rememberSections(form)
  offerFocusMode(form.querySelector("#focus-mode"))
  showOutline(form, editor)
  followLanguage(form, editor)
  leaveTitleOnEnter(form, editor)
  saveOnShortcut(form)
  useSmartQuotes(document, "[name=title], [name=summary], [name=caption]")
  new Autosave(form).start()
}

/* The browser checks spelling in the language of the post, not in that of the admin panel. */
function followLanguage(form, editor) {
  const { language, direction, title, summary } = form.elements
  const follow = () => {
    for (const area of [title, summary]) {
      area.lang = language.value || form.dataset.language
      area.dir = direction.value || "auto"
    }
    editor.view.updateState(editor.state) // makes it re-read the language
  }
  for (const field of [language, direction]) field.addEventListener("change", follow)
  follow()
}

/* A title is one line of text, even if it wraps: Enter moves on to the body. */
function leaveTitleOnEnter(form, editor) {
  form.elements.title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    editor.commands.setTextSelection(0)
    editor.view.focus() // at once, so that the next keystroke goes to the text
  })
}

function saveOnShortcut(form) {
  document.addEventListener("keydown", (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (event.key !== "s" || !isShortcut) return
    event.preventDefault()
    form.requestSubmit(form.querySelector("[name=_save]"))
  })
}
