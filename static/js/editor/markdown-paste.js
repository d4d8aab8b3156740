// Markdown and embed codes pasted as text become what they say. The server converts them; one Undo
// gives the plain text back.

import { pm } from "django-prose-editor/editor"
import { announceLosses } from "ibid/losses"

const { DOMParser: Parser, Slice } = pm.model
const { closeHistory } = pm.history
const { Mapping } = pm.transform
const EMBED = /^\s*<iframe\b[^]*>\s*$/i // shown as a card if alone in its paragraph
const MAX_LENGTH = 500_000 // of what the server converts
const SYNTAX = [
  /^ {0,3}#{1,6} \S/m, // headings
  /^ {0,3}[-*+] +\S/m, // lists
  /^ {0,3}1[.)] +\S/m,
  /^ {0,3}> ?\S/m, // quotations
  /^ {0,3}(?:```|~~~)/m, // code
  /^ *\|?(?: *:?-{2,}:? *\|)+/m, // tables
  /!?\[[^[\]\n]*\]\([^()\s]+(?: "[^"\n]*")?\)/, // links and pictures
  /\[\^[^\]\s]+\]|\^\[[^[\]]+\]/, // notes
  /(?<![\w*])\*{1,2}[^\s*][^*\n]*(?<=[^\s*])\*{1,2}(?![\w*])/, // emphasis
  /(?<![\w_])_{1,2}[^\s_][^_\n]*(?<=[^\s_])_{1,2}(?![\w_])/,
  /(?<!`)`[^`\n]+`(?!`)/,
  /~~[^\s~][^~\n]*~~/,
  /<iframe\b[^<>]*\bsrc\s*=/i,
]

export const isMarkdown = (text) => SYNTAX.some((pattern) => pattern.test(text))

/* The text of a clipboard that has nothing but text, or text from a code editor. */
export function markdownOf(transfer) {
  const isCode = transfer.types.includes("vscode-editor-data")
  const text = transfer.getData("text/plain")
  const isText = isCode || !transfer.getData("text/html")
  return isText && text.length < MAX_LENGTH && isMarkdown(text) ? text : ""
}

/* Insert the plain text, then replace it by what it says, unless it was changed meanwhile. */
export async function pasteMarkdown(editor, text, slice) {
  const { view } = editor
  const { from } = view.state.selection
  const insert = closeHistory(view.state.tr.replaceSelection(slice))
  view.dispatch(insert.scrollIntoView())
  const to = view.state.selection.to
  const inserted = view.state.doc.textBetween(from, to, "\n")
  const mapping = new Mapping()
  const follow = ({ transaction }) => mapping.appendMapping(transaction.mapping)
  editor.on("transaction", follow)
  const html = await converted(text)
  editor.off("transaction", follow)
  const range = { from: mapping.map(from, -1), to: mapping.map(to, -1) }
  const { doc } = view.state
  const isUnchanged = range.to <= doc.content.size && range.from < range.to
  if (!html || !isUnchanged || doc.textBetween(range.from, range.to, "\n") !== inserted) return
  replace(view, range, html, { isBlock: EMBED.test(text) })
  if (/!\[[^\]]*\]\((?!https?:)/.test(text)) announceLosses(["links"])
}

async function converted(text) {
  const form = document.getElementById("post_form")
  const { language, csrfmiddlewaretoken: token } = form.elements
  const answer = await fetch(form.dataset.markdown, {
    method: "POST",
    headers: { "X-CSRFToken": token.value },
    body: new URLSearchParams({ text, language: language.value }),
  }).catch(() => null)
  return answer?.ok && !answer.redirected ? (await answer.json()).html : ""
}

function replace(view, { from, to }, html, { isBlock }) {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const context = view.state.doc.resolve(from)
  const open = Parser.fromSchema(view.state.schema).parseSlice(body, { context })
  const slice = isBlock ? new Slice(open.content, 0, 0) : open
  const tr = closeHistory(view.state.tr.replaceRange(from, to, slice))
  view.dispatch(tr.setStoredMarks([]).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr)) // what is typed next is undone alone
}
