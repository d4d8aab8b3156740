// Loads the player of an embed in place of its card, in a sandbox. Without JavaScript, the card is a
// link to the other site.

const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-forms allow-presentation"

addEventListener("click", (event) => {
  const card = event.target.closest("[data-player]")
  if (!card || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  const frame = document.createElement("iframe")
  const [kind, title] = card.querySelectorAll("span")
  frame.title = `${kind.textContent}: ${title.textContent}`
  frame.sandbox = SANDBOX
  frame.allow = "fullscreen"
  frame.referrerPolicy = "strict-origin-when-cross-origin"
  frame.src = card.dataset.player
  card.replaceWith(frame)
  frame.focus()
})
