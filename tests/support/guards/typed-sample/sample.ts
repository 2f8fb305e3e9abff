/** Samples of rules that need types stand in the place of this file (tests/unit/lint-rules.test.ts). */
export {}
