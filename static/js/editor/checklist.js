// The checklist before publishing, as the server renders it for the last autosaved text.

export function showChecklist(html) {
  const list = document.getElementById("checklist")
  list.innerHTML = html
  document.getElementById("checklist-count").textContent = list.firstElementChild.dataset.count
}
