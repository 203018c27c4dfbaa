import type { KnownProgram } from '@helix/core'
import { type Asked, ownModel, splitModel, withProvider } from './endpoint.ts'
import { gooseAsks } from './goose.ts'

/** What a start of a program is made of. */
export interface StartFacts extends Asked {
  /** The brief, or one sentence that names its file where it is too long for an argument. */
  brief: string
  briefFile: string
  worktree: string
  /** A folder of the run's own, in the place of the user's home. */
  home: string
  /** US dollars and replies that are left. */
  money: number
  steps: number
  /** All that the user has set, for programs that have names of their own for it. */
  environment: Readonly<Record<string, string | undefined>>
}

/** How a known program is started with nobody beside it. */
export interface ProgramTemplate {
  run(facts: StartFacts): string[]
  /** Variables that keep its settings, sessions and logs inside `home`, and it from asking. */
  env(facts: StartFacts): Record<string, string>
  /** Variables of the user that hold its keys and endpoints. */
  keys: readonly string[]
  /**
   * Those of other providers. It finds none where the model is one of the user's own endpoint: with several it would take
   * the provider that it likes best, and tell that one of the repository.
   */
  others?: readonly string[]
  /** Settings that it must find below its home. */
  files?: (facts: StartFacts) => Readonly<Record<string, string>>
  /** How it is started to speak the Agent Client Protocol on its standard streams; absent where it needs an adapter. */
  acp?: (facts: StartFacts) => string[]
}

const openai = ['OPENAI_API_KEY', 'OPENAI_BASE_URL']
const anthropic = ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN']
const google = ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GEMINI_BASE_URL']
const others = [...anthropic, ...google]

/**
 * The programs that Helix knows. All run in the worktree with closed standard input; they may edit files without asking
 * there, and none is told that a check is off.
 */
export const templates: Readonly<Record<KnownProgram, ProgramTemplate>> = {
  claude: {
    run: ({ brief, model, money }) => [
      'claude', '-p', brief, '--bare', '--output-format', 'stream-json', '--verbose', '--permission-mode', 'acceptEdits',
      '--tools', 'Read,Edit,Write,Glob,Grep', '--strict-mcp-config', '--no-session-persistence',
      '--max-budget-usd', String(money), ...option('--model', model),
    ], // prettier-ignore
    env: ({ home }) => ({ CLAUDE_CONFIG_DIR: `${home}/.claude` }),
    keys: [...anthropic, 'CLAUDE_CODE_OAUTH_TOKEN'],
  },
  codex: {
    run: ({ brief, model, worktree, endpoint }) => [
      'codex', 'exec', '--json', '--ephemeral', '--ignore-user-config', '-s', 'workspace-write', '-C', worktree,
      '--skip-git-repo-check', ...option('-c', endpoint === null ? null : `openai_base_url=${JSON.stringify(endpoint)}`),
      ...option('-m', model), brief,
    ], // prettier-ignore
    env: ({ home }) => ({ CODEX_HOME: `${home}/.codex` }),
    // It ends at once where its home is not there.
    files: () => ({ '.codex/config.toml': '' }),
    keys: [...openai, 'CODEX_API_KEY'],
  },
  opencode: {
    run: ({ brief, worktree, ...asked }) => [
      'opencode', 'run', '--format', 'json', '--dir', worktree, '--auto', ...option('-m', withProvider(asked)), brief,
    ], // prettier-ignore
    // For ACP it has no word on its command line.
    env: (facts): Record<string, string> =>
      facts.model === null ? {} : { OPENCODE_CONFIG_CONTENT: JSON.stringify(opencodeConfig(facts)) },
    keys: openai,
    others,
    acp: () => ['opencode', 'acp'],
  },
  gemini: {
    run: ({ brief, model }) => [
      'gemini', '-p', brief, '-o', 'stream-json', '--approval-mode', 'auto_edit', '--skip-trust', ...option('-m', model),
    ], // prettier-ignore
    env: () => ({}),
    keys: google,
    files: () => ({ '.gemini/settings.json': '{"security": {"auth": {"selectedType": "gemini-api-key"}}}\n' }),
    acp: ({ model }) => ['gemini', '--acp', ...option('-m', model)],
  },
  qwen: {
    run: ({ brief, model, steps }) => [
      'qwen', brief, '--bare', '--auth-type', 'openai', '--output-format', 'stream-json', '--approval-mode', 'auto-edit',
      '--max-session-turns', String(steps), ...option('-m', model),
    ], // prettier-ignore
    env: () => ({}),
    keys: [...openai, 'OPENAI_MODEL'],
    acp: ({ model }) => ['qwen', '--acp', '--auth-type', 'openai', ...option('-m', model)],
  },
  pi: {
    run: ({ brief, ...asked }) => [
      'pi', '--mode', 'json', '--no-session', '--offline', ...providerAndModel(withProvider(asked)), brief,
    ], // prettier-ignore
    env: () => ({}),
    files: (facts) =>
      facts.endpoint === null
        ? {}
        : { '.pi/agent/models.json': JSON.stringify({ providers: { openai: piProvider(facts) } }) },
    keys: openai,
    others,
  },
  aider: {
    // It says yes to what it asks itself: to pages that it would open or read, and to commits, which are not its to make.
    run: ({ briefFile, home, ...asked }) => [
      'aider', '--message-file', briefFile, '--yes-always', '--no-stream', '--no-pretty', '--no-auto-commits', '--no-dirty-commits',
      '--no-check-update', '--no-show-release-notes', '--no-show-model-warnings', '--no-detect-urls', '--analytics-disable',
      '--no-suggest-shell-commands', '--no-gitignore', '--chat-history-file', `${home}/chat.md`,
      '--input-history-file', `${home}/input`, '--llm-history-file', `${home}/llm`, ...option('--model', withProvider(asked)),
    ], // prettier-ignore
    env: ({ endpoint }): Record<string, string> => (endpoint === null ? {} : { OPENAI_API_BASE: endpoint }),
    files: () => ({
      // Where git knows no name it writes one into the repository's settings, or ends.
      '.gitconfig': '[user]\n\tname = aider\n\temail = aider@localhost\n',
      // Its map of the repository would leave a database beside the work; the brief has one.
      '.aider.conf.yml': 'map-tokens: 0\n',
    }),
    keys: [...openai, 'OPENAI_API_BASE'],
    others,
  },
  goose: {
    // Without a profile: extensions that load others, make apps or start agents are not for this.
    run: ({ briefFile }) => [
      'goose', 'run', '-i', briefFile, '--no-session', '--no-profile', '--with-builtin', 'developer', '--output-format', 'stream-json',
    ], // prettier-ignore
    env: (facts) => ({
      GOOSE_MODE: 'auto',
      GOOSE_MAX_TURNS: String(facts.steps),
      // Keys come by the environment; there is nobody to open a keyring.
      GOOSE_DISABLE_KEYRING: '1',
      // It would ask the model for a title, too.
      GOOSE_DISABLE_SESSION_NAMING: 'true',
      ...gooseAsks(facts),
    }),
    keys: [...openai, 'OPENAI_HOST', 'OPENAI_BASE_PATH'],
    others,
    acp: () => ['goose', 'acp', '--with-builtin', 'developer'],
  },
}

function option(name: string, value: string | null): string[] {
  return value === null ? [] : [name, value]
}

/** opencode asks for no model that it has not heard of. */
function opencodeConfig(asked: Asked) {
  const own = ownModel(asked)
  return { model: withProvider(asked), ...(own !== null && { provider: { openai: { models: { [own]: {} } } } }) }
}

/** pi takes a name that it has not heard of for a part of one that it has. */
function piProvider(asked: Asked) {
  const own = ownModel(asked)
  return { baseUrl: asked.endpoint, ...(own !== null && { api: 'openai-completions', models: [{ id: own }] }) }
}

/** pi takes `provider/model` apart. */
function providerAndModel(model: string | null): string[] {
  const { provider, name } = splitModel(model) ?? {}
  return provider === undefined || name === undefined
    ? option('--model', model)
    : ['--provider', provider, '--model', name]
}
