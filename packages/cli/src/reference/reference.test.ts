import { spawnSync } from 'node:child_process'
import { temporaryFolder } from '@helix/testkit'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import { commands } from '../commands/index.ts'
import { run } from '../run.ts'
import { testIo } from '../testing/test-io.ts'
import { renderCliReference } from './cli-reference.ts'
import { renderTroubleshooting } from './troubleshooting.ts'

const table: readonly Command[] = [
  {
    name: 'tidy',
    summary: "tidy somebody's room",
    arguments: [{ name: '[rooms...]', summary: 'which' }],
    options: [
      { flags: '-f, --fast', summary: 'without care' },
      { flags: '--with <broom|mop>', summary: 'by what' },
    ],
    examples: ['helix tidy', 'helix tidy --fast'],
    run: () => Promise.reject(new Error('not run')),
  },
  {
    name: 'pipe',
    summary: 'plumb',
    plumbing: true,
    examples: ['helix pipe'],
    run: () => Promise.reject(new Error('not run')),
  },
]

describe('the reference of commands', () => {
  test('has a section for each, plumbing last', () => {
    const text = renderCliReference(table)
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# The command line',
      '## helix tidy',
      '# Plumbing',
      '## helix pipe',
    ])
    expect(text).toContain(`## helix tidy

Tidy somebody's room.

\`helix tidy [rooms...] [options]\`

| argument or option | |
|---|---|
| \`[rooms...]\` | which |
| \`-f, --fast\` | without care |
| \`--with <broom\\|mop>\` | by what |

\`\`\`sh
helix tidy
helix tidy --fast
\`\`\`
`)
  })
})

describe('the page of codes', () => {
  const text = renderTroubleshooting({
    'MSG-B': { title: 'second', why: 'of <b> and `<c>`', fix: 'do * it' },
    'MSG-A': { title: 'first?', why: 'w', fix: 'f' },
    'git/bare': { title: 'bare', why: 'w', fix: 'f' },
  })

  test('lists them by area, findings before errors', () => {
    expect(text).toContain('\n- [MSG-A](#msg-a) · [MSG-B](#msg-b)\n')
    expect(text).toContain('\n- [git/bare](#gitbare)\n')
    expect(text.split('\n').filter((line) => line.startsWith('## '))).toEqual(['## MSG-A', '## MSG-B', '## git/bare'])
  })

  test('explains each as helix why does', () => {
    expect(text).toContain('## MSG-A\n\n**First?** w\n\n*What to do:* f\n')
    expect(text).toContain('## MSG-B\n\n**Second.** of \\<b> and `<c>`\n\n*What to do:* do \\* it\n')
  })
})

async function completion(shell: string) {
  const io = testIo({ cwd: '/' })
  return { code: await run(['completion', shell], io), stdout: io.stdout(), stderr: io.stderr() }
}

describe('helix completion', () => {
  test('of bash completes commands and their options', async () => {
    const { stdout } = await completion('bash')
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'helix'), stdout)
    const words = (line: string[]) =>
      spawnSync('bash', ['-c', `source ${folder}/helix; COMP_WORDS=(helix ${line.join(' ')}); COMP_CWORD=${line.length}; _helix; echo "\${COMPREPLY[*]}"`], { encoding: 'utf8' }).stdout.trim() // prettier-ignore
    expect(words(['doc'])).toBe('doctor')
    expect(words(['init', '--s'])).toBe('--signing --solo')
    expect(words(['nothing', '--s'])).toBe('')
  })

  test.each(['zsh', 'fish'])('of %s names every command', async (shell) => {
    const { code, stdout } = await completion(shell)
    expect(code).toBe(0)
    expect(commands.filter(({ name }) => !stdout.includes(name))).toEqual([])
    expect(stdout).toContain(shell === 'zsh' ? `'--dry-run[only say what would be written]'` : '-l dry-run -d ')
  })

  test('of another shell is refused', async () => {
    expect(await completion('bsh')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('next     helix completion bash\n'),
    })
    expect(await completion('toString')).toMatchObject({ code: 2 })
  })
})
