/** One thin band in the geometry of Sadu weaving across the top of every page. */
export function SaduBand() {
  return (
    <svg aria-hidden="true" focusable="false" className="block h-2.5 w-full bg-band" preserveAspectRatio="none">
      <defs>
        <pattern id="sadu" width="26" height="10" patternUnits="userSpaceOnUse">
          <rect width="26" height="10" fill="#063b46" />
          <path d="M-1 0 6 8 13 0H9L6 4 3 0z" fill="#ffffff" />
          <path d="M-1 0h4l3 4 3-4h4L6 8z" fill="#2f8f8a" opacity="0.55" />
          <path d="M12 10 19 2l7 8h-4l-3-4-3 4z" fill="#e0a43a" />
        </pattern>
      </defs>
      <rect width="100%" height="10" fill="url(#sadu)" />
    </svg>
  )
}
