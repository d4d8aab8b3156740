// Handles pasted and dropped content: HTML is cleaned, and pictures open their dialog.

import { Extension, Plugin } from "django-prose-editor/editor"
import { cleanPasted } from "ibid/clipboard"
import { placeFiles } from "ibid/picture"

const PICTURE = /<(img|v:imagedata)\b/i

const picturesIn = (transfer) =>
  [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith("image/"))

/* Some programs copy text together with a picture of it; then the text is used. */
const hasText = (transfer) => /\S/.test(transfer.getData("text/plain"))

export const Paste = Extension.create({
  name: "pasting",

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => {
            if (html.includes("data-pm-slice")) return html // from an editor: already clean
            showSkippedPictures(html)
            return cleanPasted(html)
          },

          handlePaste: (_view, { clipboardData }) => {
            const pictures = picturesIn(clipboardData)
            if (!pictures.length || hasText(clipboardData)) return false
            placeFiles(editor, pictures)
            return true
          },

          handleDrop: (view, event) => {
            const pictures = picturesIn(event.dataTransfer)
            if (!pictures.length) return false
            event.preventDefault()
            const drop = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (drop) editor.commands.setTextSelection(drop.pos)
            placeFiles(editor, pictures)
            return true
          },
        },
      }),
    ]
  },
})

/* Pictures from other sites are left out; show the author a notice. */
function showSkippedPictures(html) {
  document.getElementById("skipped-pictures").hidden = !PICTURE.test(html)
}
