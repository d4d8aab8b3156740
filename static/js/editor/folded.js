// A part of the text that readers unfold: its title, and blocks.

import { Node } from "django-prose-editor/editor"
import { wrapSelection } from "ibid/wrapping"

export const FoldedTitle = Node.create({
  name: "foldedTitle",
  content: "inline*",
  defining: true,
  selectable: false,

  parseHTML: () => [{ tag: "summary" }],
  renderHTML: () => ["summary", 0],

  /* A summary in the editor would fold and swallow spaces. */
  addNodeView: () => () => {
    const dom = document.createElement("p")
    dom.className = "folded-title"
    return { dom, contentDOM: dom }
  },

  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { $from } = this.editor.state.selection
        if ($from.parent.type !== this.type) return false
        return this.editor.commands.focus($from.after() + 1)
      },
    }
  },
})

export const Folded = Node.create({
  name: "folded",
  group: "block",
  content: "foldedTitle block+",
  defining: true,

  parseHTML: () => [{ tag: "details" }],
  renderHTML: () => ["details", 0],

  addNodeView: () => () => {
    const dom = document.createElement("div")
    dom.className = "folded"
    return { dom, contentDOM: dom }
  },

  addCommands() {
    const title = { type: "foldedTitle" }
    return {
      insertFolded: () => (props) =>
        wrapSelection(props, (blocks) => ({ type: this.name, content: [title, ...blocks] }), {
          isAtStart: true,
        }),
    }
  },
})
