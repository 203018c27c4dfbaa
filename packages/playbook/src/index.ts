export { parsePlaybook } from './parse/parse-playbook.ts'
export type { Playbook } from './schema/playbook-schema.ts'
export { askedOf, type Asked } from './schema/asked.ts'
export { compilePolicy, type PolicyFacts } from './compile/compile-policy.ts'
export { compileGlob, globProblem } from './compile/globs.ts'
export { playbookPath, progressPath } from './compile/built-in-layers.ts'
export { labelOf, nameOfStep, nextStep, numberOf, stepOf } from './engine/steps.ts'
export { layerOf } from './engine/layer-of.ts'
export { frozenLayers, openLayers } from './engine/open-layers.ts'
export { heldOutLayers, isHeldOut } from './engine/held-out.ts'
export { mayTouch } from './engine/may-touch.ts'
export { inferLane, isTestPath, type LaneFacts, laneMisfit } from './engine/lanes.ts'
export { applyTrailers, type Trailers } from './engine/apply-trailers.ts'
export { alwaysAt, conditionKey, conditionsToSettle } from './engine/conditions.ts'
export { type IsWaived, settle, type SettleOptions } from './engine/settle.ts'
export { playbookTemplate } from './template/playbook-template.ts'
export {
  requirementsOf,
  type PythonStack,
  type Requirement,
  type Stack,
  type TemplateVariant,
} from './template/stack.ts'
export { playbookJsonSchema } from './reference/json-schema.ts'
export { renderPlaybookReference } from './reference/render-reference.ts'
export { codes } from './codes.ts'
