// Gives every form of a citation a button that copies it.

// The clipboard is open to pages that came safely only.
for (const section of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = section.dataset.copy
  button.setAttribute("aria-describedby", section.querySelector("h2").id)
  const said = document.createElement("span")
  said.setAttribute("role", "status")
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(section.querySelector("[data-words]").textContent.trim())
    said.textContent = section.dataset.copied
    setTimeout(() => (said.textContent = ""), 3000)
  })
  const line = section.querySelector("p:not([data-words])") ?? section.appendChild(document.createElement("p"))
  line.append(" ", button, " ", said)
}
