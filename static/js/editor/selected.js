// Text typed while a citation, a note or a picture is selected goes after it: it never replaces it.

import { Extension, Plugin, pm } from "django-prose-editor/editor"

const { NodeSelection, Selection, TextSelection } = pm.state
const FOCUS = 30 // until the editor has restored its selection

export const Selected = Extension.create({
  name: "selected",
  priority: 1000,

  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleKeyPress: (view, event) => {
          if (!event.ctrlKey && !event.metaKey) leaveNode(view)
          return false
        },
        handleDOMEvents: {
          focus: (view) => {
            setTimeout(() => placeCaret(view), FOCUS)
            return false
          },
        },
      },
      view: () => ({ update: placeCaret }),
    }),
  ],
})

/* Continue after the selected node: in its paragraph, or in one below the picture. */
function leaveNode(view) {
  const { selection, tr } = view.state
  if (!(selection instanceof NodeSelection)) return
  const { node, $to, to } = selection
  if (node.isInline) tr.setSelection(TextSelection.create(tr.doc, to))
  else if ($to.nodeAfter?.type.name === "paragraph" && !$to.nodeAfter.content.size) {
    tr.setSelection(TextSelection.create(tr.doc, to + 1))
  } else {
    tr.insert(to, view.state.schema.nodes.paragraph.create())
    tr.setSelection(Selection.near(tr.doc.resolve(to + 1)))
  }
  view.dispatch(tr)
}

/* An input method writes where the browser has its selection: inside a selected node its text
   would be lost, so the browser gets a caret after the node while the editor has it selected. */
function placeCaret(view) {
  const { selection } = view.state
  const isMark = selection instanceof NodeSelection && selection.node.isInline
  if (!isMark || view.composing || !view.hasFocus()) return
  const { node, offset } = view.domAtPos(selection.to)
  view.domObserver.disconnectSelection()
  view.domSelection().collapse(node, offset)
  view.domObserver.setCurSelection()
  view.domObserver.connectSelection()
}
