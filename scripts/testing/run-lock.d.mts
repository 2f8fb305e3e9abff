export function takeRunLock(file: string): () => void
