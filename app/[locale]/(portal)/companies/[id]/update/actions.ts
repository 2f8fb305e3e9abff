'use server'
import { defineAction } from '@/lib/actions/define-action'
import { changeStepForm, companyForm, contactForm, submitChangeForm } from '@/lib/companies/change-forms'
import { updateContact } from '@/lib/companies/contact-command'
import { saveChangeStep } from '@/lib/companies/save-change-step'
import { startChange } from '@/lib/companies/start-change'
import { submitChange } from '@/lib/companies/submit-change'

export const saveContact = defineAction({
  name: 'companies.update-contact',
  permission: 'companies.register',
  company: ({ input }) => input.companyId,
  schema: contactForm,
  labels: 'companies.fields',
  run: ({ tx, actor, at, input }) => updateContact(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: `/companies/${input.companyId}/update?saved=1` }),
})

export const start = defineAction({
  name: 'companies.start-change',
  permission: 'companies.register',
  company: ({ input }) => input.companyId,
  schema: companyForm,
  limit: { most: 20, seconds: 3600 },
  run: ({ tx, actor, at, input }) => startChange(tx, actor, at, input),
  onSuccess: ({ companyId }) => ({ redirect: `/companies/${companyId}/update` }),
})

export const saveStep = defineAction({
  name: 'companies.save-change-step',
  permission: 'companies.register',
  company: ({ input }) => input.companyId,
  schema: changeStepForm,
  labels: 'companies.fields',
  run: ({ tx, actor, at, input }) => saveChangeStep(tx, actor, at, input),
  onSuccess: ({ industrial }, { input }) => ({
    redirect:
      input.step === 'company' && industrial
        ? `/companies/${input.companyId}/update/industrial?saved=1`
        : `/companies/${input.companyId}/update?saved=1`,
  }),
})

export const submit = defineAction({
  name: 'companies.submit-change',
  permission: 'companies.register',
  company: ({ input }) => input.companyId,
  schema: submitChangeForm,
  run: ({ tx, actor, at, input }) => submitChange(tx, actor, at, input),
  onSuccess: ({ requestId }) => ({ redirect: `/requests/${requestId}` }),
})
