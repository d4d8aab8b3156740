// How the editor's own nodes stand in a post's HTML: everything they say in data attributes.

export const dataAttributes = (...names) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        default: "",
        parseHTML: (element) => element.getAttribute(`data-${name}`) ?? "",
        renderHTML: (said) => (said[name] ? { [`data-${name}`]: said[name] } : {}),
      },
    ]),
  )

export const selectedNode = ({ state }, type) =>
  state.selection.node?.type.name === type ? state.selection.node : null
