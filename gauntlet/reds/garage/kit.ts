// Names that the tests of the garage import.
export { builtin, from, help, serving } from '../clinic/kit.ts'
export { hasty } from '../harbour/kit.ts'
export { headed, type Kit, kitOf } from '../kit.ts'
import { help } from '../clinic/kit.ts'

export const make = (names: string): string => help('make', names)
