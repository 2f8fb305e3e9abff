/** Settings of tests and of the servers they start: fixed, so that a failure can be repeated. */
export const testSettings = {
  PORTAL_MODE: 'test',
  AUTH_SECRET: 'a secret that only tests know: 0123456789abcdef',
  DATA_KEYS: `test2:${Buffer.alloc(32, 2).toString('base64')},test1:${Buffer.alloc(32, 1).toString('base64')}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 3).toString('base64'),
  LOG_LEVEL: 'silent',
  TZ: 'Asia/Tokyo', // Neither the developer's zone nor Kuwait's: whoever forgets a zone sees it here.
}
