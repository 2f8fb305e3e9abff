import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FieldError } from '@/components/forms/field'
import { PublicPage } from '@/components/shell/public-page'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { readVerifyCode } from '@/lib/receipts/verify-code'

type Props = { searchParams: Promise<{ code?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts.verify'))('title') }
}

/**
 * For whoever holds a printed receipt and has no camera at hand: the code is typed, and leads where the QR
 * code does.
 */
export default async function TypeVerifyCodePage({ searchParams }: Props) {
  await requirePermission('public.use')
  const typed = [(await searchParams).code ?? []].flat()[0]
  const [t, form, locale] = await Promise.all([
    getTranslations('receipts.verify'),
    getTranslations('common.form'),
    getLocale(),
  ])
  const code = typed && readVerifyCode(typed)
  if (code) redirect(`/${locale}/verify/${code}`)
  const error = typed === undefined ? undefined : t(typed.trim() ? 'badCode' : 'noCode')
  return (
    <PublicPage>
      <PageHeader title={t('title')} lead={t('typeLead')} />
      <Card>
        <form method="get" role="search" aria-label={t('title')} className="grid max-w-xl gap-4">
          <div className="grid content-start gap-1.5">
            <label htmlFor="code" className="font-semibold">
              {t('codeLabel')}
            </label>
            <p id="code-hint" className="text-sm text-ink-2">
              {t.rich('codeHint', { code: (text) => <Ltr>{text}</Ltr> })}
            </p>
            <FieldError id="code-error" word={form('errorWord')}>
              {error}
            </FieldError>
            <input
              id="code"
              name="code"
              type="text"
              dir="ltr"
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              required
              className="field-box max-w-sm text-lg"
              defaultValue={typed}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? 'code-hint code-error' : 'code-hint'}
            />
          </div>
          <div>
            <Button type="submit" size="lg" icon="search">
              {t('check')}
            </Button>
          </div>
        </form>
      </Card>
    </PublicPage>
  )
}
