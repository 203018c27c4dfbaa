// How failing tests are written down, for any runner of JavaScript.
import type { RedClassName } from '../../packages/gates/src/decide/red/classes.ts'
import type { Red } from './case.ts'
import { type Phrases, type Script, phrases } from './phrases.ts'

/** Writes down one failing test: what it is about, the class that it belongs to, its imports and its text. */
export type Write = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

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

/** What writes files that begin with the imports of one runner. */
export const headed = (head: string): Write => (why, right, imports, text, more = {}) => ({
  why, right, loading: false, text: `${head}${imports}\n${text}\n`, ...more,
}) // prettier-ignore

export function kitOf(runner: Script): Kit {
  const say = phrases[runner]
  const whole = headed(say.head)
  const red: Write = (why, right, imports, text, more) =>
    whole(why, right, imports, `test(${JSON.stringify(why)}, async () => {\n${indented(text)}\n})`, more)
  return {
    say, whole, red,
    torn: (why, right, imports, text) => red(why, right, imports, text, { loading: true }),
    typed: (why, right, imports, text) => whole(why, right, imports, text, { path: `e2e/${why.replaceAll(/\W+/g, '-')}.test.ts` }),
  } // prettier-ignore
}

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '  ')
