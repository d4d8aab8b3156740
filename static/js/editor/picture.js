// A picture in the text: a block with its alt text and caption. A dialog adds and changes it.

import { canInsertNode, Node } from "django-prose-editor/editor"
import { dataAttributes, selectedNode } from "ibid/nodes"
import { dialog, pictureUrl, requireAlt } from "ibid/picture-chooser"

const SHORTCUT = "Mod-Shift-9"
const { element } = dialog
const skeleton = document.getElementById("picture-in-text")

/* Open the dialog for each pasted or dropped file, one after the other. */
export async function placeFiles(editor, files) {
  for (const file of files) {
    const isClosed = new Promise((resolve) => {
      element.addEventListener("close", resolve, { once: true })
    })
    place(editor, file)
    await isClosed
  }
}

function place(editor, file) {
  const selected = file ? null : selectedNode(editor, "picture")
  const { picture, alt, decorative, caption } = selected?.attrs ?? {}
  dialog.open(selected ? { chosen: picture, alt, is_decorative: decorative, caption } : {}, {
    onShown: ({ useForm }) => {
      const uploadForm = element.querySelector("[method=post]")
      for (const form of [useForm, uploadForm]) requireAlt(form)
      if (file) attach(file, uploadForm)
    },
    onPicked: prefill,
    onStored: (dialog, form) => dialog.use(form),
    onUse: (picked, data) => write(editor, selected, attributes(picked, data)),
  })
}

/* Choose a picture for a place in the text; `position` returns it when it is needed. */
export function addPicture(editor, position) {
  dialog.open({}, {
    onShown: ({ useForm }) => {
      for (const form of [useForm, element.querySelector("[method=post]")]) requireAlt(form)
    },
    onPicked: prefill,
    onStored: (dialog, form) => dialog.use(form),
    onUse: (picked, data) => {
      const content = { type: "picture", attrs: attributes(picked, data) }
      editor.chain().focus().insertContentAt(position(), content).run()
    },
  })
}

function attach(file, form) {
  form.closest("details").open = true
  if (!form.elements.file.files.length) {
    const transfer = new DataTransfer()
    transfer.items.add(file)
    form.elements.file.files = transfer.files
    form.elements.alt.focus()
  }
}

function prefill({ picked: { dataset }, useForm: { elements } }) {
  elements.alt.value = dataset.alt
  elements.caption.value = dataset.caption
  elements.is_decorative.checked = "decorative" in dataset
  elements.is_decorative.dispatchEvent(new Event("change"))
}

const attributes = (picked, data) => ({
  picture: picked.value,
  alt: (data.get("alt") ?? "").trim(),
  decorative: data.get("is_decorative") ? "true" : "",
  caption: data.get("caption").trim(),
})

function write(editor, selected, attrs) {
  if (selected) {
    editor.chain().focus().updateAttributes("picture", attrs).run()
    return
  }
  const { $to, to } = editor.state.selection
  const isEmptyLine = $to.depth === 1 && $to.parent.content.size === 0
  const position = $to.depth && !isEmptyLine ? $to.after(1) : to
  const isLast = isEmptyLine || position === editor.state.doc.content.size
  const content = [{ type: "picture", attrs }, ...(isLast ? [{ type: "paragraph" }] : [])]
  editor.chain().focus().insertContentAt(position, content).run()
  showPlaced(editor, isEmptyLine ? position - 1 : position)
}

/* Scroll to a new picture once it is loaded: before that it has no height. Its events do not
   bubble. */
function showPlaced(editor, position) {
  const { view } = editor
  const scroll = () => {
    const figure = view.nodeDOM(position)
    if (!figure?.querySelector?.("img")?.complete) return
    for (const event of ["load", "error"]) view.dom.removeEventListener(event, scroll, true)
    figure.scrollIntoView({ block: "nearest" })
    editor.commands.scrollIntoView()
  }
  for (const event of ["load", "error"]) view.dom.addEventListener(event, scroll, true)
  scroll()
}

function show(figure, { picture, alt, decorative, caption }) {
  const image = figure.querySelector("img")
  const url = pictureUrl(picture)
  if (image.getAttribute("src") !== url) image.src = url
  image.alt = alt
  figure.querySelector("figcaption").textContent = caption
  figure.querySelector("[data-when=missing-alt]").hidden = Boolean(alt || decorative)
  figure.querySelector("[data-when=decorative]").hidden = !decorative
}

export const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,

  addAttributes: () => dataAttributes("picture", "alt", "decorative", "caption"),

  parseHTML: () => [{ tag: "figure[data-picture]" }],

  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = skeleton.content.firstElementChild.cloneNode(true)
      dom.querySelector("button").addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos())
        editor.commands.placePicture()
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
    placePicture:
      () =>
      ({ editor, state, dispatch }) => {
        const isAllowed =
          selectedNode(editor, "picture") || canInsertNode(state, state.schema.nodes.picture)
        if (isAllowed && dispatch) place(editor)
        return Boolean(isAllowed)
      },
  }),

  addKeyboardShortcuts() {
    const edit = () =>
      Boolean(selectedNode(this.editor, "picture")) && this.editor.commands.placePicture()
    return { [SHORTCUT]: () => this.editor.commands.placePicture(), Enter: edit }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "picture",
      groups: "sources",
      button: buttons.text(element.dataset.command, element.dataset.hint),
      command: (editor) => editor.commands.placePicture(),
      enabled: (editor) => editor.can().placePicture(),
      active: (editor) => editor.isActive("picture"),
    })
  },
})
