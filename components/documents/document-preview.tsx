import { getTranslations } from '@/lib/i18n/translations'

type Props = { document: { id: string; name: string; mediaType: string }; className?: string }

/** A document on the page itself: a picture, or the browser's PDF reader in a frame of our own origin. */
export async function DocumentPreview({ document, className = 'h-[32rem]' }: Props) {
  const t = await getTranslations('documents')
  const address = `/api/documents/${document.id}`
  const title = t('previewOf', { name: document.name })
  return (
    <div className="grid gap-2">
      {document.mediaType === 'application/pdf' ? (
        <iframe
          src={address}
          title={title}
          loading="lazy"
          className={`w-full rounded-field border border-line bg-sunken ${className}`}
        />
      ) : (
        <img
          src={address}
          alt={title}
          loading="lazy"
          className={`w-full rounded-field border border-line bg-sunken object-contain ${className}`}
        />
      )}
      <a
        href={address}
        target="_blank"
        rel="noopener"
        className="justify-self-start text-primary underline underline-offset-4"
      >
        {t('openAlone')}
      </a>
    </div>
  )
}
