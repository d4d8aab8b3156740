// Puts the blocks of the selection into a block of their own.

/* `wrap` makes the block from the JSON of its content. The cursor stays in the text, or goes to what
   the block begins with. */
export function wrapSelection({ state, commands, dispatch }, wrap, { isAtStart = false } = {}) {
  const { $from, $to } = state.selection
  const range = $from.blockRange($to)
  if (!range) return false
  const { start, end, parent, startIndex, endIndex } = range
  const blocks = []
  for (let index = startIndex; index < endIndex; index++) blocks.push(parent.child(index).toJSON())
  const node = wrap(blocks)
  const { contentMatch } = parent.type
  const isAllowed = contentMatch.matchType(state.schema.nodes[node.type]) !== null
  if (!isAllowed || !dispatch) return isAllowed
  const cursor = isAtStart ? start + 2 : $to.pos + 1
  return commands.insertContentAt({ from: start, to: end }, node) && commands.setTextSelection(cursor)
}
