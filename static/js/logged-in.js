// Notes in this browser that somebody is logged in, so that the blog's pages offer them links to
// the admin panel (author.js), whose path only they learn.

const panel = `/${location.pathname.split("/")[1]}/`

try {
  if (document.getElementById("logout-form")) localStorage.setItem("ibid-author", panel)
  else localStorage.removeItem("ibid-author")
} catch {
  // Browsers may deny access to their storage.
}
