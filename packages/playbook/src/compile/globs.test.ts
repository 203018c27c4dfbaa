import { describe, expect, it } from 'vitest'
import { compileGlob, globProblem } from './globs.ts'

function matches(glob: string, path: string): boolean {
  return new RegExp(compileGlob(glob)).test(path)
}

describe('a glob', () => {
  it.each([
    ['docs/**', 'docs/a.md', true],
    ['docs/**', 'docs/deep/er/a.md', true],
    ['docs/**', 'docs/.hidden/a.md', true],
    ['docs/**', 'docsx/a.md', false],
    ['docs/**', 'src/docs/a.md', false],
    ['**', 'a', true],
    ['**', 'a/b/c', true],
    ['*.md', 'README.md', true],
    ['*.md', '.md.md', true],
    ['*.md', 'docs/README.md', false],
    ['src/*.ts', 'src/a/b.ts', false],
    ['src/**/*.stub.ts', 'src/store.stub.ts', true],
    ['src/**/*.stub.ts', 'src/a/b/store.stub.ts', true],
    ['src/**/*.stub.ts', 'src/store.stub.tsx', false],
    ['src/**/*.stub.ts', 'src/storeXstubXts', false],
    ['tsconfig*.json', 'tsconfig.json', true],
    ['tsconfig*.json', 'tsconfig.base.json', true],
    ['a?b', 'axb', true],
    ['a?b', 'a/b', false],
    ['{src,lib}/*.{ts,js}', 'lib/a.js', true],
    ['{src,lib}/*.{ts,js}', 'bin/a.js', false],
    ['**/vitest.config.*', 'vitest.config.ts', true],
    ['**/vitest.config.*', 'packages/a/vitest.config.mts', true],
    ['**/vitest.config.*', 'xvitest.config.ts', false],
    ['src/main.ts', 'src/mainXts', false],
    ['src/main.ts', 'src/main.ts/x', false],
  ])('%s, %s: %s', (glob, path, expected) => {
    expect(matches(glob, path)).toBe(expected)
  })

  it.each([
    ['blanks', 'docs/two words.md'],
    ['letters of any script', 'docs/größe/文書.md'],
    ['line ends', 'docs/a\nb/c\r\nd.md'],
    ['brackets', 'docs/[id]/(group)/{x}.md'],
    ['quotes and dollar signs', 'docs/"a"$b^c+d|e.md'],
    ['half a surrogate pair', 'docs/\ud800.md'],
  ])('takes paths with %s', (_, path) => {
    for (const glob of ['**', 'docs/**', 'docs/**/*.md', '*/**', path.includes('/', 5) ? 'docs/*/**' : 'docs/*']) {
      expect({ glob, matches: matches(glob, path) }).toEqual({ glob, matches: true })
    }
  })

  it('takes line ends inside a folder, and no folder', () => {
    expect(matches('docs/*', 'docs/a\nb')).toBe(true)
    expect(matches('docs/*', 'docs/a\nb/c')).toBe(false)
  })

  it.each([
    'app/(group)/x.ts',
    'app/[id]/x.ts',
    'a"b',
    'a$b',
    'a^b',
    'a+b',
    'a|b',
    'two words',
    'größe',
    '@scope/x',
    '~/x',
    "it's",
  ])('takes %s literally', (path) => {
    expect(matches(path, path)).toBe(true)
  })

  it('reads parentheses, bars and plus signs as letters, not as patterns', () => {
    expect(matches('app/(group)/x.ts', 'app/group/x.ts')).toBe(false)
    expect(matches('(a|b)', 'a')).toBe(false)
    expect(matches('a+', 'aa')).toBe(false)
  })
})

describe('what is no glob', () => {
  it.each([
    ['', 'a glob is not empty'],
    ['!docs/**', 'a glob does not start with !; name what belongs to the layer'],
    ['src\\main.ts', 'paths are written with /, on every system'],
    ['/src/**', 'a glob starts at the repository root, without a leading /'],
    ['./src/**', 'a glob has no . and .. parts'],
    ['src/../x', 'a glob has no . and .. parts'],
    ['src/', "a folder's files are written src/**"],
    ['src/{a,b', 'brackets and braces do not close'],
    ['[z-a]', 'brackets and braces do not close'],
    ['a'.repeat(501), 'a glob has at most 500 characters'],
  ])('%j: %s', (glob, problem) => {
    expect(globProblem(glob)).toBe(problem)
    expect(() => compileGlob(glob)).toThrow(problem)
  })

  it('may be long, up to 500 characters, and hold dots', () => {
    expect(globProblem('a'.repeat(500))).toBeUndefined()
    expect(globProblem('.github/..x/...')).toBeUndefined()
  })
})
