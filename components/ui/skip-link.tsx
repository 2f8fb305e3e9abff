/** The first thing the keyboard meets: past the menu, to the content (`<main id="content">`). */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#content"
      className="sr-only rounded-field bg-primary px-4 py-2 font-semibold text-on-primary focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:z-50"
    >
      {label}
    </a>
  )
}
