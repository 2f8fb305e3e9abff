import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { alive } from '../embedded/alive.mjs'

const holderOf = (file) => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/**
 * One run of the tests a folder: two would compile and build into the same folders, and take them away from each
 * other in the middle. The lock of a run that was killed is taken over.
 * @param {string} file holds the number of the process that runs
 * @returns {() => void} gives the lock back
 * @throws when another run holds it
 */
export function takeRunLock(file) {
  mkdirSync(dirname(file), { recursive: true })
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      // `wx`: of two that begin at once only one makes the file.
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => {
        if (holderOf(file) === process.pid) rmSync(file, { force: true })
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    if (holder > 0 && alive(holder, 'test.mjs'))
      throw new Error(
        `tests already run in this folder (process ${holder}): wait for them, or use another clone`,
      )
    rmSync(file, { force: true })
  }
  throw new Error(`tests already run in this folder: ${file} comes back at once`)
}
