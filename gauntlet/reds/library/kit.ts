// Names that the tests of the library import.
export { builtin, from, help, serving } from '../clinic/kit.ts'
export { hasty } from '../harbour/kit.ts'
export { headed, type Kit, kitOf } from '../kit.ts'
import { help } from '../clinic/kit.ts'

export const stock = (names: string): string => help('stock', names)
