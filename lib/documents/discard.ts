import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/add-job'

/**
 * Gives a document up: nothing shows it from now on, and a job takes its bytes away. Row and job are one
 * transaction, so that neither an outage of the store nor a kill leaves bytes that nobody comes back for.
 */
export async function discardDocument(tx: Tx, documentId: string): Promise<void> {
  await tx.document.update({ where: { id: documentId }, data: { state: 'REMOVED' } })
  await addJob(tx, 'remove-document', { documentId }, { jobKey: `document:${documentId}` })
}
