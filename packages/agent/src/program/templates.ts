import type { KnownProgram } from '@helix/core'

/** What a start of a program is made of. */
export interface StartFacts {
  /** The brief, or one sentence that names its file where it is too long for an argument. */
  brief: string
  briefFile: string
  worktree: string
  /** A folder of the run's own, in the place of the user's home. */
  home: string
  model: string | null
  /** The user's OPENAI_BASE_URL, for programs that want it said otherwise; null where it is not set. */
  endpoint: string | null
  /** US dollars and replies that are left. */
  money: number
  steps: number
}

/** How a known program is started with nobody beside it. */
export interface ProgramTemplate {
  run(facts: StartFacts): string[]
  /** Variables that keep its settings, sessions and logs inside `home`, and it from asking. */
  env(facts: StartFacts): Record<string, string>
  /** Variables of the user that hold its keys and endpoints. */
  keys: readonly string[]
  /** Settings that it must find below its home. */
  files?: (facts: StartFacts) => Readonly<Record<string, string>>
  /** How it is started to speak the Agent Client Protocol on its standard streams; absent where it needs an adapter. */
  acp?: (facts: StartFacts) => string[]
}

const openai = ['OPENAI_API_KEY', 'OPENAI_BASE_URL']
const anthropic = ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN']
const google = ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GEMINI_BASE_URL']

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
    run: ({ brief, model, worktree }) => [
      'opencode', 'run', '--format', 'json', '--dir', worktree, '--auto', ...option('-m', model), brief,
    ], // prettier-ignore
    // For ACP it has no word on its command line.
    env: ({ model }): Record<string, string> =>
      model === null ? {} : { OPENCODE_CONFIG_CONTENT: JSON.stringify({ model }) },
    keys: [...openai, ...anthropic, ...google],
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
    run: ({ brief, model }) => ['pi', '--mode', 'json', '--no-session', '--offline', ...providerAndModel(model), brief],
    env: () => ({}),
    files: ({ endpoint }) =>
      endpoint === null
        ? {}
        : { '.pi/agent/models.json': JSON.stringify({ providers: { openai: { baseUrl: endpoint } } }) },
    keys: [...openai, ...anthropic, ...google],
  },
  aider: {
    // It says yes to what it asks itself: to pages that it would open or read, and to commits, which are not its to make.
    run: ({ briefFile, model, home, endpoint }) => [
      'aider', '--message-file', briefFile, '--yes-always', '--no-stream', '--no-pretty', '--no-auto-commits', '--no-dirty-commits',
      '--no-check-update', '--no-show-release-notes', '--no-show-model-warnings', '--no-detect-urls', '--analytics-disable',
      '--no-suggest-shell-commands', '--no-gitignore', '--chat-history-file', `${home}/chat.md`,
      '--input-history-file', `${home}/input`, '--llm-history-file', `${home}/llm`, ...option('--model', withProvider(model, endpoint)),
    ], // prettier-ignore
    env: ({ endpoint }): Record<string, string> => (endpoint === null ? {} : { OPENAI_API_BASE: endpoint }),
    files: () => ({
      // Where git knows no name it writes one into the repository's settings, or ends.
      '.gitconfig': '[user]\n\tname = aider\n\temail = aider@localhost\n',
      // Its map of the repository would leave a database beside the work; the brief has one.
      '.aider.conf.yml': 'map-tokens: 0\n',
    }),
    keys: [...openai, 'OPENAI_API_BASE', ...anthropic, ...google],
  },
  goose: {
    run: ({ briefFile }) => [
      'goose', 'run', '-i', briefFile, '--no-session', '--with-builtin', 'developer', '--output-format', 'stream-json',
    ], // prettier-ignore
    env: ({ steps, model, endpoint }) => ({
      GOOSE_MODE: 'auto',
      GOOSE_MAX_TURNS: String(steps),
      // Keys come by the environment; there is nobody to open a keyring.
      GOOSE_DISABLE_KEYRING: '1',
      ...(model !== null && { GOOSE_MODEL: model }),
      ...(endpoint !== null && asHostAndPath(endpoint)),
    }),
    keys: ['GOOSE_PROVIDER', ...openai, 'OPENAI_HOST', 'OPENAI_BASE_PATH', ...anthropic, ...google],
  },
}

function option(name: string, value: string | null): string[] {
  return value === null ? [] : [name, value]
}

/** aider asks by the provider that a name begins with; at an endpoint of the user's that is OpenAI's protocol. */
function withProvider(model: string | null, endpoint: string | null): string | null {
  return model === null || endpoint === null || model.includes('/') ? model : `openai/${model}`
}

/** goose knows no OPENAI_BASE_URL. */
function asHostAndPath(endpoint: string): Record<string, string> {
  const { origin, pathname } = new URL(endpoint)
  const path = `${pathname.replace(/\/$/, '')}/chat/completions`.replace(/^\//, '')
  return { GOOSE_PROVIDER: 'openai', OPENAI_HOST: origin, OPENAI_BASE_PATH: path }
}

/** pi takes `provider/model` apart. */
function providerAndModel(model: string | null): string[] {
  const [, provider, name] = /^([^/]+)\/(.+)$/.exec(model ?? '') ?? []
  return provider === undefined || name === undefined
    ? option('--model', model)
    : ['--provider', provider, '--model', name]
}
