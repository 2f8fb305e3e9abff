import type { Tx } from '@/lib/db/client'
import type { Company, CompanyProfile } from '@/lib/db/generated/client'
import { differencesOf } from './change-rules'
import { FIELD_NAMES, type FieldName } from './fields'
import { profileToValues } from './profile-values'

type Columns = Partial<CompanyProfile>

const COLUMNS = FIELD_NAMES.flatMap((name): (keyof CompanyProfile)[] =>
  name === 'signatoryCivilId' ? ['signatoryCivilIdHmac', 'signatoryCivilIdCipher'] : [name],
)

// Sealing gives another text each time: the civil ID is compared by its HMAC and carried with it.
const CARRIED: readonly (keyof CompanyProfile)[] = ['signatoryCivilIdCipher']

const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b

/**
 * What a change that was filled in from an older version must take over from the version in force: everything
 * the change itself left as it was. Else an approval would undo contact data that was changed at once in
 * between.
 */
function rebase(base: CompanyProfile, current: CompanyProfile, change: CompanyProfile): Columns {
  const patch: Columns = {}
  for (const column of COLUMNS) {
    if (
      CARRIED.includes(column) ||
      !same(base[column], change[column]) ||
      same(current[column], change[column])
    )
      continue
    Object.assign(patch, { [column]: current[column] })
    if (column === 'signatoryCivilIdHmac') patch.signatoryCivilIdCipher = current.signatoryCivilIdCipher
  }
  return patch
}

/**
 * Puts a change's profile into force as the company's current one; the old one stays. The company is locked,
 * so two changes follow each other and the second keeps what the first did.
 * @param ids the company, the profile of the change and the one it was filled in from
 * @returns the company, and the names of the fields that are others by it, in screen order
 */
export async function replaceProfile(
  tx: Tx,
  at: Date,
  ids: { companyId: string; profileId: string; baseProfileId: string },
): Promise<{ company: Company; changed: FieldName[] }> {
  await tx.$queryRaw`SELECT 1 FROM "Company" WHERE id = ${ids.companyId}::uuid FOR UPDATE`
  const company = await tx.company.findUniqueOrThrow({ where: { id: ids.companyId } })
  const profiles = await tx.companyProfile.findMany({
    where: { id: { in: [ids.profileId, ids.baseProfileId, company.profileId] } },
  })
  const get = (id: string): CompanyProfile => {
    const found = profiles.find((profile) => profile.id === id)
    if (!found) throw new Error(`no profile ${id}`)
    return found
  }
  const patch =
    company.profileId === ids.baseProfileId
      ? {}
      : rebase(get(ids.baseProfileId), get(company.profileId), get(ids.profileId))
  const inForce = await tx.companyProfile.update({
    where: { id: ids.profileId },
    // The number is the company's identity: a change never carries another one.
    data: {
      ...patch,
      commercialRegistrationNumber: company.commercialRegistrationNumber,
      companyId: company.id,
      approvedAt: at,
    },
  })
  const differences = differencesOf(profileToValues(get(company.profileId)), profileToValues(inForce))
  return {
    company: await tx.company.update({ where: { id: company.id }, data: { profileId: ids.profileId } }),
    changed: differences.map(({ name }) => name),
  }
}
