import type { ReactNode } from 'react'
import { RadioGroup } from '@/components/forms/choice-group'
import { TextField } from '@/components/forms/text-field'
import { getTranslations } from '@/lib/i18n/translations'

type Props = {
  /** What stands in the fields at first. */
  person?: { firstName: string; lastName: string; gender: string; civilId: string; mobile: string }
  /** The reader is that person: the browser may fill in what it knows. */
  own?: boolean
  /** Further fields of the same grid. */
  children?: ReactNode
}

/** Names, gender, civil ID and mobile of somebody who becomes a user (guide §10.1). */
export async function PersonFields({ person, own = false, children }: Props) {
  const [t, hints, common] = await Promise.all([
    getTranslations('userInvitations.fields'),
    getTranslations('accounts.register'),
    getTranslations('common'),
  ])
  const fill = (name: string) => (own ? name : 'off')
  return (
    <div className="grid gap-6 sm:grid-cols-2 sm:items-end">
      <TextField
        name="firstName"
        label={t('firstName')}
        required
        autoComplete={fill('given-name')}
        defaultValue={person?.firstName}
      />
      <TextField
        name="lastName"
        label={t('lastName')}
        required
        autoComplete={fill('family-name')}
        defaultValue={person?.lastName}
      />
      <RadioGroup
        name="gender"
        label={t('gender')}
        required
        inline
        className="sm:col-span-2"
        defaultValue={person?.gender}
        options={[
          { value: 'MALE', label: common('male') },
          { value: 'FEMALE', label: common('female') },
        ]}
      />
      <TextField
        name="civilId"
        label={t('civilId')}
        hint={hints('civilIdHint')}
        required
        kind="number"
        defaultValue={person?.civilId}
      />
      <TextField
        name="mobile"
        label={t('mobile')}
        hint={hints('mobileHint')}
        required
        kind="tel"
        autoComplete={fill('tel')}
        defaultValue={person?.mobile}
      />
      {children}
    </div>
  )
}
