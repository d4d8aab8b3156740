// Selects the browser's time zone, unless the form was sent already.

const select = document.querySelector("[name=blog-time_zone]")
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
const isOffered = [...select.options].some(({ value }) => value === timeZone)
if (isOffered && !document.querySelector(".errorlist")) select.value = timeZone
