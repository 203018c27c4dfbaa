import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import type { Command, Finding, Policy } from '@helix/core'

/** Where package managers put packages below a home, by what starts the programs that look there. */
const places = [
  { starts: /^(?:python|pytest|pip)[\d.]*$/, folder: '.local/lib', install: '[python3, -m, pip, install, -r, requirements.txt]' },
  { starts: /^(?:go|gotestsum)$/, folder: 'go/pkg/mod', install: '[go, mod, download]' },
] // prettier-ignore

/** Packages of the user's home that the gates of a run may need and do not find: they run apart from it, and the playbook installs none. */
export function homePackages({ setup, commands }: Pick<Policy, 'setup' | 'commands'>, home = homedir()): Finding[] {
  if (setup !== null) return []
  const programs = Object.values(commands).map(startOf)
  const found = places.filter(({ starts, folder }) => programs.some((name) => starts.test(name)) && existsSync(join(home, folder))) // prettier-ignore
  return found.map(({ folder, install }): Finding => ({
    severity: 'warning',
    code: 'NEXT-HOME-PACKAGES',
    message: `the playbook has no setup, so gates find no packages that lie in ~/${folder}`,
    fix: `Where tests need them, let the playbook install them: setup: {run: ${install}, inputs: […]}; else install them for the whole machine.`,
  }))
}

function startOf(command: Command): string {
  return command.kind === 'argv' ? basename(command.run[0] ?? '') : command.kind
}
