// While much spam comes the blog asks for a small sum before a comment is posted: a number that,
// after the blog's challenge, hashes to a value beginning with so many zero bits. Without this
// script the comment waits for a moderator.

const AT_ONCE = 256
const form = document.querySelector("form[data-left]")
const proof = form?.elements.proof

async function solved({ challenge, bits }) {
  const letters = new TextEncoder()
  for (let start = 0; ; start += AT_ONCE) {
    const answers = Array.from({ length: AT_ONCE }, (_, n) => `${challenge} ${start + n}`)
    const hashes = await Promise.all(answers.map((answer) => crypto.subtle.digest("SHA-256", letters.encode(answer))))
    const found = hashes.findIndex((hash) => new DataView(hash).getUint32(0) >>> (32 - bits) === 0)
    if (found >= 0) return answers[found]
  }
}

async function whatIsAsked() {
  const answer = await fetch(new URL("../../proof/", form.action), { cache: "no-store" })
  return answer.status === 200 ? solved(await answer.json()) : "none"
}

form?.addEventListener("submit", async (event) => {
  if (!proof || proof.value || !globalThis.crypto?.subtle) return
  event.preventDefault()
  proof.value = await whatIsAsked().catch(() => "none")
  form.requestSubmit(event.submitter)
})

// Each answer is good for one comment; the page may come back as it was left.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && proof) proof.value = ""
})
