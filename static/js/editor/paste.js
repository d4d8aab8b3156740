// Handles pasted and dropped content: HTML is cleaned, pictures and files open their dialogs.

import { Extension, Plugin } from "django-prose-editor/editor"
import { cleanPasted, lossesOf } from "ibid/clipboard"
import { tableOf } from "ibid/clipboard-blocks"
import { attachFiles, filesIn } from "ibid/file"
import { announceLosses } from "ibid/losses"
import { markdownOf, pasteMarkdown } from "ibid/markdown-paste"
import { placeFiles } from "ibid/picture"
import { pastingOptions } from "ibid/pasting-options"

const picturesIn = (transfer) =>
  [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith("image/"))

/* Some programs copy text together with a picture of it; then the text is used. */
const hasText = (transfer) => /\S/.test(transfer.getData("text/plain"))

/* A table in plain text, such as CSV; with HTML beside it, the HTML is used. */
const pastedTable = (transfer) =>
  transfer.getData("text/html") ? "" : tableOf(transfer.getData("text/plain"))

export const Paste = Extension.create({
  name: "pasting",

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => {
            if (html.includes("data-pm-slice")) return html // from an editor: already clean
            const options = pastingOptions()
            announceLosses(lossesOf(html, options.frames))
            return cleanPasted(html, options)
          },

          handlePaste: (view, { clipboardData }, slice) => {
            const pictures = picturesIn(clipboardData)
            if (pictures.length && !hasText(clipboardData)) {
              placeFiles(editor, pictures)
              return true
            }
            const files = filesIn(clipboardData)
            if (files.length) {
              attachFiles(editor, files)
              return true
            }
            const isPlain = view.input.shiftKey || editor.isActive("codeBlock") // as the author wants
            const table = isPlain ? "" : pastedTable(clipboardData)
            if (table) return editor.commands.insertContent(table)
            const markdown = isPlain ? "" : markdownOf(clipboardData)
            if (markdown) pasteMarkdown(editor, markdown, slice)
            return Boolean(markdown)
          },

          handleDrop: (view, event) => {
            const pictures = picturesIn(event.dataTransfer)
            const files = filesIn(event.dataTransfer)
            if (!pictures.length && !files.length) return false
            event.preventDefault()
            const drop = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (drop) editor.commands.setTextSelection(drop.pos)
            placeFiles(editor, pictures).then(() => attachFiles(editor, files))
            return true
          },
        },
      }),
    ]
  },
})
