// A picture in the text: a block that names it and says what it shows here; set in a dialog.

import { canInsertNode, Node } from "django-prose-editor/editor"
import { Dialog } from "ibid/dialog"
import { dataAttributes, selectedNode } from "ibid/marks"

const SHORTCUT = "Mod-Shift-9"
const element = document.getElementById("picture-dialog")
const skeleton = document.getElementById("picture-in-text")
const dialog = new Dialog(element)

/* Files that were pasted or dropped: each asks what it shows, one after the other. */
export async function placeFiles(editor, files) {
  for (const file of files) {
    const isClosed = new Promise((resolve) => {
      element.addEventListener("close", resolve, { once: true })
    })
    place(editor, file)
    await isClosed
  }
}

/* The library, for a picture that stands outside of the text: gives its number and its words. */
export function choosePicture(chosen, use) {
  dialog.open(chosen ? { chosen, is_lead: "1" } : { is_lead: "1" }, {
    shown: () => askAlt(element.querySelector("[method=post]")),
    stored: (dialog, form) => dialog.use(form),
    used: (picked) => use(picked.value, picked.closest("label").textContent.trim()),
  })
}

export const addressOf = (picture) => element.dataset.file.replace("/0/", `/${picture}/`)

function place(editor, file) {
  const placed = file ? null : selectedNode(editor, "picture")
  const { picture, alt, decorative, caption } = placed?.attrs ?? {}
  dialog.open(placed ? { chosen: picture, alt, is_decorative: decorative, caption } : {}, {
    shown: ({ useForm }) => {
      const uploading = element.querySelector("[method=post]")
      for (const form of [useForm, uploading]) askAlt(form)
      if (file) bring(file, uploading)
    },
    picked: prefill,
    stored: (dialog, form) => dialog.use(form),
    used: (picked, said) => write(editor, placed, attributes(picked, said)),
  })
}

/* The alternative text is asked for unless the picture is decorative. */
function askAlt({ elements: { alt, is_decorative } }) {
  const ask = () => {
    alt.disabled = is_decorative.checked
  }
  is_decorative.addEventListener("change", ask)
  ask()
}

function bring(file, form) {
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

const attributes = (picked, said) => ({
  picture: picked.value,
  alt: (said.get("alt") ?? "").trim(),
  decorative: said.get("is_decorative") ? "true" : "",
  caption: said.get("caption").trim(),
})

function write(editor, placed, attrs) {
  if (placed) {
    editor.chain().focus().updateAttributes("picture", attrs).run()
    return
  }
  const { $to, to } = editor.state.selection
  const isEmptyLine = $to.depth === 1 && $to.parent.content.size === 0
  const position = $to.depth && !isEmptyLine ? $to.after(1) : to
  const isLast = isEmptyLine || position === editor.state.doc.content.size
  const content = [{ type: "picture", attrs }, ...(isLast ? [{ type: "paragraph" }] : [])]
  editor.chain().focus().insertContentAt(position, content).run()
}

function show(figure, { picture, alt, decorative, caption }) {
  const image = figure.querySelector("img")
  const address = addressOf(picture)
  if (image.getAttribute("src") !== address) image.src = address
  image.alt = alt
  figure.querySelector("figcaption").textContent = caption
  figure.querySelector("[data-when=bare]").hidden = Boolean(alt || decorative)
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
