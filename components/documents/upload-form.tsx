import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import type { DocumentType } from '@/lib/documents/types'
import { UploadClient } from './upload-client'

// The same number as MAX_FILE_BYTES, which components may not import; the server decides in any case.
const MAX_BYTES = 10 * 1024 * 1024
/** As MAX_OTHER_DOCUMENTS. */
const MAX_OTHERS = 10

type Props = {
  requestId: string
  /**
   * This page's whole path with its language, for the answer without JavaScript:
   * `/ar/companies/register/<id>/documents`.
   */
  back: string
  /** What may be uploaded here; one: the form is for that type alone. */
  types: readonly DocumentType[]
  /** Chosen to begin with: the first that is missing. */
  first?: DocumentType
  /** The page's `?problem=` after a refused upload without JavaScript. */
  problem?: string | string[]
  /** Tells several forms of one page apart. */
  idPrefix?: string
  replace?: boolean
  /** Other documents that a new one may take the place of, while it is returned. */
  others?: readonly { id: string; name: string }[]
}

/**
 * Uploads one document to a request: choose or drop, name filled from the type, progress. Works without
 * JavaScript.
 */
export async function UploadForm({
  requestId,
  back,
  types,
  first,
  problem,
  idPrefix = 'upload',
  replace = false,
  others = [],
}: Props) {
  const [t, problems] = await Promise.all([getTranslations('documents'), getTranslations('problems')])
  const code = typeof problem === 'string' && /^[a-zA-Z]{1,40}$/.test(problem) ? problem : undefined
  const upload = replace ? t('replace') : t('upload')
  const named = others.map(({ id, name }) => ({ value: id, label: name }))
  const beside = { value: '', label: t('replacesNone') }
  // One is what came back; of ten, one has to go.
  let replaceable = [beside, ...named]
  if (named.length === 1) replaceable = [...named, beside]
  if (named.length === 0 || named.length >= MAX_OTHERS) replaceable = named
  return (
    <div id="documents" className="grid gap-4">
      {code && (
        <Banner tone="stopped" live title={t('problemTitle')}>
          {problems.has(code) ? problems(code, { minutes: 10, most: 10 }) : problems('invalid')}
        </Banner>
      )}
      <UploadClient
        requestId={requestId}
        back={back}
        idPrefix={idPrefix}
        mostBytes={MAX_BYTES}
        types={types.map((value) => ({ value, label: t(`types.${value}`) }))}
        first={types.length === 1 ? types[0]! : (first ?? '')}
        replaceable={replaceable}
        strings={{
          type: t('type'),
          chooseType: t('chooseType'),
          name: t('name'),
          nameHint: t('nameHint'),
          file: t('file'),
          choose: t('choose'),
          drop: t('drop'),
          accepted: t('accepted'),
          upload,
          uploading: t('uploading', { percent: '' }),
          checking: t('checking'),
          failed: t('failed'),
          replaces: t('replaces'),
          tooLarge: problems('fileTooLarge'),
          missing: problems('fileMissing'),
          done: t('uploaded'),
        }}
      />
    </div>
  )
}
