import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { FieldError } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { formatList } from '@/lib/i18n/format'
import { COLUMNS } from '@/lib/users/import/columns'
import { MAX_IMPORT_ROWS } from '@/lib/users/import/read-users-file'
import { IMPORT_MINUTES } from '@/lib/users/import/rules'

/** What `POST /api/users/imports` sends back here. */
const PROBLEMS: readonly string[] = [
  'fileMissing',
  'importColumnTwice',
  'importColumnsMissing',
  'importFileEmpty',
  'importFilePdf',
  'importFileTooLarge',
  'importFileUnreadable',
  'importFileXlsx',
  'importNoHeader',
  'importTooOften',
  'uploadDamaged',
  'uploadRunning',
]

type Props = { problem: string | undefined; columns: string | undefined }

async function messageOf({ problem, columns = '' }: Props): Promise<string | undefined> {
  if (!problem || !PROBLEMS.includes(problem)) return undefined
  const [problems, names, locale] = await Promise.all([
    getTranslations('problems'),
    getTranslations('userImport.columns'),
    getLocale(),
  ])
  const named = COLUMNS.filter((column) => columns.split('.').includes(column))
  return problems(problem, {
    most: MAX_IMPORT_ROWS,
    columns: formatList(
      named.map((column) => names(column)),
      locale,
    ),
  })
}

/** Brings a file to its preview. A plain form to a route: the file is read there as it comes. */
export async function UploadForm(given: Props) {
  const [t, form, locale, message] = await Promise.all([
    getTranslations('userImport.upload'),
    getTranslations('common.form'),
    getLocale(),
    messageOf(given),
  ])
  return (
    <Card title={t('title')} id="upload">
      <form
        action="/api/users/imports"
        method="post"
        encType="multipart/form-data"
        className="grid gap-4"
        aria-labelledby="upload-title"
      >
        <input type="hidden" name="locale" value={locale} />
        <div className="grid gap-1.5">
          <label htmlFor="file" className="font-semibold">
            {t('file')}
          </label>
          <div id="file-hint" className="text-sm text-ink-2">
            {t('hint', { minutes: IMPORT_MINUTES })}
          </div>
          <div role={message ? 'alert' : undefined}>
            <FieldError id="file-error" word={form('errorWord')}>
              {message}
            </FieldError>
          </div>
          <input
            id="file"
            name="file"
            type="file"
            required
            accept=".csv,.txt,text/csv,text/plain"
            className="field-box"
            aria-invalid={message ? true : undefined}
            aria-describedby={message ? 'file-hint file-error' : 'file-hint'}
          />
        </div>
        <div>
          <Button type="submit" icon="upload">
            {t('submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
