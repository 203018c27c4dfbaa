import type { Finding } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { githubAnnotations, githubJson, githubLog } from './github-log.ts'

const registered = ['error', 'warning', 'notice', 'add-mask', 'stop-commands', 'group']

/** What the runner takes for commands, as `ActionCommand.cs` and `ActionCommandManager.cs` of actions/runner read lines. */
function obeyed(log: string): string[] {
  let stopped: string | null = null
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const name = /^::([^\s:]+)(?: [^\n]*?)?::/.exec(line.trimStart())?.[1] ?? /##\[([^\] ]+)[^\]]*\]/.exec(line)?.[1]
    if (name === undefined) return []
    if (stopped !== null) {
      if (name === stopped) stopped = null
      return []
    }
    if (name === 'stop-commands') {
      stopped = line.slice('::stop-commands::'.length)
      return []
    }
    return registered.includes(name) ? [line] : []
  })
}

const finding = (change: Partial<Finding>): Finding => ({ severity: 'error', code: 'X-Y', message: 'm', ...change })

const hostile = [
  '::error::x',
  '  ::add-mask::a',
  'x\n::error::y',
  'x\r::error::y',
  '\u2028::error::y',
  'a ##[error]b',
  '::stop-commands::x',
  '%0A::error::x',
  '::token::\n::error::x',
]

describe('a log', () => {
  test('stands between a stop and the token that ends it', () => {
    expect(githubLog('judged   1 commit\n', 'token')).toBe('::stop-commands::token\njudged   1 commit\n::token::\n')
    expect(githubLog('no end', 't')).toBe('::stop-commands::t\nno end\n::t::\n')
  })

  test('keeps colours, and no other control character', () => {
    expect(githubLog('\u001B[31mred\u001B[39m \u001B[2K\u001B]8;;x\u0007\r', 't')).toBe(
      '::stop-commands::t\n\u001B[31mred\u001B[39m \uFFFD[2K\uFFFD]8;;x\uFFFD\uFFFD\n::t::\n',
    )
  })

  test('as it was would hold commands', () => {
    expect(hostile.filter((text) => obeyed(text).length > 0).length).toBeGreaterThan(4)
  })

  test.each(hostile)('with %j holds no command', (text) => {
    expect(obeyed(`${githubLog(text, '3c5a')}::error::mine\n`)).toEqual(['::error::mine'])
  })
})

describe('a JSON document', () => {
  test.each(hostile)('with %j is the same value, without a command', (text) => {
    const json = JSON.stringify({ text, [text]: 1 }, null, 2)
    expect(JSON.parse(githubJson(json))).toEqual(JSON.parse(json))
    expect(obeyed(githubJson(json))).toEqual([])
  })
})

describe('annotations', () => {
  test('name the file, the place and what to do', () => {
    const where = { path: 'src/a.ts', line: 3, column: 7 }
    expect(githubAnnotations([finding({ where, fix: 'helix status' })])).toBe(
      '::error file=src/a.ts,line=3,col=7,title=X-Y::m%0Anext: helix status\n',
    )
  })

  test('name the commit where there is no file', () => {
    expect(githubAnnotations([finding({ severity: 'warning', where: { name: '0123456789ab' } })])).toBe(
      '::warning title=X-Y::0123456789ab: m\n',
    )
    expect(githubAnnotations([finding({ severity: 'note', where: { path: 'a', column: 2 } })])).toBe(
      '::notice file=a,title=X-Y::m\n',
    )
  })

  test('name no place that the message begins with', () => {
    const where = { path: 'playbook.yml', name: 'setup' }
    expect(githubAnnotations([finding({ where, message: 'setup: npm ci ended with 1' })])).toBe(
      '::error file=playbook.yml,title=X-Y::setup: npm ci ended with 1\n',
    )
  })

  test('are told once each, errors first, ten of a kind', () => {
    const many = Array.from({ length: 12 }, (_, index) => finding({ message: `m${index}` }))
    const lines = githubAnnotations([finding({ severity: 'note' }), ...many, ...many])
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(11)
    expect(lines[0]).toBe('::error title=X-Y::m0')
    expect(lines[10]).toBe('::notice title=X-Y::m')
  })

  test('of a hostile path or message are one line and one command each', () => {
    for (const text of hostile) {
      const lines = githubAnnotations([finding({ message: text, where: { path: text, line: 1 }, fix: text })])
      expect(lines.match(/\n/g)).toHaveLength(1)
      expect(obeyed(lines)).toEqual([lines.trimEnd()])
    }
  })

  test('of a path with commas and colons keep it one property', () => {
    expect(githubAnnotations([finding({ where: { path: 'a,line=9::b%' } })])).toBe(
      '::error file=a%2Cline=9%3A%3Ab%25,title=X-Y::m\n',
    )
  })

  test('of any finding never break out of their line', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, text, (message, path, name) => {
        const lines = githubAnnotations([finding({ message, where: { path, name } })])
        expect(lines).toMatch(/^::error file=[^,:\r\n]*,title=X-Y::[^\r\n]*\n$/)
      }),
    )
  })
})
