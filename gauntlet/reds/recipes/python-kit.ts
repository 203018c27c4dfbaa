// How a failing test of the book of recipes in Python is written down.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

type Write = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

/** A file whose text below the imports is `text`. */
export const whole: Write = (why, right, imports, text, more = {}) => ({
  why, right, text: `${imports}\n\n${text}\n`, ...more,
}) // prettier-ignore
/** A file of one test whose body is `text`. */
export const red: Write = (why, right, imports, text, more) =>
  whole(why, right, imports, `def test_${why.replaceAll(/\W+/g, '_')}():\n${text.replaceAll(/^(?=.)/gm, '    ')}`, more)

export const from = (module: string, names: string): string => `from recipes.${module} import ${names}\n`
export const library = (names: string): string => `from recipes import ${names}\n`
export const builders = (names: string): string => `from test.support.builders import ${names}\n`
export const pytest = 'import pytest\n\n'
export const asyncio = 'import asyncio\n\n'
export const web = 'from test.support.web import send, serving\n'
