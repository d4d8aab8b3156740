// Links of URLs and emails as they are typed, when a space or a new line follows them. The editor's
// own rule is off: it counts the text of notes wrongly, and takes "froze.It" for a website.

import { Extension, Plugin } from "django-prose-editor/editor"
import { urlOf } from "ibid/link"

const TYPED = /(?:^|[\s([{<"'“‘«„])((?:https?:\/\/|www\.)\S+|[^\s@/:]+@[^\s@/]+\.[^\s@/]+)$/i
const AFTER = /[.,:;!?'"”’»…>\]}]+$/

/* The URL at the end of the text, without what closes the sentence or a parenthesis around it. */
export function typedUrl(text) {
  let url = TYPED.exec(text)?.[1] ?? ""
  for (let before; before !== url; ) {
    before = url
    url = url.replace(AFTER, "")
    if (url.endsWith(")") && count(url, ")") > count(url, "(")) url = url.slice(0, -1)
  }
  return url
}

const count = (text, character) => text.split(character).length - 1

/* Where the word ends that was finished: before the space, or in the paragraph before the new one. */
function endOfWord({ doc, selection: { $from, empty } }) {
  if (!empty || !$from.parent.isTextblock) return null
  if ($from.parentOffset === 0) {
    const $before = doc.resolve(Math.max($from.before() - 1, 0))
    return $before.parent.isTextblock ? $before : null
  }
  const isSpace = /^\s$/.test($from.nodeBefore?.text?.at(-1) ?? "")
  return isSpace ? doc.resolve($from.pos - 1) : null
}

/* The text that ends at the position, back to a note, a citation or the paragraph's start. */
function textBefore(doc, $end) {
  let text = ""
  for (let $position = $end; $position.nodeBefore?.isText; ) {
    text = $position.nodeBefore.text + text
    $position = doc.resolve($position.pos - $position.nodeBefore.nodeSize)
  }
  return text
}

function linkTyped(_transactions, before, state) {
  const { doc, schema, tr } = state
  if (doc.content.size <= before.doc.content.size) return null
  const $end = endOfWord(state)
  const text = $end ? textBefore(doc, $end) : ""
  const url = typedUrl(text)
  if (!url || !$end.parent.type.allowsMarkType(schema.marks.link)) return null
  const from = $end.pos - text.length + text.lastIndexOf(url)
  const to = from + url.length
  const { link, code } = schema.marks
  if ([link, code].some((mark) => mark && doc.rangeHasMark(from, to, mark))) return null
  return tr.addMark(from, to, link.create({ href: urlOf(url) }))
}

export const TypedLinks = Extension.create({
  name: "typedLinks",
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: linkTyped })],
})
