type Props = {
  /** Rows of dark and light modules. */
  modules: readonly (readonly boolean[])[]
  label: string
}

/** A QR code as SVG: black on white in either theme, with the quiet edge that readers need. */
export function QrPicture({ modules, label }: Props) {
  const edge = 4
  const size = modules.length + 2 * edge
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + edge} ${y + edge}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-56 max-w-full rounded-field"
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
