import { defineHandler } from '@/lib/actions/define-handler'
import { refuseDownload } from '@/lib/activity/refuse-download'
import { importTemplate } from '@/lib/users/import/template'

const download = defineHandler<[locale: string]>({
  name: 'users.import-template',
  permission: 'users.manage',
  limit: { most: 60, seconds: 600 },
  refuse: refuseDownload('users.manage'),
  run: async (_call, locale) =>
    new Response(await importTemplate(locale === 'en' ? 'en' : 'ar'), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="users-${locale === 'en' ? 'en' : 'ar'}.csv"`,
        'cache-control': 'no-store',
      },
    }),
})

/** The file to fill in with the users to invite, in the reader's language. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return download(request, (await params).locale)
}
