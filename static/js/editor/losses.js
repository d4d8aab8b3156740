// The notice of what pasted content could not bring along.

const notice = document.getElementById("losses")

notice.querySelector("button").addEventListener("click", () => announceLosses([]))

/* Show the messages of these kinds, instead of those of an earlier paste. */
export function announceLosses(kinds) {
  const shown = new Set(kinds)
  for (const message of notice.querySelectorAll("[data-loss]")) {
    message.hidden = !shown.has(message.dataset.loss)
  }
  notice.hidden = shown.size === 0
}
