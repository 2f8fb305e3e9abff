'use server'
import { defineAction } from '@/lib/actions/define-action'
import { setMapping } from '@/lib/tariff/import/upload'
import { addWord, removeWord, switchLearning } from '@/lib/tariff/word-commands'
import {
  discardVersion,
  draftVersion,
  publishVersion,
  rollBackVersion,
} from '@/lib/tariff/import/version-commands'
import {
  draftForm,
  learningForm,
  mappingForm,
  rollBackForm,
  versionForm,
  wordForm,
  wordIdForm,
} from './forms'
import { searchesHref, uploadHref, versionHref } from './hrefs'

const permission = 'tariff.edit'
const labels = 'tariffAdmin.labels'

export const mapColumns = defineAction({
  name: 'tariff.map-columns',
  permission,
  schema: mappingForm,
  labels,
  draftKey: ['uploadId'],
  run: ({ tx, actor, input }) => setMapping(tx, actor, input),
  onSuccess: ({ id }) => ({ redirect: uploadHref(id) }),
})

export const draft = defineAction({
  name: 'tariff.draft',
  permission,
  schema: draftForm,
  labels,
  draftKey: ['uploadId'],
  seconds: 90,
  run: ({ tx, actor, at, input }) => draftVersion(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: versionHref(id, 'drafted') }),
})

export const publish = defineAction({
  name: 'tariff.publish',
  permission,
  schema: versionForm,
  draftKey: ['versionId'],
  run: ({ tx, actor, at, input }) => publishVersion(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: versionHref(id, 'published') }),
})

export const discard = defineAction({
  name: 'tariff.discard',
  permission,
  schema: versionForm,
  draftKey: ['versionId'],
  run: ({ tx, actor, at, input }) => discardVersion(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: versionHref(id, 'discarded') }),
})

export const rollBack = defineAction({
  name: 'tariff.roll-back',
  permission,
  schema: rollBackForm,
  labels,
  draftKey: ['versionId'],
  run: ({ tx, actor, at, input }) => rollBackVersion(tx, actor, at, input),
  onSuccess: ({ id }) => ({ redirect: versionHref(id, 'rolledBack') }),
})

export const add = defineAction({
  name: 'tariff.add-word',
  permission,
  schema: wordForm,
  labels,
  run: ({ tx, actor, at, input }) => addWord(tx, actor, at, { code: input.node, word: input.word }),
  onSuccess: () => ({ redirect: searchesHref('added') }),
})

export const drop = defineAction({
  name: 'tariff.remove-word',
  permission,
  schema: wordIdForm,
  run: ({ tx, actor, at, input }) => removeWord(tx, actor, at, input.wordId),
  onSuccess: () => ({ redirect: searchesHref('removed') }),
})

export const switchLearningFromUse = defineAction({
  name: 'tariff.switch-learning',
  permission,
  schema: learningForm,
  run: ({ tx, actor, at, input }) => switchLearning(tx, actor, at, input.learns),
  onSuccess: ({ learns }) => ({ redirect: searchesHref(learns ? 'learns' : 'learnsNot') }),
})
