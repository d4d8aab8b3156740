// Markdown as one types, where the editor's own nodes and marks do not know it yet: links.

import { Extension, InputRule } from "django-prose-editor/editor"

const LINK = /\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)$/

export const Typing = Extension.create({
  name: "typing",

  addInputRules() {
    const { link } = this.editor.schema.marks
    return [
      new InputRule({
        find: LINK,
        handler: ({ state: { schema, tr }, range: { from, to }, match: [, words, href] }) => {
          tr.replaceWith(from, to, schema.text(words, [link.create({ href })]))
          tr.removeStoredMark(link)
        },
      }),
    ]
  },
})
