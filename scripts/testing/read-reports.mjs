// What Jest and Playwright wrote about a run: how many passed, and the seconds of each file.
import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { root } from '../stages.mjs'

/**
 * @typedef {object} Outcome
 * @property {{ passed?: number, failed?: number, skipped?: number }} count
 * @property {[file: string, seconds: number][]} files
 */

/**
 * @param {string} file of `--outputFile` @param {number} status how the run ended @returns {Outcome}
 */
export function readJest(file, status) {
  if (!existsSync(file)) return { count: { failed: 1 }, files: [] }
  const result = JSON.parse(readFileSync(file, 'utf8'))
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  return {
    count: {
      passed: result.numPassedTests,
      failed: failed || (status === 0 ? 0 : 1),
      skipped: result.numPendingTests + result.numTodoTests,
    },
    files: result.testResults.map(({ name, startTime, endTime }) => [
      relative(root, name),
      (endTime - startTime) / 1000,
    ]),
  }
}

/**
 * @param {string} file of the JSON reporter @param {number} status how the run ended @returns {Outcome}
 */
export function readPlaywright(file, status) {
  if (!existsSync(file)) return { count: { failed: 1 }, files: [] }
  const { config, stats, errors, suites } = JSON.parse(readFileSync(file, 'utf8'))
  const failed = stats.unexpected + errors.length
  return {
    count: {
      passed: stats.expected + stats.flaky,
      failed: failed || (status === 0 ? 0 : 1),
      skipped: stats.skipped,
    },
    files: suites.map((suite) => [
      relative(root, resolve(config.rootDir, suite.file)),
      sum(specsOf(suite).flatMap(({ tests }) => tests.flatMap(({ results }) => results))),
    ]),
  }
}

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]
const sum = (results) => results.reduce((total, { duration }) => total + duration / 1000, 0)
