import { parentPort } from 'node:worker_threads'

/** Answers what an `AskThread` asks, in the thread that it started: one answer a question. */
export function answerQuestions<Q, A>(work: (question: Q) => Promise<A>): void {
  parentPort?.on('message', ({ id, question }: { id: number; question: Q }) => {
    work(question).then(
      (answer) => parentPort?.postMessage({ id, answer }),
      (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
    )
  })
}
