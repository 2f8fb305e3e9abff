import { testSettings } from './test-settings.mjs'

// Fixed settings for every test; what scripts/test passes on (numbers, databases) stays.
for (const [key, value] of Object.entries(testSettings)) process.env[key] ??= value
