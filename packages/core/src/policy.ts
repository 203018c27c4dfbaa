// The compiled policy: what the protected files of one commit say, in plain JSON, ready for the hook path.
import type { CommandName, Condition, Digest, Layer, LayerName, Principal, ServiceName, Signer, Step } from './model.ts'

export type ShownForm = 'file' | 'tag' | 'prefix'

/** Formats of reports that say which lines were executed. */
export const coverageFormats = ['lcov', 'cobertura', 'istanbul'] as const
export type CoverageFormat = (typeof coverageFormats)[number]

/** Formats of report files that Helix can read. */
export const reportFormats = [
  'junit', 'jest-json', 'tap', 'helix-json',
  ...coverageFormats,
  'mutation-json', 'pit', 'cargo-mutants',
  'hyperfine', 'vitest-bench', 'autocannon', 'k6',
] as const // prettier-ignore
export type ReportFormat = (typeof reportFormats)[number]

interface CommandBase {
  name: CommandName
  /** Runs at commit time. */
  quick: boolean
  /** Wall clock for one run, milliseconds. */
  within: number
  /** Service that must be up while it runs. */
  service?: ServiceName
}

/** Vitest, driven by Helix's own config on top of the project's. */
export interface VitestCommand extends CommandBase {
  kind: 'vitest'
  /** Globs of test files; or */
  files?: string[]
  /** the name of a project in the project's own config. */
  project?: string
  /** Globs of the sources whose coverage is measured. */
  coverage?: string[]
}

/** Vitest's benchmarks. */
export interface BenchCommand extends CommandBase {
  kind: 'vitest-bench'
  files: string[]
}

/** StrykerJS over the tests of other commands. */
export interface StrykerCommand extends CommandBase {
  kind: 'stryker'
  tests: CommandName[]
  mutate: string[]
}

/** Tests of another runner, driven by Helix's own settings on top of the project's config. */
interface DrivenCommand<Kind extends string> extends CommandBase {
  kind: Kind
  /** Globs of test files. */
  files: string[]
  /** Globs of the sources whose coverage is measured. */
  coverage?: string[]
}

/** node:test, by the Node that runs Helix. */
export interface NodeCommand extends DrivenCommand<'node'> {
  /** Modules that are loaded before each test file, as `node --import` takes them. */
  preload?: string[]
}
export type JestCommand = DrivenCommand<'jest'>
export type PytestCommand = DrivenCommand<'pytest'>
export type PlaywrightCommand = DrivenCommand<'playwright'>

/** Any program: an argv without a shell; `{report}` and `{coverage}` are replaced by file paths, `{files}` by globs. */
export interface ArgvCommand extends CommandBase {
  kind: 'argv'
  run: string[]
  /** Globs of the test files that it collects; `{files}` among its arguments stands for them. */
  files?: string[]
  report?: ReportFormat
  coverage?: string[]
  /** Format of the file at `{coverage}`; LCOV when absent. */
  coverageReport?: CoverageFormat
}

export type Command =
  | VitestCommand
  | NodeCommand
  | JestCommand
  | PytestCommand
  | PlaywrightCommand
  | BenchCommand
  | StrykerCommand
  | ArgvCommand

/** A process of the product that tests talk to over HTTP. */
export interface Service {
  name: ServiceName
  build?: string[]
  run: string[]
  /** Environment variable that tells it its port. */
  portEnv: string
  /** Path that answers 2xx when it is ready. */
  ready: string
  /** Milliseconds until it must be ready. */
  within: number
}

/** Coding agents that Helix knows how to start with nobody beside them. */
export const knownPrograms = ['claude', 'codex', 'opencode', 'gemini', 'qwen', 'pi', 'aider', 'goose'] as const
export type KnownProgram = (typeof knownPrograms)[number]

/** US dollars per million tokens. */
export interface Price {
  input: number
  /** Input that the endpoint had in its cache; that of `input` unless said. */
  cached?: number
  output: number
}

export interface AgentSettings {
  /** What works: Helix's own loop, a program, or a program that speaks ACP. */
  driver: 'builtin' | 'command' | 'acp'
  /** Of `command` and `acp`: a known program, or the argv of any other. */
  program?: KnownProgram
  run?: string[]
  /** Environment variables that the program gets beside those that every program gets. */
  env?: string[]
  /** Milliseconds without a word of the program until it is stopped. */
  idle?: number
  /** Whether programs of a run work in a sandbox; required unless said. */
  sandbox?: 'required' | 'off'
  /** What they reach: nothing unless said. */
  network?: 'none' | 'shared'
  model?: string
  /** What the endpoint of the model speaks; chat unless said. */
  api?: 'chat' | 'responses'
  budget: { steps: number; tokens: number; /** US dollars */ money: number; minutes: number }
  /** Limits of all runs of a cycle together; what is not named is not bounded. */
  cycle?: Partial<AgentSettings['budget']>
  /** The price of `model`. */
  price?: Price
  /** Prices of models by their names. */
  prices?: Readonly<Record<string, Price>>
  /** Whether Helix's own agent asks a model whose price nobody knows; it does unless said. */
  unpriced?: 'go-on' | 'refuse'
  /** The remote that logs of ended runs are pushed to; they stay in the clone unless said. */
  logs?: string
}

export interface Policy {
  /** Digest over the protected files of the commit that the policy was read from. */
  digest: Digest
  version: 1
  spec: { path: string }
  shown: ShownForm[]
  signing: 'none' | 'ssh'
  /** The author may approve own work; then it is shown as SELF-APPROVED. */
  self: boolean
  /** Whose reviews on the host count as approvals: login → the address that stands on their commits. */
  reviewers?: Readonly<Record<string, Principal>>
  /** How dependencies are installed, and the files that decide what gets installed. */
  setup: { run: string[]; inputs: string[] } | null
  /** In matching order; `helix` and `policy` first, `rest` (matching everything) last. */
  layers: Layer[]
  /** For each layer that is restricted: the layers that its files may import, beside itself. */
  imports: Record<LayerName, LayerName[]>
  services: Record<ServiceName, Service>
  commands: Record<CommandName, Command>
  always: Condition[]
  /** Numbered steps, in order. */
  steps: Step[]
  lanes: Step[]
  signers: Signer[]
  agent: AgentSettings
  release: { mode: 'tag' }
}
