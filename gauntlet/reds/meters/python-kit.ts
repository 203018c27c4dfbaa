// Names that the tests of the utility in Python import.
export { red, whole } from '../recipes/python-kit.ts'
export { pytest } from '../clinic/python-kit.ts'

export const from = (module: string, names: string): string => `from meters.${module} import ${names}\n`
export const grid = (names: string): string => `from test.support.grid import ${names}\n`
