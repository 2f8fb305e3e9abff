import { serveTasks } from '@/lib/task-pool/serve-tasks'
import { inspectFile } from './inspect'

// Runs in the children of inspect-pool. Bytes arrive as a Uint8Array.
serveTasks(({ bytes, fileName }: { bytes: Uint8Array; fileName: string }) =>
  inspectFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName),
)
