// Smart quotes: while one types, straight marks become those of the post's language. Backspace and
// Undo give the straight ones back.

import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { marksFor, replacementOf } from "ibid/typography"

const { closeHistory } = pm.history
const { PluginKey } = pm.state
const KEY = new PluginKey("smartQuotes")
const WATCHED = /^[^\n]$/u
const form = () => document.getElementById("post_form")

const isOn = () => Boolean(form().dataset.smartQuotes)

export function currentMarks() {
  const { dataset, elements } = form()
  return marksFor(elements.language.value || dataset.language, JSON.parse(elements.body.dataset.marks))
}

export const SmartQuotes = Extension.create({
  name: "smartQuotes",
  priority: 900,

  addProseMirrorPlugins: () => [
    new Plugin({
      key: KEY,
      state: {
        init: () => null,
        // The last replacement, until anything else is done
        apply: (transaction, last) =>
          transaction.getMeta(KEY) ?? (transaction.docChanged || transaction.selectionSet ? null : last),
      },
      props: {
        handleTextInput: (view, from, to, typed) =>
          isOn() && WATCHED.test(typed) && from === to && typeMark(view, from, typed),
        handleKeyDown: (view, { key }) => key === "Backspace" && takeBack(view),
      },
    }),
  ],
})

/* Insert the straight mark, then replace it: so Undo gives it back. */
function typeMark(view, position, typed) {
  const { state } = view
  const { $from } = state.selection
  const marks = state.storedMarks ?? $from.marks()
  if ($from.parent.type.spec.code || marks.some(({ type }) => type.spec.code)) return false
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc")
  const found = replacementOf(typed, before, currentMarks())
  if (!found) return false
  const straight = before.slice(before.length - found.remove) + typed
  view.dispatch(state.tr.insertText(typed, position).scrollIntoView())
  const from = position - found.remove
  const { tr } = view.state
  tr.insertText(found.insert, from, position + typed.length)
  closeHistory(tr)
  tr.setMeta(KEY, { from, to: from + found.insert.length, straight })
  view.dispatch(tr.scrollIntoView())
  return true
}

function takeBack(view) {
  const last = KEY.getState(view.state)
  if (!last || !view.state.selection.empty || view.state.selection.from !== last.to) return false
  view.dispatch(view.state.tr.insertText(last.straight, last.from, last.to))
  return true
}

/* The same in fields beside the text: title, summary, captions. */
export function useSmartQuotes(root, selector) {
  let last = null
  let isReplacing = false
  const write = (field, text, start, end) => {
    isReplacing = true
    field.setSelectionRange(start, end)
    document.execCommand(text ? "insertText" : "delete", false, text) // keeps Undo
    isReplacing = false
  }
  root.addEventListener("beforeinput", (event) => {
    const { target: field, data, inputType } = event
    if (isReplacing || !isOn() || !field.matches(selector)) return
    const { selectionStart: at, selectionEnd: end } = field
    if (inputType === "deleteContentBackward" && last?.field === field && last.to === at) {
      event.preventDefault()
      write(field, last.straight, last.from, last.to)
    }
    last = null
    if (inputType !== "insertText" || at !== end || !WATCHED.test(data ?? "")) return
    const before = field.value.slice(0, at).split("\n").at(-1)
    const found = replacementOf(data, before, currentMarks())
    if (!found) return
    event.preventDefault()
    const from = at - found.remove
    write(field, data, at, at)
    write(field, found.insert, from, at + 1)
    const straight = before.slice(before.length - found.remove) + data
    last = { field, from, to: from + found.insert.length, straight }
  })
}
