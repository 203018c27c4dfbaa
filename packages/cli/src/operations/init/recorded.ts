// What an earlier `helix init` recorded stays in force.
import { HelixError } from '@helix/core'
import { playbookPath, type Stack } from '@helix/playbook'
import { type GeneratedManifest, manifestPath } from '../../repository/generated-manifest.ts'
import type { ChoiceFlags, Choices } from './choices.ts'
import { findPython } from './find-python.ts'
import { findStack, lockfiles } from './find-stack.ts'
import type { Ground } from './gather.ts'

/** What was chosen once is changed in the playbook, with an approval. HelixError init/chosen. */
export function keptChoices({ playbook, stack }: GeneratedManifest, flags: ChoiceFlags) {
  const choices: Choices = { playbook, signing: stack.signing, people: stack.self ? 'solo' : 'team' }
  const people = flags.solo ? 'solo' : flags.team ? 'team' : undefined
  const asked = { playbook: flags.playbook, signing: flags.signing, people }
  for (const name of ['playbook', 'signing', 'people'] as const) {
    if (asked[name] === undefined || asked[name] === choices[name]) continue
    throw new HelixError(
      'init/chosen',
      `this repository was set up with ${name}: ${choices[name]}, not ${asked[name]}`,
      {
        hint: `edit ${playbookPath}, commit it alone with the type policy, then: helix approve policy`,
        where: { path: manifestPath },
      },
    )
  }
  return { choices, defaults: [] }
}

/** What the files were generated from stays, so that code that was written since does not change the playbook. */
export function stackOf(ground: Ground, { signing, people }: Choices): Stack {
  const { manifest, workspaces, listings, paths, serving, playwright, submodules, generated } = ground
  const found = listings === null ? findStack(manifest, paths, workspaces, serving) : findPython(paths, listings)
  if (generated !== null) return { ...generated.stack, installed: found.installed }
  const unlocked =
    ground.unlocked && found.packageManager === 'npm' && !lockfiles.some(([path]) => paths.includes(path))
  return {
    ...found,
    ...(unlocked && { unlocked }),
    ...(playwright !== null && { playwright }),
    ...(submodules.length > 0 && { submodules }),
    signing,
    self: people === 'solo',
  }
}

/** All of a stack but the packages, which change every day. */
export function recordedStack(stack: Stack): GeneratedManifest['stack'] {
  const { packageManager, runner, typescript, layout, service, signing, self } = stack
  const { unlocked, preload, playwright, unchecked, workspaces, sources, submodules, python } = stack
  const found = {
    ...(unlocked && { unlocked }),
    ...(preload && { preload }),
    ...(playwright !== undefined && { playwright }),
    ...(unchecked && { unchecked }),
    ...(workspaces && { workspaces }),
    ...(sources && { sources }),
    ...(submodules && { submodules }),
    ...(python && { python }),
  }
  return { packageManager, runner, typescript, layout, service, ...found, signing, self }
}
