// What to look at before publishing, as the server says it of the words it was last given.

export function showChecks(words) {
  const list = document.getElementById("checks")
  list.innerHTML = words
  document.getElementById("checks-count").textContent = list.firstElementChild.dataset.count
}
