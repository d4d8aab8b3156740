// A list of terms and their definitions. Enter goes from a term to its definition, and from there to
// the next term; on an empty term it leaves the list.

import { Node } from "django-prose-editor/editor"

export const Term = Node.create({
  name: "term",
  content: "inline*",
  defining: true,
  selectable: false,

  parseHTML: () => [{ tag: "dt" }],
  renderHTML: () => ["dt", 0],

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { editor, type } = this
        const { $from } = editor.state.selection
        if ($from.parent.type !== type) return false
        return $from.parent.content.size ? addAfter(editor, $from, "definition") : leave(editor, $from)
      },
    }
  },
})

export const Definition = Node.create({
  name: "definition",
  content: "inline*",
  defining: true,
  selectable: false,

  parseHTML: () => [{ tag: "dd" }],
  renderHTML: () => ["dd", 0],

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { editor, type } = this
        const { $from } = editor.state.selection
        return $from.parent.type === type && addAfter(editor, $from, "term")
      },
    }
  },
})

/* Go on in the next part if it is of the type, or in a new one. */
function addAfter(editor, $from, type) {
  const after = $from.after()
  const next = editor.state.doc.nodeAt(after)
  const chain = editor.chain()
  if (next?.type.name !== type) chain.insertContentAt(after, { type })
  return chain.setTextSelection(after + 1).scrollIntoView().run()
}

function leave(editor, $from) {
  const after = $from.after(-1)
  const { tr } = editor.state
  const list = $from.node(-1)
  const isOnly = list.childCount === 1
  const [from, to] = isOnly ? [$from.before(-1), after] : [$from.before(), $from.after()]
  const paragraph = editor.schema.nodes.paragraph.create()
  tr.insert(after, paragraph).delete(from, to)
  editor.view.dispatch(tr)
  return editor.commands.setTextSelection(tr.mapping.map(after, -1) + 1)
}

export const Definitions = Node.create({
  name: "definitions",
  group: "block",
  content: "(term | definition)+",
  defining: true,

  parseHTML: () => [{ tag: "dl" }],
  renderHTML: () => ["dl", 0],

  addCommands: () => ({
    insertDefinitions:
      () =>
      ({ state, commands, dispatch }) => {
        const { $from } = state.selection
        const isAllowed = $from.depth > 0 && $from.node(-1).type.contentMatch.matchType(state.schema.nodes.definitions)
        if (!isAllowed || !dispatch) return Boolean(isAllowed)
        const position = $from.parent.content.size ? $from.after() : { from: $from.before(), to: $from.after() }
        const start = typeof position === "number" ? position : position.from
        const content = [{ type: "term" }, { type: "definition" }]
        return (
          commands.insertContentAt(position, { type: "definitions", content }) &&
          commands.setTextSelection(start + 2)
        )
      },
  }),
})
