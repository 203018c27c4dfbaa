// How a failing test of the book of recipes is written down, for any runner of JavaScript.
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
  /** A file of TypeScript, whose text below the imports is `text`. */
  typed: Write
}

export function kitOf(runner: Script): Kit {
  const say = phrases[runner]
  const whole: Write = (why, right, imports, text, more = {}) => ({
    why, right, loading: false, text: `${say.head}${imports}\n${text}\n`, ...more,
  }) // prettier-ignore
  const red: Write = (why, right, imports, text, more) =>
    whole(why, right, imports, `test(${JSON.stringify(why)}, async () => {\n${indented(text)}\n})`, more)
  return {
    say, whole, red,
    torn: (why, right, imports, text) => red(why, right, imports, text, { loading: true }),
    typed: (why, right, imports, text) => whole(why, right, imports, text, { path: `e2e/${why.replaceAll(/\W+/g, '-')}.test.ts` }),
  } // prettier-ignore
}

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ')

/** Names out of a module of the product. */
export const from = (module: string, names: string): string => `import ${names} from '../src/${module}.ts'\n`
export const book = from('book', '{ CookBook }')
export const builders = (names: string): string => `import { ${names} } from '../test/support/builders.ts'\n`
export const serving = "import { serving } from '../test/support/serving.ts'\n"
export const spawn = "import { spawnSync } from 'node:child_process'\n"
