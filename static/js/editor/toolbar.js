// The editor's toolbar as keyboards and screen readers know one.

/* One button takes the Tab key, arrow keys lead to the others. */
export function makeToolbar(editor) {
  const toolbar = editor.storage.menu.dom
  toolbar.role = "toolbar"
  toolbar.ariaLabel = document.getElementById("editor-words").dataset.toolbar
  const rest = (chosen) => {
    for (const button of toolbar.querySelectorAll("button")) button.tabIndex = -1
    chosen.tabIndex = 0
  }
  rest(shownButtons(toolbar)[0])
  toolbar.addEventListener("focusin", ({ target }) => rest(target.closest("button")))
  toolbar.addEventListener("keydown", (event) => {
    const buttons = shownButtons(toolbar)
    const here = buttons.indexOf(event.target)
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key]
    if (event.key === "Escape") editor.commands.focus()
    if (there === undefined) return
    event.preventDefault()
    buttons.at(there % buttons.length).focus()
  })
  tellStates(toolbar)
  editor.on("transaction", () => tellStates(toolbar))
}

const shownButtons = (toolbar) => [...toolbar.querySelectorAll("button:not(.hidden)")]

function tellStates(toolbar) {
  for (const button of toolbar.querySelectorAll("button")) {
    button.ariaPressed = button.classList.contains("active")
    button.ariaDisabled = button.classList.contains("disabled")
  }
}
