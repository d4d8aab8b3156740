// Buttons that say what they make: the levels of headings, and a block of code.

import { Extension } from "django-prose-editor/editor"

const { dataset } = document.getElementById("editor-labels")

export const Headings = Extension.create({
  name: "headings",
  priority: 1, // after the editor's own buttons

  addMenuItems({ menu, buttons }) {
    for (const [level, label] of Object.entries(JSON.parse(dataset.headings))) {
      menu.defineItem({
        name: `heading${level}`,
        groups: "headings",
        button: buttons.text(label, `${label} (${"#".repeat(level)})`),
        command: (editor) => editor.chain().focus().toggleHeading({ level: Number(level) }).run(),
        active: (editor) => editor.isActive("heading", { level: Number(level) }),
      })
    }
    menu.defineItem({ name: "paragraph", groups: "none" }) // a heading's own button ends it
    menu.defineItem({
      name: "codeBlock",
      groups: "nodes",
      button: buttons.material("data_object", dataset.codeBlock),
      command: (editor) => editor.chain().focus().toggleCodeBlock().run(),
      enabled: (editor) => editor.can().toggleCodeBlock(),
      active: (editor) => editor.isActive("codeBlock"),
    })
  },
})
