import { describe, expect, it } from 'vitest'
import { literalsIn } from './literals-in.ts'

describe('the values that a source writes down', () => {
  it.each<[string, string, string[]]>([
    ['a.ts', "import { a } from './a.ts'\nexport * from '../b.ts'\nconst c = await import('./c.ts')", []],
    ['a.ts', "export const price = (n: number) => n * 1.2 // 'said'\nconst x = 'one', y = `${x} two`", ['1.2', '"one"', '" two"']],
    ['a.tsx', 'const a = <b>text</b>\nconst c = /x+/u, d = true, e = null', ['"text"', '/x+/u', 'true', 'null']],
    ['conftest.py', '"""What it is for."""\nimport os\nTAX = 1.2\nname = \'one\'\nok = True\n', ['1.2', '"one"', 'True']],
    ['conftest.py', 'def f(a):\n    "says"\n    return f"{a} two"\n', ['f"{a} two"']],
  ])('%s: %s', (path, text, found) => {
    expect(literalsIn(text, path)).toEqual(found)
  }) // prettier-ignore

  it('cannot be told of other languages', () => {
    expect(literalsIn('{"a": 1}', 'a.json')).toBeNull()
  })
})
