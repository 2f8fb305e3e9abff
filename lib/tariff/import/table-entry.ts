import { answerQuestions } from '@/lib/core/answer-questions'
import { parseTable } from './read-table'

// Runs in the thread of table-thread.
answerQuestions(parseTable)
