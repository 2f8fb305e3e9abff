import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export type Verdict = { opens: boolean; pages: number; scripts: string[]; error?: string }

/** pdf.js in a process of its own: it is no CommonJS, and decides without anything of ours. */
export class PdfJudge {
  private readonly child: ChildProcess = fork(join(process.cwd(), 'tests/support/pdf-judge-process.mjs'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  private readonly waiting = new Map<number, (verdict: Verdict) => void>()
  private next = 0

  constructor() {
    this.child.on('message', ({ id, verdict }: { id: number; verdict: Verdict }) => {
      this.waiting.get(id)?.(verdict)
      this.waiting.delete(id)
    })
  }

  judge(data: Buffer): Promise<Verdict> {
    this.next += 1
    const id = this.next
    return new Promise((resolve) => {
      this.waiting.set(id, resolve)
      this.child.send({ id, data })
    })
  }

  end(): void {
    this.child.kill()
  }
}
