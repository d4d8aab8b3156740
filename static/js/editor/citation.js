// A citation in the text: an atom that names its source. A dialog adds and changes it.

import { canInsertNode, Node, Plugin } from "django-prose-editor/editor"
import { Dialog } from "ibid/dialog"
import { dataAttributes, selectedNode } from "ibid/nodes"

const SHORTCUT = "Mod-Shift-f"
const element = document.getElementById("cite-dialog")
const dialog = new Dialog(element)

const status = document.getElementById("citation-status")
const hint = element.dataset.edit

const labelOf = (source, locator) => (locator ? `${source}, ${locator}` : source)

function cite(editor) {
  const selected = selectedNode(editor, "citation")
  const { shown, "suppress-author": suppress_author, ...attrs } = selected?.attrs ?? {}
  const { from, to } = editor.state.selection
  const quotation = selected ? attrs.quotation : editor.state.doc.textBetween(from, to, " ")
  const fields = selected ? { ...attrs, chosen: attrs.source, suppress_author } : {}
  dialog.open(withValues({ ...fields, quotation }), {
    onStored: ({ useForm }) => useForm.elements.locator.focus(),
    onUse: (picked, data) => write(editor, selected, attributes(picked, data)),
  })
}

const withValues = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value))

const attributes = (picked, data) => ({
  source: picked.value,
  label: data.get("locator") ? data.get("label") : "",
  locator: data.get("locator").trim(),
  prefix: data.get("prefix").trim(),
  suffix: data.get("suffix").trim(),
  quotation: data.get("quotation").trim(),
  "suppress-author": data.get("suppress_author") ?? "",
  shown: labelOf(picked.dataset.label, data.get("locator").trim()),
})

function write(editor, selected, attrs) {
  const { to } = editor.state.selection
  const chain = editor.chain().focus()
  if (selected) chain.updateAttributes("citation", attrs).scrollIntoView().run()
  else chain.insertContentAt(to, { type: "citation", attrs }).scrollIntoView().run()
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
    shown: { default: "?", parseHTML: ({ textContent }) => textContent, rendered: false },
  }),

  parseHTML: () => [{ tag: "cite-ref" }],

  renderHTML: ({ node, HTMLAttributes }) => ["cite-ref", HTMLAttributes, node.attrs.shown],

  addNodeView: () => ({ node, HTMLAttributes }) => {
    const dom = document.createElement("cite-ref")
    for (const [name, value] of Object.entries(HTMLAttributes)) dom.setAttribute(name, value)
    dom.textContent = node.attrs.shown
    dom.title = hint
    dom.setAttribute("role", "button")
    dom.setAttribute("aria-description", hint)
    return { dom }
  },

  renderText: ({ node }) => `[${node.attrs.shown}]`,

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
    const isSelected = (node) => selectedNode(editor, "citation") === node
    return [
      new Plugin({
        props: {
          handleDoubleClickOn: (_view, _position, node, start) =>
            node.type === this.type && open(start),
          // a second tap, where there is no double click
          handleClickOn: (_view, _position, node, start) =>
            node.type === this.type && isSelected(node) && open(start),
        },
        view: () => ({ update: () => announce(selectedNode(editor, "citation")) }),
      }),
    ]
  },
})

/* Say to screen readers what is selected and how to edit it. */
function announce(citation) {
  const sentence = citation ? `${citation.attrs.shown}. ${hint}.` : ""
  if (status.textContent !== sentence) status.textContent = sentence
}
