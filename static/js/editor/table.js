// The caption of a table and the alignment of its columns, with buttons beside the editor's own.

import { Extension, pm } from "django-prose-editor/editor"
import { FormDialog } from "ibid/form-dialog"

const { TableMap } = pm.tables
const element = document.getElementById("table-dialog")
const dialog = new FormDialog(element)
const ALIGNMENTS = {
  start: "format_align_left",
  center: "format_align_center",
  end: "format_align_right",
}

const caption = {
  default: "",
  parseHTML: (table) =>
    table.getAttribute("data-caption") ?? table.querySelector("caption")?.textContent.trim() ?? "",
  renderHTML: (attrs) => (attrs.caption ? { "data-caption": attrs.caption } : {}),
}

const alignment = {
  default: "",
  parseHTML: ({ classList }) => ["center", "end"].find((name) => classList.contains(name)) ?? "",
  renderHTML: (attrs) => (attrs.alignment ? { class: attrs.alignment } : {}),
}

/* The table around the selection, and the position before it. */
function tableAround({ $from }) {
  for (let { depth } = $from; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === "table") return { node, position: $from.before(depth), depth }
  }
  return null
}

function editCaption(editor) {
  const { node, position } = tableAround(editor.state.selection)
  dialog.open({ caption: node.attrs.caption }, (values) => {
    const attrs = { ...node.attrs, caption: values.caption.trim() }
    editor.view.dispatch(editor.state.tr.setNodeMarkup(position, undefined, attrs))
    editor.commands.focus()
  })
}

/* Align every cell of the column in which the selection begins. */
function alignColumn(editor, name) {
  const { state, view } = editor
  const { node, position, depth } = tableAround(state.selection)
  const { $from } = state.selection
  const start = position + 1
  const map = TableMap.get(node)
  const cell = $from.before(depth + 2) - start
  const column = map.colCount(cell)
  const { tr } = state
  for (const place of new Set(map.cellsInRect({ left: column, right: column + 1, top: 0, bottom: map.height }))) {
    const attrs = { ...node.nodeAt(place).attrs, alignment: name === "start" ? "" : name }
    tr.setNodeMarkup(start + place, undefined, attrs)
  }
  view.dispatch(tr)
  editor.commands.focus()
}

export const TableFormat = Extension.create({
  name: "tableFormat",
  priority: 1, // after the editor's own buttons

  addGlobalAttributes: () => [
    { types: ["table"], attributes: { caption } },
    { types: ["tableCell", "tableHeader"], attributes: { alignment } },
  ],

  addMenuItems({ menu, buttons }) {
    const hidden = (editor) => !editor.isActive("table")
    menu.defineItem({
      name: "table:caption",
      groups: "table",
      button: buttons.text(element.dataset.command, element.dataset.hint),
      command: editCaption,
      hidden,
    })
    for (const [name, icon] of Object.entries(ALIGNMENTS)) {
      menu.defineItem({
        name: `table:${name}`,
        groups: "table",
        button: buttons.material(icon, element.dataset[name]),
        command: (editor) => alignColumn(editor, name),
        hidden,
      })
    }
  },
})
