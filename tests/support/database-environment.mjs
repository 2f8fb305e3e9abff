import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TestEnvironment } from 'jest-environment-node'
import { cloneDatabase, dropDatabase } from './databases.mjs'

/**
 * A database of its own for each test file, cloned from the migrated template, and a folder for its
 * documents.
 */
export default class DatabaseEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    this.name = `test_${process.pid}_${Date.now().toString(36)}`
    const urls = await cloneDatabase(this.name, 'portal_template')
    this.folder = mkdtempSync(join(tmpdir(), 'customs-portal-test-'))
    Object.assign(this.global.process.env, urls, { DATA_DIR: this.folder, DATABASE_POOL: '10' })
  }

  async teardown() {
    if (this.name) await dropDatabase(this.name)
    if (this.folder) rmSync(this.folder, { recursive: true, force: true })
    await super.teardown()
  }
}
