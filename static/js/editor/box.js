// A box beside the flow of the text: a note, or a primary source.

import { Node } from "django-prose-editor/editor"
import { wrapSelection } from "ibid/wrapping"

const skeleton = document.getElementById("box-in-text")

export const Box = Node.create({
  name: "box",
  group: "block",
  content: "block+",
  defining: true,

  addAttributes: () => ({
    kind: {
      default: "note",
      parseHTML: ({ classList }) => (classList.contains("source") ? "source" : "note"),
      renderHTML: ({ kind }) => ({ class: kind }),
    },
  }),

  parseHTML: () => [{ tag: "aside" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes, 0],

  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const dom = skeleton.content.firstElementChild.cloneNode(true)
      const select = dom.querySelector("select")
      const show = ({ attrs: { kind } }) => {
        select.value = kind
        dom.classList.toggle("source", kind === "source")
      }
      select.addEventListener("change", () => {
        const { tr } = editor.state
        editor.view.dispatch(tr.setNodeMarkup(getPos(), undefined, { kind: select.value }))
      })
      show(node)
      return {
        dom,
        contentDOM: dom.querySelector("[data-part=content]"),
        update: (changed) => changed.type === node.type && (show(changed), true),
        stopEvent: ({ target }) => Boolean(target.closest?.("select")),
        ignoreMutation: ({ target, type }) =>
          type !== "selection" && !dom.querySelector("[data-part=content]").contains(target),
      }
    },

  addCommands() {
    const wrap = (kind) => (props) =>
      wrapSelection(props, (content) => ({ type: this.name, attrs: { kind }, content }))
    return { insertNoteBox: () => wrap("note"), insertSourceBox: () => wrap("source") }
  },
})
