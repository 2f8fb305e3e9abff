import { Path, Rect, Svg } from '@react-pdf/renderer'

const WIDTH = 595.28
const TILE = 26

/** The Sadu band of the portal (components/ui/sadu.svg) across the page. */
export function Band() {
  const tiles = Array.from({ length: Math.ceil(WIDTH / TILE) }, (_, index) => index * TILE)
  const path = (of: (x: number) => string) => tiles.map(of).join('')
  return (
    <Svg width={WIDTH} height={10} viewBox={`0 0 ${WIDTH} 10`}>
      <Rect x={0} y={0} width={WIDTH} height={10} fill="#063b46" />
      <Path
        d={path((x) => `M${x - 1} 0L${x + 6} 8L${x + 13} 0H${x + 9}L${x + 6} 4L${x + 3} 0Z`)}
        fill="#ffffff"
      />
      <Path
        d={path((x) => `M${x - 1} 0H${x + 3}L${x + 6} 4L${x + 9} 0H${x + 13}L${x + 6} 8Z`)}
        fill="#2f8f8a"
        fillOpacity={0.55}
      />
      <Path
        d={path((x) => `M${x + 12} 10L${x + 19} 2L${x + 26} 10H${x + 22}L${x + 19} 6L${x + 16} 10Z`)}
        fill="#e0a43a"
      />
    </Svg>
  )
}

/** The product's diamond. */
export function Diamond() {
  return (
    <Svg width={34} height={34} viewBox="0 0 40 40">
      <Rect x={0} y={0} width={40} height={40} rx={8} fill="#063b46" />
      <Path d="M20 7L33 20L20 33L7 20Z" fill="#e0a43a" />
      <Path d="M20 12L28 20L20 28L12 20Z" fill="#063b46" />
      <Path d="M20 16L24 20L20 24L16 20Z" fill="#ffffff" />
    </Svg>
  )
}

/** The tick of what is done, or the mark of what is not as it was. */
export function StateMark({ done, colour }: { done: boolean; colour: string }) {
  return (
    <Svg width={20} height={20} viewBox="0 0 24 24">
      <Path d="M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0 -20Z" fill={colour} />
      <Path
        d={done ? 'M7 12.5L10.5 16L17 8.5' : 'M12 7V13.5M12 16.5V17.2'}
        stroke="#ffffff"
        strokeWidth={2.2}
        fill="none"
      />
    </Svg>
  )
}

/** A QR code with the quiet edge that readers need. @param modules rows of dark (true) and light */
export function QrDrawing({ modules, size }: { modules: readonly (readonly boolean[])[]; size: number }) {
  const edge = 4
  const side = modules.length + 2 * edge
  const dark = modules.flatMap((row, y) =>
    row.flatMap((is, x) =>
      is ? [`M${x + edge} ${y + edge}H${x + edge + 1}V${y + edge + 1}H${x + edge}Z`] : [],
    ),
  )
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${side} ${side}`}>
      <Rect x={0} y={0} width={side} height={side} fill="#ffffff" />
      <Path d={dark.join('')} fill="#000000" />
    </Svg>
  )
}
