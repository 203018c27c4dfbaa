import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { mustGit, temporaryFolder, TestRepo } from '@helix/testkit'
import { builtCommand, compileCache } from '../product.ts'

/** The token of a job that may push; every other one only reads. */
export const writing = 'token-that-writes'

/** A repository on a host of the file system: it gives any commit, as hosts do, and takes pushes with the right token only. */
export interface Loopback {
  /** Bare. */
  remote: TestRepo
  /** Address without the last two parts of the path, and these. */
  server: string
  path: string
  /** Address of its API; without one nobody answers there. */
  api?: string
  /** Programs that jobs find first on PATH. */
  tools: string
}

/** Puts a repository on a host. */
export function aHost(repo: TestRepo): Loopback {
  const folder = temporaryFolder()
  const root = join(folder, 'acme', 'shop.git')
  mkdirSync(dirname(root))
  mustGit(folder, ['clone', '-q', '--bare', '--template=', repo.root, root])
  const remote = new TestRepo(root, { bare: true, hooks: true })
  remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  mkdirSync(join(root, 'hooks'), { recursive: true })
  const mayPush = `test "$GITHUB_TOKEN" = ${writing} || test "$HELIX_PUSH_TOKEN" = ${writing}`
  program(join(root, 'hooks', 'pre-receive'), `${mayPush} || { echo 'this token only reads'; exit 1; }`)
  repo.git('remote', 'add', 'origin', root)
  return { remote, server: `file://${folder}`, path: 'acme/shop', tools: tools() }
}

/** What stands in for the registry and for the runner's sudo: `npm` unpacks this Helix, with bytes that can be pinned. */
function tools(): string {
  const folder = temporaryFolder()
  program(
    join(folder, 'npm'),
    `case "$1" in
  pack) printf 'the package' > helix-autobahn-0.1.0.tgz ;;
  install)
    case "$*" in *--global*) exit 0 ;; esac
    case "$*" in *--ignore-scripts*) ;; *) echo 'scripts would run'; exit 1 ;; esac
    mkdir -p node_modules/.bin
    printf '#!/bin/sh\\nexec "%s" "%s" "$@"\\n' '${process.execPath}' '${builtCommand()}' > node_modules/.bin/helix
    chmod +x node_modules/.bin/helix ;;
esac`,
  )
  for (const name of ['sudo', 'apt-get', 'sysctl']) program(join(folder, name), 'exit 0')
  return folder
}

function program(path: string, script: string): void {
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}

export interface Ended {
  code: number
  log: string
}

/** Runs a script as a runner does: its own shell, nothing of this process's environment but the way to programs. */
export function runScript(script: string, cwd: string, env: NodeJS.ProcessEnv, { tools: folder }: Loopback): Ended {
  const path = [folder, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: path, HOME: '/nonexistent', LANG: 'C.UTF-8', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', CI: 'true', NODE_COMPILE_CACHE: compileCache, ...env }, // prettier-ignore
  })
  return { code: status ?? 1, log: stdout + stderr }
}
