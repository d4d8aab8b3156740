// A gallery: several pictures as rows, in a grid, or two of them to compare. Each keeps its own alt
// text and caption.

import { canInsertNode, Node } from "django-prose-editor/editor"
import { addPicture } from "ibid/picture"

const skeleton = document.getElementById("gallery-in-text")

function view({ node, editor, getPos }) {
  const dom = skeleton.content.firstElementChild.cloneNode(true)
  const contentDOM = dom.querySelector("[data-part=content]")
  const layout = dom.querySelector("select")
  const caption = dom.querySelector("input")
  const current = () => editor.state.doc.nodeAt(getPos())
  const set = (attrs) => {
    const { tr } = editor.state
    editor.view.dispatch(tr.setNodeMarkup(getPos(), undefined, { ...current().attrs, ...attrs }))
  }
  const show = ({ attrs }) => {
    layout.value = attrs.layout
    dom.dataset.layout = attrs.layout
    if (caption.value !== attrs.caption) caption.value = attrs.caption
  }
  layout.addEventListener("change", () => set({ layout: layout.value }))
  caption.addEventListener("change", () => set({ caption: caption.value.trim() }))
  dom.querySelector("button").addEventListener("click", () => {
    addPicture(editor, () => getPos() + current().nodeSize - 1)
  })
  show(node)
  return {
    dom,
    contentDOM,
    update: (changed) => changed.type === node.type && (show(changed), true),
    stopEvent: ({ target }) => Boolean(target.closest?.("[data-part=head]")),
    ignoreMutation: ({ target, type }) => type !== "selection" && !contentDOM.contains(target),
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "picture*",
  isolating: true,

  addAttributes: () => ({
    layout: {
      default: "grid",
      parseHTML: (figure) => figure.getAttribute("data-gallery"),
      renderHTML: (attrs) => ({ "data-gallery": attrs.layout }),
    },
    caption: {
      default: "",
      parseHTML: (figure) => figure.getAttribute("data-caption") ?? "",
      renderHTML: (attrs) => (attrs.caption ? { "data-caption": attrs.caption } : {}),
    },
  }),

  parseHTML: () => [{ tag: "figure[data-gallery]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, 0],
  addNodeView: () => view,

  addCommands: () => ({
    insertGallery:
      () =>
      ({ state, commands, dispatch }) => {
        const isAllowed = canInsertNode(state, state.schema.nodes.gallery)
        if (!isAllowed || !dispatch) return Boolean(isAllowed)
        const { $to, to } = state.selection
        const position = $to.depth ? $to.after(1) : to
        return commands.insertContentAt(position, [{ type: "gallery" }, { type: "paragraph" }])
      },
  }),
})
