// A document, sound or film in the text: a block with a caption. A dialog adds and changes it.

import { Dialog } from "ibid/dialog"
import { giveFile, mediaNode, placeEach, writeBlock } from "ibid/media-node"
import { selectedNode } from "ibid/nodes"
import "ibid/resumable"

const dialog = new Dialog(document.getElementById("file-dialog"))
const { element } = dialog
const skeleton = document.getElementById("file-in-text")
const { files, accepted } = document.querySelector("[data-accepted]").dataset
const known = new Map(JSON.parse(files)) // what the text shows of each file
const suffixes = JSON.parse(accepted)

/* Return the files of a drop or paste that the library takes and that are no pictures. */
export function filesIn(transfer) {
  const isAccepted = ({ name }) => suffixes.some((suffix) => name.toLowerCase().endsWith(suffix))
  return [...(transfer?.files ?? [])].filter((file) => !file.type.startsWith("image/") && isAccepted(file))
}

/* Open the dialog for each pasted or dropped file, one after the other. */
export const attachFiles = (editor, files) => placeEach(editor, files, { dialog: element, place })

function place(editor, given) {
  const selected = given ? null : selectedNode(editor, "file")
  const { file, caption } = selected?.attrs ?? {}
  dialog.open(selected ? { chosen: file, caption } : {}, {
    onShown: () => given && hand(given, element.querySelector("[method=post]")),
    onStored: (dialog) => dialog.use(),
    onUse: (picked, data) => {
      known.set(picked.value, [picked.dataset.title, picked.dataset.about])
      const caption = (data.get("caption") ?? "").trim()
      writeBlock(editor, selected, { type: "file", attrs: { file: picked.value, caption } })
    },
  })
}

/* Put the dropped file into the form. */
function hand(file, form) {
  const details = form.closest("details")
  const describe = () => form.elements.description.focus()
  details.addEventListener("toggle", describe, { once: true }) // the dialog itself focuses another
  if (details.open) describe()
  details.open = true
  if (!form.elements.upload.value) giveFile(form, file)
}

function show(figure, { file, caption }) {
  const [title, about] = known.get(file) ?? [skeleton.dataset.unknown, ""]
  figure.querySelector("[data-title]").textContent = title
  figure.querySelector("[data-about]").textContent = about
  figure.querySelector("figcaption").textContent = caption
}

export const File = mediaNode({
  name: "file",
  values: ["caption"],
  skeleton,
  show,
  command: "placeFile",
  place,
  shortcut: "Mod-Shift-0",
})
