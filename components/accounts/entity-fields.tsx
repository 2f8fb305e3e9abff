'use client'
import { useState } from 'react'
import { useField } from '@/components/forms/form-context'
import { Select } from '@/components/forms/select'
import { TextField } from '@/components/forms/text-field'

type Props = {
  entities: { code: string; name: string; requiresCompany: boolean }[]
  labels: { legalEntity: string; placeholder: string; crNumber: string; crNumberHint: string }
}

/**
 * Legal entity and, bound to it, the commercial registration number: asked of entities, free for the others.
 */
export function EntityFields({ entities, labels }: Props) {
  const { typed } = useField('legalEntity')
  const [code, setCode] = useState(typeof typed === 'string' ? typed : '')
  // Until something is chosen the number counts as asked for: most of the list needs it.
  const required = entities.find((entity) => entity.code === code)?.requiresCompany ?? true
  const watch = (event: React.FormEvent) => {
    const target = event.target as HTMLSelectElement
    if (target.name === 'legalEntity') setCode(target.value)
  }
  return (
    <div className="grid gap-6 sm:grid-cols-2 sm:items-end" onChange={watch}>
      <Select
        name="legalEntity"
        label={labels.legalEntity}
        required
        placeholder={labels.placeholder}
        options={entities.map((entity) => ({ value: entity.code, label: entity.name }))}
      />
      <TextField
        name="crNumber"
        label={labels.crNumber}
        hint={labels.crNumberHint}
        kind="number"
        required={required}
      />
    </div>
  )
}
