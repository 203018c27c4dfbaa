// Names that the tests of the book of recipes import.
export { type Kit, kitOf } from '../kit.ts'

/** Names out of a module of the product. */
export const from = (module: string, names: string): string => `import ${names} from '../src/${module}.ts'\n`
export const book = from('book', '{ CookBook }')
export const builders = (names: string): string => `import { ${names} } from '../test/support/builders.ts'\n`
export const serving = "import { serving } from '../test/support/serving.ts'\n"
export const spawn = "import { spawnSync } from 'node:child_process'\n"
