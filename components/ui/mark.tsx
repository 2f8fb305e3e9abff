/** The diamond of the product; not an emblem of the state. */
export function Mark({ className = 'size-10' }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false" className={`flex-none ${className}`}>
      <rect width="40" height="40" rx="9" fill="#063b46" />
      <path d="M20 7 33 20 20 33 7 20z" fill="#e0a43a" />
      <path d="M20 12.500 27.500 20 20 27.500 12.500 20z" fill="#063b46" />
      <path d="M20 15.500 24.500 20 20 24.500 15.500 20z" fill="#ffffff" />
    </svg>
  )
}
