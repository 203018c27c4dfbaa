import type { Initialised } from '../../operations/init/index.ts'
import type { PlannedFile } from '../../operations/init/plan-files.ts'

/** Commands, in order; commands stay on one line so that they can be copied. */
export function nextOf({
  dryRun,
  upgrade,
  install,
  writesIgnored,
  changed,
  files,
  stack,
  choices,
  ci,
}: Initialised): string[] {
  const jobs = ci === null ? '' : ` --ci ${ci.host}`
  if (dryRun)
    return [`helix init --playbook ${choices.playbook} --signing ${choices.signing} --${choices.people}${jobs}`]
  const steps = install === null ? [] : [install]
  const tracked = [...new Set(changed.map((path) => (path.startsWith('.h') ? path.split('/', 1).join('') : path)))]
  if (stack.signing === 'ssh' && !upgrade) steps.push('add the keys of CI and of approvers to .helix/allowed_signers')
  const kept = manifestsOf[stack.packageManager].slice(0, stack.unlocked ? 1 : undefined)
  const installed = install === null ? [] : [...kept, ...(writesIgnored ? ['.gitignore'] : [])]
  if (changed.length > 0 && !upgrade)
    steps.push(`git add ${[...tracked, ...installed].join(' ')} && git commit -m "build: adopt Helix"`)
  if (changed.length > 0 && upgrade) {
    const refreshed = files.filter(({ state }) => state === 'refreshed' || state === 'new').map(({ path }) => path)
    steps.push(`git add ${refreshed.join(' ')}`, 'helix approve policy --why "upgrade of Helix"')
    steps.push('helix commit -t policy -m "refresh generated files" -w "upgrade of Helix"')
  }
  if (ci !== null) steps.push(...ciSteps(ci, files))
  return [...steps, upgrade ? 'helix status' : 'helix next --new "<idea>"']
}

/** What is left to do for the jobs: a file of the user is never mixed with them, and settings of the host are not files. */
function ciSteps({ host, path }: NonNullable<Initialised['ci']>, files: readonly PlannedFile[]): string[] {
  const isKept = files.some((file) => file.path === path && file.state === 'kept')
  if (!isKept) return ['helix doctor --host']
  return [`move ${path} to another name, then: helix init --ci ${host}, and include the moved file in it`]
}

/** What installing packages changes. */
const manifestsOf: Readonly<Record<Initialised['stack']['packageManager'], string[]>> = {
  npm: ['package.json', 'package-lock.json'],
  pnpm: ['package.json', 'pnpm-lock.yaml'],
  yarn: ['package.json', 'yarn.lock'],
  bun: ['package.json', 'bun.lock'],
  uv: ['pyproject.toml', 'uv.lock'],
  poetry: ['pyproject.toml', 'poetry.lock'],
  pip: [],
}
