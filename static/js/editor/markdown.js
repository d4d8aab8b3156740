// Turns Markdown links into links as they are typed. The editor handles other Markdown itself.

import { Extension, InputRule } from "django-prose-editor/editor"

const LINK = /\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)$/

export const Markdown = Extension.create({
  name: "markdown",

  addInputRules() {
    const { link } = this.editor.schema.marks
    return [
      new InputRule({
        find: LINK,
        handler: ({ state: { schema, tr }, range: { from, to }, match: [, text, href] }) => {
          tr.replaceWith(from, to, schema.text(text, [link.create({ href })]))
          tr.removeStoredMark(link)
        },
      }),
    ]
  },
})
