// Gives whoever is logged in links to the dashboard and to the editor of this page, and lets them
// comment as themselves. Only a browser in which the admin panel was open asks for them.

begin()

async function begin() {
  const admin = read()
  if (!admin) return
  const response = await fetch(`${admin}live-page/?path=${encodeURIComponent(location.pathname)}`)
  if (!response.ok || response.redirected) return forget()
  const { links, comment } = await response.json()
  showLinks(links)
  const form = document.querySelector("form[data-left]")
  if (form && comment) commentAsOneself(form, comment)
}

// The entry is the path of the admin panel. Browsers may deny access to their storage.
function read() {
  try {
    return localStorage.getItem("ibid-author")
  } catch {
    return null
  }
}

/* The session has ended; the admin panel writes the entry again after the next login. */
function forget() {
  localStorage.removeItem("ibid-author")
}

function showLinks(links) {
  const nav = Object.assign(document.createElement("nav"), { className: "author-links", lang: "en" })
  nav.setAttribute("aria-label", "Admin panel")
  for (const { label, url } of links) {
    nav.append(Object.assign(document.createElement("a"), { href: url, textContent: label }), " ")
  }
  document.querySelector(".masthead").append(nav)
}

function commentAsOneself(form, { url, token, note }) {
  for (const name of ["name", "email", "website", "follow"]) {
    form.elements[name]?.closest(".field, label")?.remove()
  }
  form.querySelector("label.wide")?.remove() // to remember the commenter
  form.querySelector("[name=preview]")?.remove()
  const status = Object.assign(document.createElement("p"), { className: "wide", lang: "en", textContent: note })
  status.setAttribute("role", "status")
  form.querySelector(".field").before(status)
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    const headers = { "X-CSRFToken": token }
    const response = await fetch(url, { method: "POST", headers, body: new FormData(form) })
    const answer = response.headers.get("Content-Type")?.includes("json") ? await response.json() : {}
    if (!answer.url) {
      status.className = "wide errorlist"
      status.textContent = answer.error ?? "Your comment was not sent. Log in to the dashboard and try again."
      return
    }
    history.replaceState(null, "", answer.url)
    location.reload()
  }, { capture: true })
}
