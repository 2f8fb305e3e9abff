/** A stored document inside the page. Our own address serves it: checked, audited where it shows a person's identity. */
export function DocumentView({ id, name, mediaType }: { id: string; name: string; mediaType: string }) {
  const address = `/api/documents/${id}`
  if (mediaType.startsWith('image/')) {
    return (
      <div className="max-h-[75vh] overflow-auto rounded-field border border-line bg-surface">
        <a href={address} target="_blank" className="block"><img src={address} alt={name} className="mx-auto max-w-full" /></a>
      </div>
    )
  }
  return <iframe src={`${address}#navpanes=0&view=FitH`} title={name} className="h-[75vh] w-full rounded-field border border-line bg-surface" />
}
