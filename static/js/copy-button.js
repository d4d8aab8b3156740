// Adds a Copy button to every section with `data-copy`; it copies the text of its `data-text`.

// Browsers give only secure pages access to the clipboard.
for (const section of navigator.clipboard ? document.querySelectorAll("[data-copy]") : []) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = section.dataset.copy
  button.setAttribute("aria-describedby", section.querySelector("h2").id)
  const status = document.createElement("span")
  status.setAttribute("role", "status")
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(section.querySelector("[data-text]").textContent.trim())
    status.textContent = section.dataset.copied
    setTimeout(() => (status.textContent = ""), 3000)
  })
  const line =
    section.querySelector("p:not([data-text])") ??
    section.appendChild(document.createElement("p"))
  line.append(" ", button, " ", status)
}
