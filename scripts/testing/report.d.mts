export type Count = { passed?: number; failed?: number; skipped?: number }
export class Report {
  count(count: Count): void
  stage(name: string, work: () => unknown): Promise<void>
  timed(name: string, work: () => unknown): Promise<void>
  addFile(file: string, seconds: number): void
  slowest(of?: RegExp): [file: string, seconds: number][]
  get good(): boolean
  print(): void
}
