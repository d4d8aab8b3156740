// Shows the preview at once, and again a moment after each change. Without this script the button
// does it.

const button = document.querySelector("[data-preview]")
let waiting = 0

function show() {
  button.form.requestSubmit(button)
}

button?.form.addEventListener("input", () => {
  clearTimeout(waiting)
  waiting = setTimeout(show, 600)
})

if (button) show()
