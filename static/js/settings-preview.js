// Shows the preview at once and updates it after each change. Without JavaScript, use its button.

const button = document.querySelector("[data-preview]")
let timer = 0

function show() {
  button.form.requestSubmit(button)
}

button?.form.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(show, 600)
})

if (button) show()
