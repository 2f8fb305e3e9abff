import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { publicShellProps } from '../shell-props'
import { RequiredDocuments } from './required-documents'
import { Services } from './services'

/** What can be done here, and the two ways in. */
export default async function LandingPage() {
  const [t, { home }] = await Promise.all([getTranslations('public'), publicShellProps()])
  const steps = ['one', 'two', 'three'] as const
  return (
    <>
      <section className="bg-band text-on-band">
        <div className="mx-auto grid max-w-[1240px] items-center gap-8 px-4 py-10 sm:px-6 sm:py-14 lg:grid-cols-[1.2fr_1fr]">
          <div>
            <h1 className="text-3xl text-balance sm:text-4xl">{t('hero.title')}</h1>
            <p className="mt-4 max-w-xl text-lg text-on-band-2">{t('hero.lead')}</p>
            <div className="mt-7 flex flex-wrap gap-3">
              {home ? (
                <ButtonLink href={home.href} variant="accent" size="lg" trailing="next">
                  {t('hero.continue')}
                </ButtonLink>
              ) : (
                <>
                  <ButtonLink href="/register" variant="accent" size="lg">
                    {t('hero.register')}
                  </ButtonLink>
                  <ButtonLink href="/sign-in" variant="on-band" size="lg">
                    {t('hero.signIn')}
                  </ButtonLink>
                </>
              )}
            </div>
          </div>
          <div className="rounded-card bg-surface p-5 text-ink sm:p-6">
            <h2 className="text-xl">{t('start.title')}</h2>
            <ol className="mt-3 grid gap-4">
              {steps.map((step, index) => (
                <li key={step} className="flex gap-3">
                  <span
                    aria-hidden="true"
                    className="grid size-8 flex-none place-items-center rounded-field bg-primary-soft font-semibold text-primary"
                  >
                    {index + 1}
                  </span>
                  <span className="pt-0.5">{t(`start.${step}`)}</span>
                </li>
              ))}
            </ol>
            <ButtonLink href="/guide" variant="secondary" icon="book" className="mt-5 w-full">
              {t('start.guide')}
            </ButtonLink>
          </div>
        </div>
      </section>
      <div className="mx-auto max-w-[1240px] px-4 sm:px-6">
        <Services />
        <RequiredDocuments />
      </div>
    </>
  )
}
