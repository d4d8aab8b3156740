// Makes the editor's toolbar accessible to keyboards and screen readers.

/* Roving tabindex: Tab reaches one button, the arrow keys reach the others. */
export function makeToolbar(editor) {
  const toolbar = editor.storage.menu.dom
  toolbar.role = "toolbar"
  toolbar.ariaLabel = document.getElementById("editor-labels").dataset.toolbar
  const setTabStop = (chosen) => {
    for (const button of toolbar.querySelectorAll("button")) button.tabIndex = -1
    chosen.tabIndex = 0
  }
  setTabStop(shownButtons(toolbar)[0])
  toolbar.addEventListener("focusin", ({ target }) => setTabStop(target.closest("button")))
  toolbar.addEventListener("keydown", (event) => {
    const buttons = shownButtons(toolbar)
    const here = buttons.indexOf(event.target)
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key]
    if (event.key === "Escape") editor.commands.focus()
    if (there === undefined) return
    event.preventDefault()
    buttons.at(there % buttons.length).focus()
  })
  showEdges(toolbar)
  showStates(toolbar)
  editor.on("transaction", () => showStates(toolbar))
}

/* On a phone the toolbar scrolls: mark the sides on which it goes on. */
function showEdges(toolbar) {
  const show = () => {
    const rest = toolbar.scrollWidth - toolbar.clientWidth - toolbar.scrollLeft
    toolbar.classList.toggle("goes-on-before", toolbar.scrollLeft > 1)
    toolbar.classList.toggle("goes-on-after", rest > 1)
  }
  toolbar.addEventListener("scroll", show)
  new ResizeObserver(show).observe(toolbar)
}

const shownButtons = (toolbar) => [...toolbar.querySelectorAll("button:not(.hidden)")]

function showStates(toolbar) {
  for (const button of toolbar.querySelectorAll("button")) {
    button.ariaPressed = button.classList.contains("active")
    button.ariaDisabled = button.classList.contains("disabled")
  }
}
