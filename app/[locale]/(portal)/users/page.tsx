import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { listUsers, peoplePath, readPeopleFilter } from '@/lib/users/list-people'
import { UserSearch } from './user-search'
import { UserTable } from './user-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') }
}

/** Guide §10.2, «المستخدمون الحاليون»: everybody of the account, and what each can do. */
export default async function UsersPage({ searchParams }: Props) {
  const actor = await requirePermission('users.manage')
  const params = await searchParams
  const filter = readPeopleFilter(params)
  const [t, at] = await Promise.all([getTranslations('users'), now()])
  const page = await listUsers(actor, filter, at)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <ButtonLink href="/users/new" icon="plus">
              {t('add')}
            </ButtonLink>
            <ButtonLink href="/users/import" variant="secondary" icon="upload">
              {t('import')}
            </ButtonLink>
            <ButtonLink href="/users/companies" variant="secondary" icon="companies">
              {t('byCompany.title')}
            </ButtonLink>
            <ButtonLink href="/users/invitations" variant="secondary" icon="mail">
              {t('invitations')}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-5">
        {params.done === 'removed' && (
          <Banner tone="success" live>
            {t('done.removed')}
          </Banner>
        )}
        <UserSearch filter={filter} />
        <Card flush>
          <UserTable rows={page.rows} actor={actor} at={at} narrowed={filter.text !== '' || filter.unused} />
          <Pagination
            first={filter.after && peoplePath(filter)}
            next={page.next && peoplePath(filter, page.next)}
          />
        </Card>
      </div>
    </>
  )
}
