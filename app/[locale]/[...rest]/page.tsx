import { notFound } from 'next/navigation'

/** Whatever no other page answers: our own not-found page, in the reader's language. */
export default function Rest() {
  notFound()
}
