// Helpers for the editor's own nodes, which store their values in data attributes.

export const dataAttributes = (...names) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        default: "",
        parseHTML: (element) => element.getAttribute(`data-${name}`) ?? "",
        renderHTML: (attrs) => (attrs[name] ? { [`data-${name}`]: attrs[name] } : {}),
      },
    ]),
  )

export const selectedNode = ({ state }, type) =>
  state.selection.node?.type.name === type ? state.selection.node : null
