// A citation in the text: an atom that names its source, chosen and changed in a dialog.

import { canInsertNode, Node, Plugin } from "django-prose-editor/editor"
import { Dialog } from "ibid/dialog"
import { dataAttributes, selectedNode } from "ibid/marks"

const SHORTCUT = "Mod-Shift-f"
const element = document.getElementById("cite-dialog")
const dialog = new Dialog(element)

const labelOf = (source, locator) => (locator ? `${source}, ${locator}` : source)

function cite(editor) {
  const cited = selectedNode(editor, "citation")
  const { words, "suppress-author": suppress_author, ...said } = cited?.attrs ?? {}
  const { from, to } = editor.state.selection
  const quotation = cited ? said.quotation : editor.state.doc.textBetween(from, to, " ")
  const chosen = cited ? { ...said, chosen: said.source, suppress_author } : {}
  dialog.open(withValues({ ...chosen, quotation }), {
    stored: ({ useForm }) => useForm.elements.locator.focus(),
    used: (picked, said) => write(editor, cited, attributes(picked, said)),
  })
}

const withValues = (said) => Object.fromEntries(Object.entries(said).filter(([, value]) => value))

const attributes = (picked, said) => ({
  source: picked.value,
  label: said.get("locator") ? said.get("label") : "",
  locator: said.get("locator").trim(),
  prefix: said.get("prefix").trim(),
  suffix: said.get("suffix").trim(),
  quotation: said.get("quotation").trim(),
  "suppress-author": said.get("suppress_author") ?? "",
  words: labelOf(picked.dataset.label, said.get("locator").trim()),
})

function write(editor, cited, attrs) {
  if (cited) editor.chain().focus().updateAttributes("citation", attrs).run()
  else {
    const { to } = editor.state.selection
    editor.chain().focus().insertContentAt(to, { type: "citation", attrs }).run()
  }
}

export const Citation = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,

  addAttributes: () => ({
    ...dataAttributes("source", "locator", "label", "prefix", "suffix", "suppress-author"),
    ...dataAttributes("quotation"),
    words: { default: "?", parseHTML: ({ textContent }) => textContent, rendered: false },
  }),

  parseHTML: () => [{ tag: "cite-ref" }],

  renderHTML: ({ node, HTMLAttributes }) => ["cite-ref", HTMLAttributes, node.attrs.words],

  renderText: ({ node }) => `[${node.attrs.words}]`,

  addCommands: () => ({
    cite:
      () =>
      ({ editor, state, dispatch }) => {
        const isAllowed =
          selectedNode(editor, "citation") || canInsertNode(state, state.schema.nodes.citation)
        if (isAllowed && dispatch) cite(editor)
        return Boolean(isAllowed)
      },
  }),

  addKeyboardShortcuts() {
    return {
      [SHORTCUT]: () => this.editor.commands.cite(),
      Enter: () => Boolean(selectedNode(this.editor, "citation")) && this.editor.commands.cite(),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "cite",
      groups: "sources",
      button: buttons.text(element.dataset.command, element.dataset.hint),
      command: (editor) => editor.commands.cite(),
      enabled: (editor) => editor.can().cite(),
      active: (editor) => editor.isActive("citation"),
    })
  },

  addProseMirrorPlugins() {
    const { editor } = this
    const open = (start) => editor.commands.setNodeSelection(start) && editor.commands.cite()
    return [
      new Plugin({
        props: {
          handleDoubleClickOn: (_view, _position, node, start) =>
            node.type === this.type && open(start),
        },
      }),
    ]
  },
})
