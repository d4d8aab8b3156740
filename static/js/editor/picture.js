// A picture in the text: a block with its alt text and caption. A dialog adds and changes it.

import { giveFile, mediaNode, placeEach, writeBlock } from "ibid/media-node"
import { selectedNode } from "ibid/nodes"
import { dialog, pictureUrl, requireAlt } from "ibid/picture-chooser"

const { element } = dialog
const skeleton = document.getElementById("picture-in-text")

/* Open the dialog for each pasted or dropped file, one after the other. */
export const placeFiles = (editor, files) => placeEach(editor, files, { dialog: element, place })

function place(editor, file) {
  const selected = file ? null : selectedNode(editor, "picture")
  const { picture, alt, decorative, caption, embed } = selected?.attrs ?? {}
  const values = { chosen: picture, alt, is_decorative: decorative, caption, embed }
  dialog.open(selected ? values : {}, {
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
  if (giveFile(form, file)) form.elements.alt.focus()
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
  embed: (data.get("embed") ?? "").trim(),
  ...{ remote: "", credit: "" },
})

function write(editor, selected, attrs) {
  const position = writeBlock(editor, selected, { type: "picture", attrs })
  if (position !== null) showPlaced(editor, position)
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

/* A picture of another site has no `picture` yet: the server copies it after the next save. */
function show(figure, { picture, alt, decorative, caption, remote, embed }) {
  const image = figure.querySelector("img")
  const pending = figure.querySelector("[data-when=remote]")
  image.hidden = !picture
  pending.hidden = Boolean(picture)
  pending.querySelector("bdi").textContent = remote
  const url = picture ? pictureUrl(picture) : ""
  if (url && image.getAttribute("src") !== url) image.src = url
  image.alt = alt
  figure.querySelector("figcaption").textContent = caption
  figure.querySelector("[data-when=missing-alt]").hidden = Boolean(alt || decorative)
  figure.querySelector("[data-when=decorative]").hidden = !decorative
  const stands = figure.querySelector("[data-when=embed]")
  stands.hidden = !embed
  stands.querySelector("bdi").textContent = embed
}

export const Picture = mediaNode({
  name: "picture",
  selector: "figure[data-picture], figure[data-remote]",
  values: ["alt", "decorative", "caption", "remote", "credit", "embed"],
  skeleton,
  show,
  command: "placePicture",
  place,
  shortcut: "Mod-Shift-9",

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
