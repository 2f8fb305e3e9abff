/**
 * What scripts/test passes on to the journeys. The one reader of the environment among the tests' TypeScript.
 */
export function runSettings() {
  const {
    NEXT_DIST_DIR: buildFolder,
    TEST_RUN_FOLDER: runFolder,
    TEST_SEED_FOLDER: seedFolder,
    CHROMIUM_PATH: chromium,
  } = process.env
  if (!buildFolder || !runFolder || !seedFolder || !chromium) {
    throw new Error('start the journeys with `npm test -- --only e2e [file]`')
  }
  return {
    buildFolder,
    runFolder,
    seedFolder,
    chromium,
    deep: process.env.TEST_DEEP === '1',
    screens: process.env.SCREENS_FOLDER,
    environment: process.env,
  }
}
