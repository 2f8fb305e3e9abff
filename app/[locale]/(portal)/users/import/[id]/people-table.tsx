import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import { formatList } from '@/lib/i18n/format'
import type { NamedCompany } from '@/lib/users/import/cell-words'
import type { InviteInput } from '@/lib/users/invitations/schema'
import { pageOfRows } from './page-of-rows'

/** Names that are listed; the rest is counted. */
const MAX_NAMES = 3

export type InvitedRow = { row: number; input: InviteInput }

type Props = {
  id: string
  rows: readonly InvitedRow[]
  companies: readonly NamedCompany[]
  from: number | undefined
}

/** Whom a file would invite, and with what. */
export async function PeopleTable({ id, rows, companies, from }: Props) {
  const [t, names, more, locale] = await Promise.all([
    getTranslations('userImport.people'),
    getTranslations('userInvitations.services'),
    getTranslations('users.difference'),
    getLocale(),
  ])
  const companyName = (companyId: string) => {
    const company = companies.find((one) => one.id === companyId)
    const [first, second] =
      locale === 'ar' ? [company?.nameAr, company?.nameEn] : [company?.nameEn, company?.nameAr]
    return first || second || company?.number || ''
  }
  const companiesOf = ({ allCompanies, companyIds }: InviteInput) => {
    if (allCompanies) return t('allCompanies')
    const listed = companyIds.slice(0, MAX_NAMES).map(companyName)
    const rest = companyIds.length - listed.length
    return formatList([...listed, ...(rest > 0 ? [more('more', { count: rest })] : [])], locale)
  }
  const { shown, next } = pageOfRows(rows, from)
  const href = `/users/import/${id}`
  return (
    <Card title={t('title')} id="people" flush>
      <DataTable
        rows={shown}
        rowKey={({ row }) => String(row)}
        caption={t('title')}
        long
        columns={[
          { key: 'row', header: t('row'), tight: true, cell: ({ row }) => <Ltr>{row}</Ltr> },
          {
            key: 'person',
            header: t('person'),
            rowHeader: true,
            cell: ({ input }) => (
              <>
                <bdi className="block">{`${input.firstName} ${input.lastName}`}</bdi>
                <Ltr className="text-sm font-normal break-all text-ink-2">{input.email}</Ltr>
              </>
            ),
          },
          {
            key: 'access',
            header: t('access'),
            cell: ({ input }) =>
              input.kind === 'GENERAL'
                ? t('general')
                : formatList(
                    input.services.map((one) => names(one)),
                    locale,
                  ),
          },
          {
            key: 'companies',
            header: t('companies'),
            cell: ({ input }) => (input.kind === 'GENERAL' ? t('allCompanies') : companiesOf(input) || '—'),
          },
        ]}
      />
      <Pagination
        first={from ? href : undefined}
        next={next === undefined ? undefined : `${href}?from=${next}#people`}
      />
    </Card>
  )
}
