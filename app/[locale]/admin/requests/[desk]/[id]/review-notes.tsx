import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { addNote } from '../actions'
import { savedForm, type ReviewContext } from './review-context'

/** Internal notes: what officers tell each other. The business never sees them. */
export async function ReviewNotes({ context }: { context: ReviewContext }) {
  const { review, officer } = context
  const t = await getTranslations('office.notes')
  return (
    <Card id="notes" title={t('title')} className="scroll-mt-4">
      <div className="grid gap-4">
        <p className="text-sm text-ink-2">{review.notes.length > 0 ? t('internal') : t('none')}</p>
        {review.notes.length > 0 && (
          <ul className="grid gap-3">
            {review.notes.map((note) => (
              <li key={note.id} className="border-s-4 border-line ps-3">
                <p className="text-sm text-ink-2">
                  <bdi>{note.authorName}</bdi> · <DateTime at={new Date(note.at)} />
                </p>
                <p className="whitespace-pre-line" dir="auto">
                  {note.text}
                </p>
              </li>
            ))}
          </ul>
        )}
        {officer && (
          <ActionForm
            action={addNote}
            initial={await savedForm(context, 'office.add-note')}
            idPrefix="internal-note"
            className="grid gap-3"
            label={t('add')}
          >
            <input type="hidden" name="requestId" value={review.id} />
            <TextArea name="text" label={t('text')} required rows={2} />
            <div>
              <SubmitButton variant="secondary" size="sm">
                {t('add')}
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}
