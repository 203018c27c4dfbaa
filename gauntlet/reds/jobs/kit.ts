// Names that the tests of the queue of jobs import.
export { type Kit, kitOf } from '../kit.ts'

/** Names out of a module of the product. */
export const from = (module: string, names: string): string => `import ${names} from '../src/${module}.js'\n`
/** Names out of the library's door. */
export const library = (names: string): string => from('index', `{ ${names} }`)
export const queue = from('queue/queue', '{ Queue }')
export const support = (names: string): string => `import { ${names} } from '../test/support/jobs.js'\n`
export const server = "import { withServer } from '../test/support/server.js'\n"
export const spawn = "import { execFileSync, spawnSync } from 'node:child_process'\n"
