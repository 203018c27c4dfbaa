// Names that the tests of the utility import.
export { builtin, from, serving } from '../clinic/kit.ts'
export { hasty } from '../harbour/kit.ts'
export { headed, type Kit, kitOf } from '../kit.ts'

export const grid = (names: string): string => `import { ${names} } from '../test/support/grid.ts'\n`
