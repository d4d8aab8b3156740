// The page on which a post is written: everything around the text.

import { rememberFolds } from "ibid/folds"
import { Keeping } from "ibid/keeping"
import { showLead } from "ibid/lead"
import { showOutline } from "ibid/outline"

export function beginPage(form, editor) {
  rememberFolds(form)
  showOutline(form, editor)
  showLead(form)
  followLanguage(form, editor)
  leadFromTitle(form, editor)
  saveByKey(form)
  new Keeping(form).begin()
}

/* The browser's spelling follows the language of the post, not that of the desk. */
function followLanguage(form, editor) {
  const { language, direction, title, summary } = form.elements
  const follow = () => {
    for (const area of [title, summary]) {
      area.lang = language.value || form.dataset.language
      area.dir = direction.value || "auto"
    }
    editor.view.updateState(editor.state) // it asks for the language again
  }
  for (const field of [language, direction]) field.addEventListener("change", follow)
  follow()
}

/* A title has one line, however many it takes to show it. */
function leadFromTitle(form, editor) {
  form.elements.title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    editor.commands.setTextSelection(0)
    editor.view.focus() // at once: the next key belongs to the text
  })
}

function saveByKey(form) {
  document.addEventListener("keydown", (event) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (event.key !== "s" || !isAsked) return
    event.preventDefault()
    form.requestSubmit(form.querySelector("[name=_save]"))
  })
}
