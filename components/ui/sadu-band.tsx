/** One thin band in the geometry of Sadu weaving across the top of every page. */
export function SaduBand() {
  return <div aria-hidden="true" className="sadu-band" />
}
