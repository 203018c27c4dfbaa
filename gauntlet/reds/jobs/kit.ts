// How a failing test of the queue of jobs is written down, for any runner of JavaScript.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import { type Phrases, type Script, phrases } from '../phrases.ts'

type Write = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

export interface Kit {
  say: Phrases
  /** A file of one test whose body is `text`. */
  red: Write
  /** A file whose text below the imports is `text`. */
  whole: Write
  /** A file of one test that breaks when it is loaded. */
  torn: Write
}

export function kitOf(runner: Script): Kit {
  const say = phrases[runner]
  const whole: Write = (why, right, imports, text, more = {}) => ({
    why, right, loading: false, text: `${say.head}${imports}\n${text}\n`, ...more,
  }) // prettier-ignore
  const red: Write = (why, right, imports, text, more) =>
    whole(why, right, imports, `test(${JSON.stringify(why)}, async () => {\n${indented(text)}\n})`, more)
  return { say, whole, red, torn: (why, right, imports, text) => red(why, right, imports, text, { loading: true }) }
}

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ')

/** Names out of a module of the product. */
export const from = (module: string, names: string): string => `import ${names} from '../src/${module}.js'\n`
/** Names out of the library's door. */
export const library = (names: string): string => from('index', `{ ${names} }`)
export const queue = from('queue/queue', '{ Queue }')
export const support = (names: string): string => `import { ${names} } from '../test/support/jobs.js'\n`
export const server = "import { withServer } from '../test/support/server.js'\n"
export const spawn = "import { execFileSync, spawnSync } from 'node:child_process'\n"
