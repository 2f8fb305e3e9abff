import { answerQuestions } from '@/lib/core/answer-questions'
import { renderMessage } from './render'

// Runs in the rendering thread (render-thread).
answerQuestions(renderMessage)
