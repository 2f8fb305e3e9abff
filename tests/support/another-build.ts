import { spawnSync } from 'node:child_process'
import { runSettings } from './run-settings'

/**
 * Builds the portal a second time, with another key of the actions: the framework makes their ids from it, so
 * that no action of the first build is known to the second. Takes a minute or two.
 * @returns the settings of a server that runs it
 */
export function anotherBuild(): Record<string, string> {
  const settings = {
    NEXT_DIST_DIR: '.next-test-other',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 4).toString('base64'),
  }
  const { environment } = runSettings()
  const done = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: {
      PATH: environment.PATH,
      HOME: environment.HOME,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...settings,
    } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`the second build failed\n${done.stdout}${done.stderr}`)
  return settings
}
