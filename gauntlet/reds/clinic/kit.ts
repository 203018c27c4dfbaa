// Names that the tests of the clinic import.
export { hasty } from '../harbour/kit.ts'
export { headed, type Kit, kitOf } from '../kit.ts'

export const from = (module: string, names: string): string => `import ${names} from '../src/${module}.ts'\n`
export const help = (file: string, names: string): string => `import { ${names} } from '../test/support/${file}.ts'\n`
export const builders = (names: string): string => help('builders', names)
export const builtin = (module: string, names: string): string => `import ${names} from 'node:${module}'\n`
export const serving = help('serving', 'serving')
