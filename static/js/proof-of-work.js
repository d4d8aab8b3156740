// While there is a lot of spam, the blog requires a proof of work before a comment is posted: a
// number that, appended to the blog's challenge, gives a hash that begins with enough zero bits.
// Without JavaScript, the comment is held for approval.

const BATCH = 256
const form = document.querySelector("form[data-left]")
const proof = form?.elements.proof

async function solve({ challenge, bits }) {
  const encoder = new TextEncoder()
  for (let start = 0; ; start += BATCH) {
    const answers = Array.from({ length: BATCH }, (_, n) => `${challenge} ${start + n}`)
    const hashes = await Promise.all(answers.map((answer) => crypto.subtle.digest("SHA-256", encoder.encode(answer))))
    const found = hashes.findIndex((hash) => new DataView(hash).getUint32(0) >>> (32 - bits) === 0)
    if (found >= 0) return answers[found]
  }
}

async function fetchProof() {
  const response = await fetch(new URL("../../proof/", form.action), { cache: "no-store" })
  return response.status === 200 ? solve(await response.json()) : "none"
}

form?.addEventListener("submit", async (event) => {
  if (!proof || proof.value || !globalThis.crypto?.subtle) return
  event.preventDefault()
  proof.value = await fetchProof().catch(() => "none")
  form.requestSubmit(event.submitter)
})

// An answer is valid for one comment, and a page that the browser restores may contain a used one.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && proof) proof.value = ""
})
