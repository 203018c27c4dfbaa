import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test, vi } from 'vitest'
import { giveTo, probeSandbox, type ProcessOptions, runProcess, type Sandbox, sandboxed } from '../index.ts'

const here = await probeSandbox()

/** Root also tries what any other user gets, as one. */
interface Way {
  name: string
  sandbox: Sandbox
  as: string[]
}

function ways(): Way[] {
  if (here.kind !== 'namespaces') return []
  const asNobody = ['/usr/bin/setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
  if (here.setpriv === null) return [{ name: 'of a user', sandbox: here, as: [] }]
  const tools = here.tools.filter((folder) => !folder.startsWith('/root'))
  return [
    { name: 'of root', sandbox: here, as: [] },
    { name: 'of a user', sandbox: { ...here, setpriv: null, tools }, as: asNobody },
  ]
}

/** A folder that the program may write, and one with what is none of its business. */
async function places({ owner }: Sandbox) {
  const top = temporaryFolder()
  const folders = { own: join(top, 'own'), others: join(top, 'others') }
  for (const folder of Object.values(folders)) mkdirSync(folder)
  writeFileSync(join(folders.others, 'id_ed25519'), 'the key')
  writeFileSync(join(folders.own, 'report'), 'true')
  if (owner !== null) await Promise.all([top, ...Object.values(folders)].map((folder) => giveTo(owner, folder)))
  return folders
}

test('there is a sandbox here, or a reason why not, and then what follows is not run', () => {
  expect(here.detail).toMatch(
    here.kind === 'namespaces'
      ? /^bubblewrap: own u/
      : /^own process groups and scrubbed environment; no namespaces: ./,
  )
})

describe.each(ways())('a sandbox $name', ({ sandbox, as }) => {
  const start = (
    own: string,
    argv: string[],
    { network = 'none', ...more }: Partial<ProcessOptions> & { network?: 'none' | 'shared' } = {},
  ) => {
    const box = { writable: [own], home: own, temporary: own, network }
    return runProcess({
      argv: [...as, ...sandboxed({ argv, cwd: own }, { sandbox, box })],
      cwd: '/',
      timeout: 20_000,
      ...more,
    })
  }
  const shell = (own: string, script: string, more: Parameters<typeof start>[2] = {}) =>
    start(own, ['/bin/sh', '-c', script], more)

  test("keeps a key beside the program's folder, and the user's home, out of sight", async () => {
    const { own, others } = await places(sandbox)
    const exit = await shell(own, `cat '${others}/id_ed25519'; ls -A /home /root '${others}' /run`)
    expect(exit.stdout).not.toContain('the key')
    expect(exit.stderr).toContain('id_ed25519: No such file')
    expect(exit.stdout).not.toMatch(/\.ssh|\.npmrc|\.gitconfig/)
  })

  test('holds no file in memory beside the folders there that are bounded', async () => {
    const { own } = await places(sandbox)
    const exit = await shell(own, `for folder in / /var '${own}/..'; do : > "$folder/big" && echo "$folder"; done`)
    expect(exit.stdout).toBe('')
    expect((await shell(own, 'echo 1 > /tmp/small && cat /tmp/small')).stdout).toBe('1\n')
  })

  test('has a host name by which no program knows where it runs', async () => {
    const { own } = await places(sandbox)
    const exit = await shell(own, 'uname -n')
    expect(exit.stdout).toBe('localhost\n')
  })

  test('shows no secret of the environment, of Helix or of any other process', async () => {
    const { own } = await places(sandbox)
    vi.stubEnv('DEPLOY_TOKEN', 'token-of-the-host')
    const exit = await shell(own, 'env; cat /proc/[0-9]*/environ')
    vi.unstubAllEnvs()
    expect(exit.stdout).toContain(`HOME=${own}`)
    expect(exit.stdout).not.toContain('token-of-the-host')
  })

  test('leads pnpm to a store in its home, and not in the folder that is judged', async () => {
    const { own } = await places(sandbox)
    const exit = await shell(own, 'echo "$pnpm_config_store_dir"')
    expect(exit.stdout).toBe(`${own}/pnpm-store\n`)
  })

  test('lets nothing be written outside its folder', async () => {
    const { own, others } = await places(sandbox)
    const exit = await shell(
      own,
      `for f in /usr /etc /opt '${others}'; do touch "$f/mine" && echo "$f"; done; touch mine`,
    )
    expect(exit).toMatchObject({ code: 0, stdout: '' })
    expect(readdirSync(others)).toEqual(['id_ed25519'])
    expect(existsSync(join(own, 'mine'))).toBe(true)
  })

  test('neither shows nor reaches processes outside', async () => {
    const { own } = await places(sandbox)
    const exit = await shell(own, `kill -9 ${process.pid}; kill -9 -1; echo /proc/[0-9]*`)
    expect(exit.stdout.trim().split(' ').length).toBeLessThanOrEqual(3)
  })

  test("does not reach a port of the host's loopback, and has one of its own", async () => {
    const { own } = await places(sandbox)
    await withServer(async (url) => {
      const get = `fetch('${url}').then((r) => r.text(), (e) => e.cause.code).then(console.log)`
      expect((await start(own, [process.execPath, '-e', get])).stdout).toBe('ECONNREFUSED\n')
      expect((await start(own, [process.execPath, '-e', get], { network: 'shared' })).stdout).toBe('from the host\n')
      const server = `require('http').createServer((_, a) => a.end('own')).listen(0, '127.0.0.1', function () {
          fetch('http://127.0.0.1:' + this.address().port).then((r) => r.text()).then(console.log).then(() => process.exit()) })`
      expect((await start(own, [process.execPath, '-e', server])).stdout).toBe('own\n')
    })
  })

  test.each([
    ['ends', 'exit 3', { code: 3 }],
    ['is stopped', 'sleep 60', { timedOut: true }],
  ])('leaves no process behind that rewrites a report when the program %s', async (_, last, ending) => {
    const { own } = await places(sandbox)
    const forge = `while :; do echo forged >> report; echo beat >> beats; sleep 0.01; done`
    const exit = await shell(own, `(setsid sh -c '${forge}' &) ; sleep 0.3; ${last}`, { timeout: 1_500 })
    if (exit.timedOut) await sleep(50)
    const size = statSync(join(own, 'beats')).size
    expect(exit).toMatchObject(ending)
    await sleep(200)
    expect(statSync(join(own, 'beats')).size).toBe(size)
  })

  test('shows of an emptied folder what is named in it, and locks what lies in a writable one', async () => {
    const { own, others } = await places(sandbox)
    const top = join(others, '..')
    mkdirSync(join(own, 'locked'))
    writeFileSync(join(own, 'locked', 'rules'), 'as they were')
    writeFileSync(join(own, 'settings'), 'with a password')
    if (sandbox.owner !== null) await giveTo(sandbox.owner, own)
    const box = {
      writable: [own],
      readable: [join(own, 'locked')],
      emptied: [top],
      replaced: { [join(own, 'settings')]: join(own, 'report') },
      home: own,
      temporary: own,
      network: 'none' as const,
    }
    const script = `ls '${top}'; cat settings; touch '${top}/mine' || echo closed; touch mine && echo open
      echo x > locked/rules || rm -rf locked || mv locked away || echo x > locked/new || echo locked; cat locked/rules
      echo x > settings || echo kept`
    const argv = [...as, ...sandboxed({ argv: ['/bin/sh', '-c', script], cwd: own }, { sandbox, box })]
    const { stdout } = await runProcess({ argv, cwd: '/', timeout: 20_000 })
    expect(stdout).toBe('own\ntrueclosed\nopen\nlocked\nas they werekept\n')
    expect(readFileSync(join(own, 'locked', 'rules'), 'utf8')).toBe('as they were')
    expect(readdirSync(own).toSorted()).toEqual(['locked', 'mine', 'report', 'settings'])
  })

  test('starts a program by a link, from the folder of links that is on PATH', async () => {
    const { own } = await places(sandbox)
    const [bin, versions] = [join(own, 'bin'), join(own, 'versions')]
    for (const folder of [bin, versions]) mkdirSync(folder)
    writeFileSync(join(versions, 'agent-2.1'), '#!/bin/sh\necho agent 2.1\n', { mode: 0o755 })
    symlinkSync(join(versions, 'agent-2.1'), join(bin, 'agent'))
    const hidden = join(own, 'work')
    mkdirSync(hidden)
    const box = {
      writable: [hidden], home: hidden, temporary: hidden, network: 'none' as const,
      readable: [join(bin, 'agent'), join(versions, 'agent-2.1'), versions],
    } // prettier-ignore
    if (sandbox.owner !== null) await giveTo(sandbox.owner, hidden)
    const cell = { sandbox: { ...sandbox, tools: [...sandbox.tools, bin] }, box }
    const argv = [...as, ...sandboxed({ argv: [join(bin, 'agent')], cwd: hidden }, cell)]
    const { code, stdout, stderr } = await runProcess({ argv, cwd: '/', timeout: 20_000 })
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'agent 2.1\n', stderr: '' })
  })

  test.each(['beside what it shows', 'in a folder that it empties'])(
    'starts a program that is named through links %s, and shows nothing more',
    async (where) => {
      const { own, others } = await places(sandbox)
      const [top, hidden, tool] = [join(own, 'manager'), join(own, 'work'), join(own, 'manager/versions/2.1/bin')]
      for (const folder of [tool, hidden]) mkdirSync(folder, { recursive: true })
      writeFileSync(join(tool, 'agent'), '#!/bin/sh\necho agent 2.1\ncat "$1"\n', { mode: 0o755 })
      symlinkSync(join(top, 'versions'), join(top, 'all'))
      symlinkSync('all/2.1', join(top, 'current'))
      symlinkSync(others, join(top, 'others'))
      if (sandbox.owner !== null) await giveTo(sandbox.owner, hidden)
      const emptied = where.startsWith('in') ? [own] : []
      const box = { writable: [hidden], emptied, home: hidden, temporary: hidden, network: 'none' as const }
      const cell = { sandbox: { ...sandbox, tools: [...sandbox.tools, tool] }, box }
      const named = async (program: string) => {
        const argv = [program, join(top, 'others/id_ed25519')]
        const { code, stdout } = await runProcess({
          argv: [...as, ...sandboxed({ argv, cwd: hidden }, cell)],
          cwd: '/',
          timeout: 20_000,
        })
        return { code, stdout }
      }
      const started = { code: 1, stdout: 'agent 2.1\n' }
      expect(await named(join(tool, 'agent'))).toEqual(started)
      expect(await named(join(top, 'current/bin/agent'))).toEqual(started)
      // A link to what is not shown shows it no more than its own path.
      expect(await named(join(top, 'others/id_ed25519'))).toEqual({ code: 127, stdout: '' })
    },
  )

  test('gives no rights back', async () => {
    const { own } = await places(sandbox)
    const exit = await shell(
      own,
      'grep -E "^(CapEff|CapPrm|NoNewPrivs)" /proc/self/status; mount -t tmpfs none /opt || id -u',
    )
    expect(exit.stdout).toMatch(/CapPrm:\s0+\nCapEff:\s0+\nNoNewPrivs:\s1\n/)
    expect(exit.stdout.trim().split('\n')).toHaveLength(4)
  })

  test('lets honest programs spawn, use git, and write into their folders', async () => {
    const { own } = await places(sandbox)
    const honest = `const { execFileSync } = require('child_process'); const fs = require('fs'); const os = require('os')
        fs.writeFileSync(require('path').join(fs.mkdtempSync(os.tmpdir() + '/x-'), 'f'), '1'); fs.writeFileSync('/tmp/f', '1')
        fs.renameSync('report', 'report.old')
        const git = (...args) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { encoding: 'utf8' })
        git('init', '-q', 'repo'); git('-C', 'repo', 'commit', '-qm', 'first', '--allow-empty')
        process.stdout.write(git('-C', 'repo', 'log', '--format=%s') + os.userInfo().uid + process.cwd())`
    const exit = await start(own, [process.execPath, '-e', honest])
    expect(exit).toMatchObject({ code: 0, stderr: '' })
    expect(exit.stdout).toBe(`first\n${as.length > 0 || sandbox.owner !== null ? 65_534 : process.getuid?.()}${own}`)
    expect(readFileSync(join(own, 'report.old'), 'utf8')).toBe('true')
  })

  test('bounds how many processes there may be, so that one that forks without end stops no other', async () => {
    const { own } = await places(sandbox)
    const { code, stdout } = await shell(own, 'grep "^Max processes" /proc/self/limits')
    const [, soft = '', hard = ''] = /^Max processes +(\S+) +(\S+)/.exec(stdout) ?? []
    expect([code, Number(soft) <= 8192, Number(hard) <= 8192]).toEqual([0, true, true])
    // A node with its threads and ten more of them are far from it.
    const many = `const { execFileSync } = require('child_process'); for (let at = 0; at < 10; at++) execFileSync(process.execPath, ['-e', ''])`
    expect(await start(own, [process.execPath, '-e', many])).toMatchObject({ code: 0, stderr: '' })
  })

  test.skipIf(!sandbox.sized)('bounds what folders in memory hold, and lets programs share memory there', async () => {
    const { own } = await places(sandbox)
    const script = `df -k /tmp /var/tmp /run /dev/shm | awk 'NR > 1 && $2 <= 1048576 { print $6 }'
      touch /dev/mine || echo closed; touch /dev/shm/mine && echo shared`
    expect((await shell(own, script)).stdout).toBe('/tmp\n/var/tmp\n/run\n/dev/shm\nclosed\nshared\n')
  })

  test('is the first that the kernel ends where memory runs out', async () => {
    const { own } = await places(sandbox)
    expect((await shell(own, 'cat /proc/self/oom_score_adj')).stdout).toBe('1000\n')
  })

  test('passes on how the program ended', async () => {
    const { own } = await places(sandbox)
    expect(await shell(own, 'cat; exit 5', { input: 'in' })).toMatchObject({ code: 5, stdout: 'in' })
    expect(await shell(own, 'kill -9 $$')).toMatchObject({ code: 137 })
    expect(await start(own, ['no-such-program'])).toMatchObject({ code: 127 })
  })
})

test.each(here.kind === 'namespaces' ? [here] : [])(
  'a process within a sandbox ends as one outside does',
  async (sandbox) => {
    const { own } = await places(sandbox)
    const within = { sandbox, box: { writable: [own], home: own, temporary: own, network: 'none' as const } }
    const ended = (argv: string[]) => runProcess({ argv, within, cwd: own, timeout: 20_000 })
    expect(await ended(['sh', '-c', 'pwd; exit 3'])).toMatchObject({ code: 3, signal: null, stdout: `${own}\n` })
    expect(await ended(['sh', '-c', 'kill -9 $$'])).toMatchObject({ code: null, signal: 'SIGKILL' })
    expect(await ended(['no-such-program'])).toMatchObject({ code: null, missing: true })
  },
)

async function withServer(use: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((_, answer) => answer.end('from the host'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  try {
    await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  } finally {
    server.close()
  }
}
