/** Steps that are forms, in the guide's order (§4.1–4.4); documents and the check page follow them. */
export const STEPS = ['company', 'industrial', 'importer', 'commercial'] as const
export type StepName = (typeof STEPS)[number]

/** True for the name of a step: the address of a page may name anything. */
export function isStepName(name: unknown): name is StepName {
  return STEPS.some((step) => step === name)
}

/** The steps that apply: the industrial facility only when its box is ticked (guide §4.1, field 16). */
export function stepsFor(profile: { industrial: boolean }): readonly StepName[] {
  return STEPS.filter((step) => step !== 'industrial' || profile.industrial)
}
