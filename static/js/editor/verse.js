// Verse: a quotation that keeps its line breaks. Each paragraph is a stanza; Shift-Enter breaks a
// line.

import { Node } from "django-prose-editor/editor"

const SHORTCUT = "Mod-Alt-b"
const { dataset } = document.getElementById("editor-labels")

export const Verse = Node.create({
  name: "verse",
  group: "block",
  content: "paragraph+",
  defining: true,

  parseHTML: () => [{ tag: "blockquote.verse", priority: 60 }],

  renderHTML: () => ["blockquote", { class: "verse" }, 0],

  addCommands: () => ({
    toggleVerse:
      () =>
      ({ commands }) =>
        commands.toggleWrap("verse"),
  }),

  addKeyboardShortcuts() {
    return { [SHORTCUT]: () => this.editor.commands.toggleVerse() }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "verse",
      groups: "nodes",
      button: buttons.text(dataset.verse, dataset.verseHint),
      command: (editor) => editor.chain().focus().toggleVerse().run(),
      enabled: (editor) => editor.can().toggleVerse(),
      active: (editor) => editor.isActive("verse"),
    })
  },
})
