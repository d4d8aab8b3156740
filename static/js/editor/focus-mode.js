// Focus mode hides everything but the text; this browser remembers it.

const STORED = "ibid-focus-mode"

export function offerFocusMode(button) {
  const set = (isOn) => {
    document.body.classList.toggle("focus-mode", isOn)
    button.ariaPressed = isOn
    localStorage.setItem(STORED, isOn ? "on" : "")
  }
  button.hidden = false
  button.addEventListener("click", () => set(button.ariaPressed !== "true"))
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      event.stopPropagation() // or the editor would insert a line break
      set(button.ariaPressed !== "true")
    },
    { capture: true },
  )
  set(localStorage.getItem(STORED) === "on")
}
