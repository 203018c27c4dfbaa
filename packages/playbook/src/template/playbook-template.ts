import { commandsOf, testCommandsOf, typesOf } from './commands.ts'
import { block, flow } from './flow.ts'
import { layoutOf } from './layout.ts'
import { managerOf } from './managers.ts'
import type { Stack, TemplateVariant } from './stack.ts'
import { buildsFrom, type StepEntry, stepsOf } from './steps.ts'

/** The text of the `playbook.yml` that `helix init` writes for a stack. */
export function playbookTemplate(stack: Stack, variant: TemplateVariant = 'standard'): string {
  const layout = layoutOf(stack)
  const { install, inputs } = managerOf(stack)
  const sections = [
    `# How this repository goes from an idea to DONE. Changes need an approval: helix approve policy
# Every key: docs/playbook.md of Helix.
version: 1
spec: {path: docs/spec.md}
beacon: ${flow({ shown: stack.signing === 'ssh' ? ['file', 'tag'] : ['file'] })}  # file: progress.json | tag: pushed by CI | prefix: the labels of commits alone
signing: ${stack.signing}
self: ${stack.self}  # true: authors may approve their own work, shown as SELF-APPROVED
setup: ${flow({ run: install, inputs })}
`,
    `# Named sets of paths; the first match wins, what nothing matches is \`rest\`. free, support and dependencies are always open.
layers:
${block(layout.layers)}`,
    `# What the files of a layer may import, beside the layer itself. Layers that are not listed may import all but code of free and support.
imports:
${block(layout.imports)}`,
    servicesOf(stack),
    `# What Helix runs. runner: an adapter that Helix drives; run: a program that writes {report}, without a shell.
commands:
${block(commandsOf(stack, layout))}`,
    `# Conditions of every commit.
always:
${list(alwaysOf(stack, variant))}`,
    `# One step is active at a time; its exit must hold before the next one opens its layers.
steps:
${stepsOf(stack, layout, variant).map(stepText).join('')}`,
    `# Small work without a step: free (docs), keep (no new behaviour), fix (a bug, with its test).
lanes: [free, keep, fix]
agent: {driver: builtin, budget: {steps: 60, tokens: 400000, money: 2, minutes: 20}}
release: {mode: tag}
`,
  ]
  return sections.filter((section) => section !== '').join('\n')
}

function servicesOf({ service }: Stack): string {
  if (service === null) return ''
  const { build, run, ready } = service
  return `# Processes of the product that tests talk to over HTTP. Helix gives each a free port in the variable port-env, and tests
# its address in HELIX_SERVICE_URL.
services:
${block({ app: { build, run, 'port-env': 'PORT', ready, within: '20s' } })}`
}

function alwaysOf(stack: Stack, variant: TemplateVariant): Record<string, unknown>[] {
  return [
    { gate: 'integrity' },
    { gate: 'layers' },
    ...(typesOf(stack) !== null ? [{ gate: 'command', of: 'types', from: buildsFrom(variant) }] : []),
    { gate: 'tests', of: testCommandsOf(stack), empty: 'until-first' },
  ]
}

function list(entries: readonly unknown[]): string {
  return entries.map((entry) => `  - ${flow(entry)}\n`).join('')
}

function stepText({ id, opens, exit }: StepEntry): string {
  const conditions = exit.map((condition) => `      - ${flow(condition)}\n`).join('')
  return `  - id: ${id}\n    opens: ${flow(opens)}\n    exit:\n${conditions}`
}
