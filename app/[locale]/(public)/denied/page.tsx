import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { isMember } from '@/lib/access/actor'
import { permissionOfPath } from '@/lib/access/permission-of-path'
import { PERMISSIONS } from '@/lib/access/permission-table'
import { getReader } from '@/lib/auth/reader'
import type { Service } from '@/lib/db/generated/enums'
import { servicePath } from '@/lib/services/service-catalogue'
import { StatusMessage, statusMetadata } from '../../status-message'

type Props = { searchParams: Promise<{ from?: string | string[] }> }

export const generateMetadata = () => statusMetadata('forbidden')

/** The service of a page that was refused. @param from its address, with the language */
function serviceOf(from: unknown): Service | undefined {
  const path = typeof from === 'string' ? from.replace(/^\/(ar|en)(?=\/|$)/, '') : ''
  const permission = permissionOfPath(path)
  return permission && (PERMISSIONS[permission] as { service?: Service }).service
}

/**
 * The forbidden page as a page: the server sends it with status 403 where the framework would send an empty
 * document. It leads to the service that was refused, whose page says how to get it.
 */
export default async function DeniedPage({ searchParams }: Props) {
  const service = serviceOf((await searchParams).from)
  const actor = service && (await getReader())
  if (!service || !actor || !isMember(actor) || actor.kind === 'UNVERIFIED')
    return <StatusMessage kind="forbidden" />
  const [t, catalogue] = await Promise.all([
    getTranslations('ui.forbidden'),
    getTranslations('serviceSubscriptions.catalogue'),
  ])
  const name = catalogue(`${service}.title`)
  return (
    <MessagePage
      icon="lock"
      title={t('title')}
      actions={
        <>
          <ButtonLink href={servicePath(service)}>{t('service', { name })}</ButtonLink>
          <ButtonLink href="/dashboard" variant="secondary">
            {t('home')}
          </ButtonLink>
        </>
      }
    >
      <p>{t(actor.kind, { name })}</p>
    </MessagePage>
  )
}
