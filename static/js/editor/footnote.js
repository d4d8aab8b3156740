// A note without a source, shown beside or after the text. Its dialog has a small editor.

import * as prose from "django-prose-editor/editor"
import { cleanPasted } from "ibid/clipboard"
import { LinkDialog } from "ibid/link"
import { selectedNode } from "ibid/nodes"
import { pastingOptions } from "ibid/pasting-options"
import { SmartQuotes } from "ibid/smart-quotes"
import { makeToolbar } from "ibid/toolbar"
import { TypedLinks } from "ibid/typed-links"

const { canInsertNode, Editor, InputRule, Node, Plugin } = prose

const SHORTCUT = "Mod-Alt-f"
const TYPED = /\^\[([^[\]]*[^[\]\s][^[\]]*)\]$/ // as in Pandoc's Markdown: ^[text]
// A note has one paragraph.
const BLOCK = /<\/?(?:p|h\d|[uo]l|li|blockquote|pre|t[a-z]+|hr|br)\b[^>]*>/g
const MARKS = ["Bold", "Italic", "Strike", "Subscript", "Superscript", "Code"]

const element = document.getElementById("footnote-dialog")
const area = element.querySelector("[data-part=note]")
let noteEditor // in the dialog, while it is open
let onClose = () => {}

element.addEventListener("close", finish)
element.addEventListener("submit", (event) => {
  event.preventDefault()
  finish()
})
element.addEventListener("click", ({ target }) => {
  if (target.closest("[data-remove]")) noteEditor.commands.clearContent()
  if (target.closest("[data-remove], [data-close]")) finish()
})

/* The note is placed at once: what is typed next, before the browser's "close", comes after it. */
function finish() {
  const place = onClose
  onClose = () => {}
  element.close()
  place()
}

/* The dialog's text is kept however it is closed; Undo works as in the rest of the text. */
function openDialog(editor) {
  const selected = selectedNode(editor, "footnote")
  element.querySelector("[data-remove]").hidden = !selected
  element.showModal()
  noteEditor = createEditor(editor, selected)
  noteEditor.commands.focus("end")
  onClose = () => {
    const { content } = noteEditor.getJSON().content[0]
    noteEditor.destroy()
    area.replaceChildren()
    place(editor, selected, content)
  }
}

function createEditor({ view }, selected) {
  const { lang, dir } = view.dom
  const attributes = { class: "text", "aria-labelledby": "footnote-title", lang, dir }
  const paragraph = { type: "paragraph", content: selected?.content.toJSON() ?? [] }
  return new Editor({
    element: area,
    extensions: extensions(),
    injectCSS: false,
    editorProps: {
      attributes: { ...attributes, "aria-multiline": "true" },
      transformPastedHTML: (html) => cleanPasted(html, pastingOptions()).replace(BLOCK, " "),
      transformPastedText: (text) => text.replace(/\s+/g, " "),
    },
    content: { type: "doc", content: [paragraph] },
    onCreate: ({ editor }) => makeToolbar(editor),
  })
}

const extensions = () => [
  prose.Document.extend({ content: "paragraph" }),
  ...[prose.Paragraph, prose.Text, prose.UndoRedo, SmartQuotes, ...MARKS.map((name) => prose[name])],
  prose.Link.configure({ autolink: false, enableTarget: false }),
  LinkDialog,
  TypedLinks,
  prose.Menu.configure({ groups: [{ group: "marks" }, { group: "link" }] }),
  prose.Extension.create({
    name: "done",
    priority: 1000,
    addKeyboardShortcuts() {
      const done = () => {
        finish()
        return true
      }
      return { Enter: done, Escape: done, "Mod-Enter": done, [SHORTCUT]: done }
    },
  }),
]

function place(editor, selected, content) {
  const chain = editor.chain().focus()
  const { from, to } = editor.state.selection
  if (!content) return selected ? chain.deleteSelection().run() : chain.run()
  const position = selected ? { from, to } : to
  chain.insertContentAt(position, { type: "footnote", content }).scrollIntoView().run()
}

/* A note is shown as a link, and links cannot be nested: move a note inside a link out of it. */
function unlinkNotes(transactions, _before, { doc, tr, schema }) {
  if (!transactions.some(({ docChanged }) => docChanged)) return null
  doc.descendants((node, position) => {
    const link = node.type.name === "footnote" && schema.marks.link.isInSet(node.marks)
    if (link) tr.removeNodeMark(position, link)
  })
  return tr.docChanged ? tr : null
}

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,
  content: "text*",

  parseHTML: () => [{ tag: "foot-note" }],

  renderHTML: () => ["foot-note", 0],

  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement("foot-note")
      dom.textContent = node.textContent
      return { dom, ignoreMutation: () => true }
    },

  addCommands: () => ({
    note:
      () =>
      ({ editor, state, dispatch }) => {
        const isAllowed =
          selectedNode(editor, "footnote") || canInsertNode(state, state.schema.nodes.footnote)
        if (isAllowed && dispatch) openDialog(editor)
        return Boolean(isAllowed)
      },
  }),

  addKeyboardShortcuts() {
    return {
      [SHORTCUT]: () => this.editor.commands.note(),
      Enter: () => Boolean(selectedNode(this.editor, "footnote")) && this.editor.commands.note(),
    }
  },

  addInputRules() {
    return [
      new InputRule({
        find: TYPED,
        handler: ({ state: { schema, tr }, range: { from, to }, match: [, text] }) => {
          tr.replaceWith(from, to, this.type.create(null, schema.text(text.trim())))
        },
      }),
    ]
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "footnote",
      groups: "sources",
      button: buttons.text(element.dataset.command, element.dataset.hint),
      command: (editor) => editor.commands.note(),
      enabled: (editor) => editor.can().note(),
      active: (editor) => editor.isActive("footnote"),
    })
  },

  addProseMirrorPlugins() {
    const { editor } = this
    const open = (start) => editor.commands.setNodeSelection(start) && editor.commands.note()
    return [
      new Plugin({
        appendTransaction: unlinkNotes,
        props: {
          handleDoubleClickOn: (_view, _position, node, start) =>
            node.type === this.type && open(start),
        },
      }),
    ]
  },
})
