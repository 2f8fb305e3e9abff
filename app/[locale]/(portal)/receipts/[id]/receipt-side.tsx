import type { ReactNode } from 'react'
import { QrPicture } from '@/components/auth/qr-picture'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { qrModules } from '@/lib/auth/qr-modules'
import { env } from '@/lib/env'
import { getTranslations } from '@/lib/i18n/translations'
import { amountInWords } from '@/lib/receipts/amount-in-words'
import { verifyAddress } from '@/lib/receipts/fields'
import type { ShownReceipt } from '@/lib/receipts/queries'
import { printedVerifyCode } from '@/lib/receipts/verify-code'

type Props = { receipt: ShownReceipt; locale: 'ar' | 'en'; children: ReactNode }

/** The amount in figures and words, the copies to take away, and the code that lets anybody check them. */
export async function ReceiptSide({ receipt, locale, children }: Props) {
  const t = await getTranslations('receipts')
  const pdf = `/api/receipts/${receipt.id}/pdf?language=`
  return (
    <Card id="amount">
      <div className="grid gap-4">
        <div>
          <p className="text-ink-2">{t('categories.total')}</p>
          <p className="text-3xl font-semibold">
            <Money fils={receipt.amountFils} locale={locale} />
          </p>
          <p className="text-sm text-ink-2">{amountInWords(receipt.amountFils, locale)}</p>
        </div>
        <div className="no-print grid gap-3">
          <ButtonLink href={pdf + locale} size="lg" icon="download" download>
            {t(locale === 'ar' ? 'pdfAr' : 'pdfEn')}
          </ButtonLink>
          <ButtonLink
            href={pdf + (locale === 'ar' ? 'en' : 'ar')}
            variant="secondary"
            icon="download"
            download
          >
            {t(locale === 'ar' ? 'pdfEn' : 'pdfAr')}
          </ButtonLink>
          {children}
        </div>
        <div className="grid justify-items-start gap-2 border-t border-line pt-4">
          <QrPicture modules={qrModules(verifyAddress(env.SITE_URL, receipt.verifyCode))} label={t('qr')} />
          <p className="text-sm text-ink-2">
            {t('verify.codeLabel')}:{' '}
            <Ltr className="font-semibold whitespace-nowrap text-ink">
              {printedVerifyCode(receipt.verifyCode)}
            </Ltr>
          </p>
          <p className="text-sm text-ink-2">{t('anytime')}</p>
        </div>
      </div>
    </Card>
  )
}
