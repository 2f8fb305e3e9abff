/** The first letter of a name on a soft ground; the name stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-9 flex-none place-items-center rounded-full bg-primary-soft font-semibold text-primary"
    >
      {[...name.trim()][0] ?? '•'}
    </span>
  )
}
