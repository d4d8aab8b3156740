// Scrolls the caret to where the author sees it: between the toolbar and the bar of buttons, which
// cover the text.

const GAP = 20 // between the caret and a bar
const SIDE = 5

/* The margins for the editor's own scrolling, measured anew each time: bars grow and shrink. */
export function scrollMargins(editor) {
  const margins = {
    get top() {
      return (editor.storage.menu.dom?.offsetHeight ?? 0) + GAP
    },
    get bottom() {
      const { height = innerHeight, offsetTop = 0 } = window.visualViewport ?? {}
      const { top } = bar().getBoundingClientRect()
      return Math.max(0, height + offsetTop - top) + GAP
    },
    left: SIDE,
    right: SIDE,
  }
  return { scrollThreshold: margins, scrollMargin: margins }
}

/* The margins for the browser's scrolling, as to a field reached by Tab. */
export function padScrolling(toolbar) {
  const pad = () => {
    const [above, below] = [toolbar, bar()].map(({ offsetHeight }) => offsetHeight + GAP)
    document.documentElement.style.scrollPaddingBlock = `${above}px ${below}px`
  }
  const observer = new ResizeObserver(pad)
  for (const element of [toolbar, bar()]) observer.observe(element)
}

const bar = () => document.querySelector(".post-actions")
