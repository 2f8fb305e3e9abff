import { Fragment } from 'react'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'
import { dotted } from '@/lib/tariff/read-code'
import type { FoundHeading, TariffAnswer } from '@/lib/tariff/search'
import { Duty, RestrictionTag } from './duty'
import { codeHref, searchHref, type TariffQuery } from './hrefs'
import { Highlighted } from './highlighted'
import { NothingFound } from './nothing-found'

type Props = { answer: Exclude<TariffAnswer, { kind: 'EMPTY' }>; query: TariffQuery; base: string }

/** What was found, under its headings. */
export async function TariffResults({ answer, query, base }: Props) {
  const [t, locale] = await Promise.all([getTranslations('tariff.results'), getLocale()])
  const text = (of: { textAr: string | null; textEn: string | null }) =>
    (locale === 'ar' ? (of.textAr ?? of.textEn) : (of.textEn ?? of.textAr)) ?? ''
  const longest = answer.kind === 'CODE' &&
    answer.successors.length === 0 &&
    answer.known &&
    answer.known !== answer.query && (
      <Banner>
        <span>
          {t.rich('longest', {
            asked: () => <Ltr>{dotted(answer.query)}</Ltr>,
            known: () => <Ltr>{dotted(answer.known!)}</Ltr>,
          })}{' '}
        </span>
        {answer.known.length === 2 && (
          <Link className="text-primary underline underline-offset-4" href={codeHref(answer.known)}>
            {t('chapter', { code: answer.known })}
          </Link>
        )}
      </Banner>
    )
  if (answer.headings.length === 0)
    return (
      <div className="grid gap-4">
        {longest}
        {!longest && <NothingFound />}
      </div>
    )
  const terms: ReadonlySet<string> = new Set(answer.kind === 'WORDS' ? answer.terms : [])
  return (
    <div className="grid gap-4">
      {longest}
      {answer.kind === 'CODE' && answer.successors.length > 0 && (
        <Banner>
          {t.rich('successors', { asked: () => <Ltr>{dotted(answer.query.slice(0, 6))}</Ltr> })}
        </Banner>
      )}
      {answer.kind === 'WORDS' &&
        answer.corrections.map(({ typed, known }) => (
          <p key={typed} className="text-ink-2">
            {t.rich('meant', {
              typed: () => <bdi>«{typed}»</bdi>,
              known: () => <bdi className="font-semibold text-ink">«{known[0]}»</bdi>,
            })}
          </p>
        ))}
      {answer.kind === 'WORDS' && answer.unknown.length > 0 && (
        <p className="text-ink-2">
          {t.rich('unknown', {
            words: () =>
              answer.unknown.map((word, index) => (
                <Fragment key={word}>
                  {index > 0 && <span>{t('comma')}</span>}
                  <bdi>«{word}»</bdi>
                </Fragment>
              )),
          })}
        </p>
      )}
      {answer.kind === 'WORDS' && answer.choices.length > 0 && (
        <nav
          aria-labelledby="which"
          className="rounded-card border border-accent-line bg-accent-soft px-4 py-3"
        >
          <h2 id="which" className="text-base font-semibold">
            {t('which')}
          </h2>
          <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
            {answer.choices.map((chapter) => (
              <li key={chapter.code}>
                <Link
                  className="inline-block py-1 text-primary underline underline-offset-4"
                  href={searchHref(base, { ...query, chapter: chapter.code })}
                >
                  {text(chapter)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {query.chapter && (
        <p>
          <Link
            className="inline-flex items-center gap-1.5 py-1 text-primary underline underline-offset-4"
            href={searchHref(base, { ...query, chapter: undefined })}
          >
            {t('allChapters')}
          </Link>
        </p>
      )}
      <ol className="grid gap-4">
        {answer.headings.map((heading) => (
          <Heading key={heading.code} heading={heading} terms={terms} typed={query.text} text={text} />
        ))}
      </ol>
    </div>
  )
}

type HeadingProps = {
  heading: FoundHeading
  terms: ReadonlySet<string>
  typed: string
  text: (of: { textAr: string | null; textEn: string | null }) => string
}

function Heading({ heading, terms, typed, text }: HeadingProps) {
  return (
    <li className="rounded-card border border-line bg-surface shadow-card">
      <div className="border-b border-line px-4 py-3 sm:px-6">
        <p className="flex flex-wrap items-center gap-1 text-sm text-ink-2">
          {heading.path.map((node, index) => (
            <span key={node.code} className="inline-flex items-center gap-1">
              {index > 0 && <Icon name="chevron" size={16} className="text-ink-3" />}
              <span>{text(node)}</span>
            </span>
          ))}
        </p>
        <h2 className="mt-0.5 text-lg">
          <Link href={codeHref(heading.code, typed)} className="text-primary hover:underline">
            <span className="me-2">
              <Ltr>{heading.code}</Ltr>
            </span>
            <Highlighted text={text(heading)} terms={terms} />
          </Link>
        </h2>
      </div>
      {heading.subheadings.length > 0 && (
        <ul className="divide-y divide-line">
          {heading.subheadings.map((subheading) => (
            <li key={subheading.code} className="px-4 py-2.5 sm:px-6">
              <Link
                href={codeHref(subheading.code, typed)}
                className="inline-flex flex-wrap items-baseline gap-x-3 py-1 hover:underline"
              >
                <Ltr className="font-semibold text-primary">{dotted(subheading.code)}</Ltr>
                <span className="text-ink">
                  <Highlighted text={text(subheading)} terms={terms} />
                </span>
              </Link>
              {subheading.lines.length > 0 && (
                <ul className="grid gap-1 ps-3 sm:ps-6">
                  {subheading.lines.map((line) => (
                    <li key={line.code} className="flex flex-wrap items-baseline gap-x-3 text-sm">
                      <Link
                        href={codeHref(line.code, typed)}
                        className="inline-flex flex-wrap items-baseline gap-x-2 py-1 hover:underline"
                      >
                        <Ltr className="text-primary">{dotted(line.code)}</Ltr>
                        <span className="text-ink-2">
                          <Highlighted text={text(line)} terms={terms} />
                        </span>
                      </Link>
                      <Duty line={line} />
                      <RestrictionTag line={line} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
