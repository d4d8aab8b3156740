// A note of the author's own, without a source: words in the text that readers find beside it or
// at its end. Written in a dialog with an editor of its own.

import * as prose from "django-prose-editor/editor"
import { cleanPasted } from "ibid/clipboard"
import { selectedNode } from "ibid/marks"
import { makeToolbar } from "ibid/toolbar"

const { canInsertNode, Editor, InputRule, Node, Plugin } = prose

const SHORTCUT = "Mod-Alt-f"
const TYPED = /\^\[([^[\]]*[^[\]\s][^[\]]*)\]$/ // as in Pandoc's Markdown: ^[words]
const BLOCK = /<\/?(?:p|h\d|[uo]l|li|blockquote|pre|t[a-z]+|hr|br)\b[^>]*>/g // a note is one line
const MARKS = ["Bold", "Italic", "Strike", "Subscript", "Superscript", "Code"]

const element = document.getElementById("footnote-dialog")
const area = element.querySelector("[data-part=note]")
let small // the editor in the dialog, while it is open
let closed

element.addEventListener("close", () => closed())
element.addEventListener("submit", (event) => {
  event.preventDefault()
  element.close()
})
element.addEventListener("click", ({ target }) => {
  if (target.closest("[data-remove]")) small.commands.clearContent()
  if (target.closest("[data-remove], [data-close]")) element.close()
})

/* However the dialog is closed, its words are kept: they are text, and undone like text. */
function write(editor) {
  const noted = selectedNode(editor, "footnote")
  element.querySelector("[data-remove]").hidden = !noted
  element.showModal()
  small = begin(editor, noted)
  small.commands.focus("end")
  closed = () => {
    const { content } = small.getJSON().content[0]
    small.destroy()
    area.replaceChildren()
    place(editor, noted, content)
  }
}

function begin({ view }, noted) {
  const { lang, dir } = view.dom
  const attributes = { class: "text", "aria-labelledby": "footnote-title", lang, dir }
  const words = { type: "paragraph", content: noted?.content.toJSON() ?? [] }
  return new Editor({
    element: area,
    extensions: extensions(),
    injectCSS: false,
    editorProps: {
      attributes: { ...attributes, "aria-multiline": "true" },
      transformPastedHTML: (html) => cleanPasted(html).replace(BLOCK, " "),
      transformPastedText: (text) => text.replace(/\s+/g, " "),
    },
    content: { type: "doc", content: [words] },
    onCreate: ({ editor }) => makeToolbar(editor),
  })
}

const extensions = () => [
  prose.Document.extend({ content: "paragraph" }),
  ...[prose.Paragraph, prose.Text, prose.UndoRedo, ...MARKS.map((name) => prose[name])],
  prose.Link.configure({ enableTarget: false }),
  prose.Menu.configure({ groups: [{ group: "marks" }, { group: "link" }] }),
  prose.Extension.create({
    name: "done",
    priority: 1000,
    addKeyboardShortcuts() {
      const done = () => {
        element.close()
        return true
      }
      return { Enter: done, Escape: done, "Mod-Enter": done, [SHORTCUT]: done }
    },
  }),
]

function place(editor, noted, content) {
  const changing = editor.chain().focus()
  const { from, to } = editor.state.selection
  if (!content) return noted ? changing.deleteSelection().run() : changing.run()
  const at = noted ? { from, to } : to
  changing.insertContentAt(at, { type: "footnote", content }).run()
}

/* A link around a note would hold its mark, which is one: the note stands out of it. */
function outOfLinks(transactions, _before, { doc, tr, schema }) {
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
        if (isAllowed && dispatch) write(editor)
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
        handler: ({ state: { schema, tr }, range: { from, to }, match: [, words] }) => {
          tr.replaceWith(from, to, this.type.create(null, schema.text(words.trim())))
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
        appendTransaction: outOfLinks,
        props: {
          handleDoubleClickOn: (_view, _position, node, start) =>
            node.type === this.type && open(start),
        },
      }),
    ]
  },
})
