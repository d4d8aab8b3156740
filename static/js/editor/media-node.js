// What pictures and files in the text have in common: a block that a dialog adds and changes.

import { canInsertNode, Node } from "django-prose-editor/editor"
import { dataAttributes, selectedNode } from "ibid/nodes"

/* Open the dialog for each pasted or dropped file, one after the other: `place` opens `dialog`. */
export async function placeEach(editor, files, { dialog, place }) {
  for (const file of files) {
    const isClosed = new Promise((resolve) => {
      dialog.addEventListener("close", resolve, { once: true })
    })
    place(editor, file)
    await isClosed
  }
}

/* Give a file that was pasted or dropped to the form, unless it has one. Return whether it did. */
export function giveFile(form, file) {
  if (form.elements.file.files.length) return false
  const transfer = new DataTransfer()
  transfer.items.add(file)
  form.elements.file.files = transfer.files
  return true
}

/* Change the selected block, or else insert one after the paragraph, and a paragraph if it is the
   last. Return the position of a new block. */
export function writeBlock(editor, selected, { type, attrs }) {
  if (selected) {
    editor.chain().focus().updateAttributes(type, attrs).run()
    return null
  }
  const { $to, to } = editor.state.selection
  const isEmptyLine = $to.depth === 1 && $to.parent.content.size === 0
  const position = $to.depth && !isEmptyLine ? $to.after(1) : to
  const isLast = isEmptyLine || position === editor.state.doc.content.size
  const content = [{ type, attrs }, ...(isLast ? [{ type: "paragraph" }] : [])]
  editor.chain().focus().insertContentAt(position, content).scrollIntoView().run()
  return isEmptyLine ? position - 1 : position
}

/* Return the node `name`, stored as data attributes of a figure. The editor shows a copy of
   `skeleton`, filled by `show`; its button, Enter, `shortcut` and `command` open the dialog. */
export function mediaNode({ name, selector = `figure[data-${name}]`, values, skeleton, show, command, place, shortcut, ...more }) {
  const open = (editor) => editor.commands[command]()
  return Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,

    addAttributes: () => dataAttributes(name, ...values),

    parseHTML: () => [{ tag: selector, priority: 60 }],

    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],

    addNodeView() {
      return ({ node, editor, getPos }) => {
        const dom = skeleton.content.firstElementChild.cloneNode(true)
        dom.querySelector("button").addEventListener("click", () => {
          editor.commands.setNodeSelection(getPos())
          open(editor)
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
      [command]:
        () =>
        ({ editor, state, dispatch }) => {
          const isAllowed = selectedNode(editor, name) || canInsertNode(state, state.schema.nodes[name])
          if (isAllowed && dispatch) place(editor)
          return Boolean(isAllowed)
        },
    }),

    addKeyboardShortcuts() {
      const edit = () => Boolean(selectedNode(this.editor, name)) && open(this.editor)
      return { [shortcut]: () => open(this.editor), Enter: edit }
    },

    ...more,
  })
}
