// Times of a recording: a link such as #t=83 leads to that second, and the line being spoken is
// marked. Without JavaScript, the link leads to the line of the transcript.

const players = [...document.querySelectorAll("[data-place]")]

/* Return the player and the second of a hash such as "#t=83" or "#t2=1:23", or null. */
function placeOf(hash) {
  const found = /^#(t\d*)=([\d:.]+)$/.exec(hash)
  const player = found && players.find(({ dataset }) => dataset.place === found[1])
  if (!player) return null
  const second = found[2].split(":").reduce((total, part) => total * 60 + Number(part), 0)
  return Number.isFinite(second) ? { player, second } : null
}

function seek({ player, second }) {
  const set = () => {
    player.currentTime = second
  }
  if (player.readyState) set()
  else player.addEventListener("loadedmetadata", set, { once: true })
}

function follow() {
  const place = placeOf(location.hash)
  if (!place) return
  const figure = place.player.closest("figure")
  const line = document.getElementById(location.hash.slice(1))
  if (line) line.closest("details")?.setAttribute("open", "")
  else figure.scrollIntoView()
  line?.scrollIntoView({ block: "nearest" })
  seek(place)
}

addEventListener("hashchange", follow)
follow()

addEventListener("click", (event) => {
  const link = event.target.closest(".recording a[href^='#t']")
  const place = link && placeOf(link.hash)
  if (!place) return
  seek(place)
  place.player.play().catch(() => {}) // the browser may refuse; the second is set
})

for (const player of players) {
  const lines = [...player.closest("figure").querySelectorAll(".transcript [id]")]
  const starts = lines.map(({ id }) => Number(id.split("=")[1]))
  const mark = () => {
    // A player may stop a little before the second that it was set to
    const now = starts.findLastIndex((start) => start <= player.currentTime + 0.1)
    for (const [index, line] of lines.entries()) line.classList.toggle("now", index === now)
  }
  for (const type of ["timeupdate", "seeked"]) player.addEventListener(type, mark)
}
