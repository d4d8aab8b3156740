// What comes in by the clipboard or is dropped on the text: words clean, pictures by way of their
// dialog.

import { Extension, Plugin } from "django-prose-editor/editor"
import { cleanPasted } from "ibid/clipboard"
import { placeFiles } from "ibid/picture"

const PICTURES_LOST = /<(img|v:imagedata)\b/i

const picturesIn = (transfer) =>
  [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith("image/"))

/* Programs that copy words put a picture of them beside: the words are meant. */
const hasWords = (transfer) => /\S/.test(transfer.getData("text/plain"))

export const Pasting = Extension.create({
  name: "pasting",

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => {
            if (html.includes("data-pm-slice")) return html // from here, it is clean already
            tellPictures(html)
            return cleanPasted(html)
          },

          handlePaste: (_view, { clipboardData }) => {
            const pictures = picturesIn(clipboardData)
            if (!pictures.length || hasWords(clipboardData)) return false
            placeFiles(editor, pictures)
            return true
          },

          handleDrop: (view, event) => {
            const pictures = picturesIn(event.dataTransfer)
            if (!pictures.length) return false
            event.preventDefault()
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (place) editor.commands.setTextSelection(place.pos)
            placeFiles(editor, pictures)
            return true
          },
        },
      }),
    ]
  },
})

/* Pictures of elsewhere are not taken: the author is told, not left to find out. */
function tellPictures(html) {
  document.getElementById("pasted").hidden = !PICTURES_LOST.test(html)
}
