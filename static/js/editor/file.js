// A document, sound or film in the text: a block with a caption. A dialog adds and changes it.

import { canInsertNode, Node } from "django-prose-editor/editor"
import { Dialog } from "ibid/dialog"
import { dataAttributes, selectedNode } from "ibid/nodes"
import "ibid/resumable"

const SHORTCUT = "Mod-Shift-0"
const dialog = new Dialog(document.getElementById("file-dialog"))
const { element } = dialog
const skeleton = document.getElementById("file-in-text")
const { files, accepted } = document.querySelector("[data-accepted]").dataset
const known = new Map(JSON.parse(files)) // what the text shows of each file
const suffixes = JSON.parse(accepted)

/* Return the files of a drop or paste that the library takes and that are no pictures. */
export function filesIn(transfer) {
  const isAccepted = ({ name }) => suffixes.some((suffix) => name.toLowerCase().endsWith(suffix))
  return [...(transfer?.files ?? [])].filter((file) => !file.type.startsWith("image/") && isAccepted(file))
}

/* Open the dialog for each pasted or dropped file, one after the other. */
export async function attachFiles(editor, files) {
  for (const file of files) {
    const isClosed = new Promise((resolve) => {
      element.addEventListener("close", resolve, { once: true })
    })
    place(editor, file)
    await isClosed
  }
}

function place(editor, given) {
  const selected = given ? null : selectedNode(editor, "file")
  const { file, caption } = selected?.attrs ?? {}
  dialog.open(selected ? { chosen: file, caption } : {}, {
    onShown: () => given && hand(given, element.querySelector("[method=post]")),
    onStored: (dialog) => dialog.use(),
    onUse: (picked, data) => {
      known.set(picked.value, [picked.dataset.title, picked.dataset.about])
      const caption = (data.get("caption") ?? "").trim()
      write(editor, selected, { file: picked.value, caption })
    },
  })
}

/* Put the dropped file into the form. */
function hand(file, form) {
  const details = form.closest("details")
  const describe = () => form.elements.description.focus()
  details.addEventListener("toggle", describe, { once: true }) // the dialog itself focuses another
  if (details.open) describe()
  details.open = true
  const input = form.elements.file
  if (input.files.length || form.elements.upload.value) return
  const transfer = new DataTransfer()
  transfer.items.add(file)
  input.files = transfer.files
}

function write(editor, selected, attrs) {
  if (selected) {
    editor.chain().focus().updateAttributes("file", attrs).run()
    return
  }
  const { $to, to } = editor.state.selection
  const isEmptyLine = $to.depth === 1 && $to.parent.content.size === 0
  const position = $to.depth && !isEmptyLine ? $to.after(1) : to
  const isLast = isEmptyLine || position === editor.state.doc.content.size
  const content = [{ type: "file", attrs }, ...(isLast ? [{ type: "paragraph" }] : [])]
  editor.chain().focus().insertContentAt(position, content).scrollIntoView().run()
}

function show(figure, { file, caption }) {
  const [title, about] = known.get(file) ?? [skeleton.dataset.unknown, ""]
  figure.querySelector("[data-title]").textContent = title
  figure.querySelector("[data-about]").textContent = about
  figure.querySelector("figcaption").textContent = caption
}

export const File = Node.create({
  name: "file",
  group: "block",
  atom: true,
  draggable: true,

  addAttributes: () => dataAttributes("file", "caption"),

  parseHTML: () => [{ tag: "figure[data-file]", priority: 60 }],

  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = skeleton.content.firstElementChild.cloneNode(true)
      dom.querySelector("button").addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos())
        editor.commands.placeFile()
      })
      show(dom, node.attrs)
      return {
        dom,
        update: (changed) => changed.type === node.type && (show(dom, changed.attrs), true),
        stopEvent: ({ target }) => Boolean(target.closest("button")),
        ignoreMutation: () => true,
      }
    }
  },

  addCommands: () => ({
    placeFile:
      () =>
      ({ editor, state, dispatch }) => {
        const isAllowed =
          selectedNode(editor, "file") || canInsertNode(state, state.schema.nodes.file)
        if (isAllowed && dispatch) place(editor)
        return Boolean(isAllowed)
      },
  }),

  addKeyboardShortcuts() {
    const edit = () =>
      Boolean(selectedNode(this.editor, "file")) && this.editor.commands.placeFile()
    return { [SHORTCUT]: () => this.editor.commands.placeFile(), Enter: edit }
  },
})
