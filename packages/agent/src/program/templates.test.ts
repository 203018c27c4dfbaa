import { knownPrograms } from '@helix/core'
import { expect, test } from 'vitest'
import { programOf } from './program.ts'
import { type StartFacts, templates } from './templates.ts'

const facts: StartFacts = {
  brief: 'do it',
  briefFile: '/home/run/brief.md',
  worktree: '/work/tree',
  home: '/home/run',
  model: 'openai/gpt-x',
  endpoint: null,
  money: 2,
  steps: 60,
  environment: {},
}

/** The whole command line of each program, as it is started. */
const lines: Record<(typeof knownPrograms)[number], string> = {
  claude:
    'claude -p <do it> --bare --output-format stream-json --verbose --permission-mode acceptEdits --tools Read,Edit,Write,Glob,Grep --strict-mcp-config --no-session-persistence --max-budget-usd 2 --model openai/gpt-x',
  codex:
    'codex exec --json --ephemeral --ignore-user-config -s workspace-write -C /work/tree --skip-git-repo-check -m openai/gpt-x <do it>',
  opencode: 'opencode run --format json --dir /work/tree --auto -m openai/gpt-x <do it>',
  gemini: 'gemini -p <do it> -o stream-json --approval-mode auto_edit --skip-trust -m openai/gpt-x',
  qwen: 'qwen <do it> --bare --auth-type openai --output-format stream-json --approval-mode auto-edit --max-session-turns 60 -m openai/gpt-x',
  pi: 'pi --mode json --no-session --offline --provider openai --model gpt-x <do it>',
  aider:
    'aider --message-file /home/run/brief.md --yes-always --no-stream --no-pretty --no-auto-commits --no-dirty-commits --no-check-update --no-show-release-notes --no-show-model-warnings --no-detect-urls --analytics-disable --no-suggest-shell-commands --no-gitignore --chat-history-file /home/run/chat.md --input-history-file /home/run/input --llm-history-file /home/run/llm --model openai/gpt-x',
  goose:
    'goose run -i /home/run/brief.md --no-session --no-profile --with-builtin developer --output-format stream-json',
}

test.each(knownPrograms)('%s is started with nobody beside it, in the worktree, with its own settings', (name) => {
  const words = programOf({ program: name }).run(facts)
  expect(words.map((word) => (word.includes(' ') ? `<${word}>` : word)).join(' ')).toBe(lines[name])
})

test.each(knownPrograms)('%s without a model of its own is given none', (name) => {
  const words = templates[name].run({ ...facts, model: null })
  expect(words.some((word) => /^(-m|--model|--provider)$/.test(word))).toBe(false)
  expect(words).toEqual(words.filter((word) => word !== 'openai/gpt-x' && word !== 'gpt-x'))
  expect(Object.keys(templates[name].env({ ...facts, model: null }))).not.toContain('GOOSE_MODEL')
})

test('no program is told that a check is off', () => {
  for (const name of knownPrograms) {
    expect(templates[name].run(facts).join(' ')).not.toMatch(
      /yolo|dangerous|bypass|skip-permissions|full-access|no-verify/i,
    )
  }
})

test('an endpoint of the user is said to programs that do not read OPENAI_BASE_URL', () => {
  const own = { ...facts, endpoint: 'http://127.0.0.1:8080/v1' }
  expect(templates.codex.run(own).join(' ')).toContain(' -c openai_base_url="http://127.0.0.1:8080/v1" -m ')
  expect(JSON.parse(templates.pi.files?.(own)['.pi/agent/models.json'] ?? '')).toEqual({
    providers: { openai: { baseUrl: 'http://127.0.0.1:8080/v1' } },
  })
  expect(templates.goose.env(own)).toMatchObject({ GOOSE_PROVIDER: 'openai', OPENAI_HOST: 'http://127.0.0.1:8080', OPENAI_BASE_PATH: 'v1/chat/completions' }) // prettier-ignore
  expect(templates.goose.env({ ...own, endpoint: 'https://example.org/' })).toMatchObject({ OPENAI_HOST: 'https://example.org', OPENAI_BASE_PATH: 'chat/completions' }) // prettier-ignore
  expect([templates.aider.env(own), templates.aider.env(facts)]).toEqual([{ OPENAI_API_BASE: own.endpoint }, {}])
  const models = [templates.aider.run({ ...own, model: 'gpt-x' }), templates.aider.run({ ...facts, model: 'gpt-x' })]
  expect(models.map((words) => words.at(-1))).toEqual(['openai/gpt-x', 'gpt-x'])
  expect([templates.pi.files?.(facts), templates.codex.run(facts).includes('-c')]).toEqual([{}, false])
})

test('settings, sessions and logs lie in the home of the run', () => {
  expect(templates.claude.env(facts)).toEqual({ CLAUDE_CONFIG_DIR: '/home/run/.claude' })
  expect(templates.codex.env(facts)).toEqual({ CODEX_HOME: '/home/run/.codex' })
  // Codex ends at once where its home is not there.
  expect(Object.keys(templates.codex.files?.(facts) ?? {})).toEqual(['.codex/config.toml'])
  expect(templates.goose.env(facts)).toEqual({
    GOOSE_MODE: 'auto',
    GOOSE_MAX_TURNS: '60',
    GOOSE_DISABLE_KEYRING: '1',
    GOOSE_DISABLE_SESSION_NAMING: 'true',
    GOOSE_PROVIDER: 'openai',
    GOOSE_MODEL: 'gpt-x',
  })
  expect(JSON.parse(templates.gemini.files?.(facts)['.gemini/settings.json'] ?? '')).toEqual({
    security: { auth: { selectedType: 'gemini-api-key' } },
  })
})

test('any other program is named by its script, and its words are filled in', () => {
  const run = [
    'node',
    '--enable-source-maps',
    '/opt/tools/agent.mjs',
    '--task',
    '{brief-file}',
    '--model={model}',
    '{other}',
  ]
  const program = programOf({ run, env: ['MY_KEY'] })
  expect([program.name, program.reads, program.keys]).toEqual(['agent.mjs', false, ['MY_KEY']])
  expect(program.run(facts)).toEqual([
    'node', '--enable-source-maps', '/opt/tools/agent.mjs', '--task', '/home/run/brief.md', '--model=openai/gpt-x', '{other}',
  ]) // prettier-ignore
  expect(programOf({ run: ['my-agent'] })).toMatchObject({ name: 'my-agent', reads: true })
  expect(programOf({ run: ['sh', '-c', 'x {brief}'] })).toMatchObject({ name: 'x {brief}', reads: false })
  expect(programOf({ run: ['node'] }).name).toBe('node')
  expect(() => programOf({})).toThrow('one in its playbook')
})

test('what the brief says is no word of the command line: nothing in it is filled in or split', () => {
  const hostile = '{worktree} --dangerously-bypass "x" $(id)'
  expect(programOf({ run: ['x', '{brief}'] }).run({ ...facts, brief: hostile })).toEqual(['x', hostile])
})

test('an agent that speaks ACP is asked for the model that the commit names', () => {
  const speaking = knownPrograms.flatMap((name) => {
    const program = programOf({ program: name })
    return program.acp === undefined ? [] : [[program.acp(facts).join(' '), Object.values(program.env(facts)).join()]]
  })
  expect(speaking).toEqual([
    ['opencode acp', '{"model":"openai/gpt-x"}'],
    ['gemini --acp -m openai/gpt-x', ''],
    ['qwen --acp --auth-type openai -m openai/gpt-x', ''],
    ['goose acp --with-builtin developer', expect.stringContaining('gpt-x')],
  ])
  expect(programOf({ program: 'gemini' }).acp?.({ ...facts, model: null })).toEqual(['gemini', '--acp'])
  expect(programOf({ program: 'opencode' }).env({ ...facts, model: null })).toEqual({})
  expect(programOf({ run: ['my-adapter', '--model={model}'] }).acp?.(facts)).toEqual([
    'my-adapter',
    '--model=openai/gpt-x',
  ])
})

test('aider finds a name for git, and leaves no map of the repository beside its work', () => {
  expect(templates.aider.files?.(facts)).toEqual({
    '.gitconfig': '[user]\n\tname = aider\n\temail = aider@localhost\n',
    '.aider.conf.yml': 'map-tokens: 0\n',
  })
})

test.each(['gpt-x', 'Qwen/Qwen3-Coder'])(
  '%s is asked at the endpoint of the user, by the name that it has there',
  (model) => {
    const own = { ...facts, model, endpoint: 'http://127.0.0.1:8080/v1' }
    const asked = (name: 'opencode' | 'aider' | 'pi') => templates[name].run(own).join(' ')
    expect(asked('aider')).toMatch(` --model openai/${model}`)
    expect(asked('opencode')).toContain(` -m openai/${model} `)
    expect(JSON.parse(templates.opencode.env(own)['OPENCODE_CONFIG_CONTENT'] ?? '')).toEqual({
      model: `openai/${model}`,
      provider: { openai: { models: { [model]: {} } } },
    })
    expect(asked('pi')).toContain(` --provider openai --model ${model} `)
    expect(JSON.parse(templates.pi.files?.(own)['.pi/agent/models.json'] ?? '')).toEqual({
      providers: { openai: { baseUrl: own.endpoint, api: 'openai-completions', models: [{ id: model }] } },
    })
  },
)

test('a provider that the model names is asked, whatever endpoint there is', () => {
  const named = { ...facts, model: 'anthropic/claude-x', endpoint: 'http://127.0.0.1:8080/v1' }
  expect(templates.pi.run(named).join(' ')).toContain(' --provider anthropic --model claude-x ')
  expect(templates.opencode.env(named)).toEqual({ OPENCODE_CONFIG_CONTENT: '{"model":"anthropic/claude-x"}' })
  expect(templates.aider.run(named).at(-1)).toBe('anthropic/claude-x')
  const { OPENAI_HOST, ...goose } = templates.goose.env(named)
  expect(goose).toMatchObject({ GOOSE_PROVIDER: 'anthropic', GOOSE_MODEL: 'claude-x' })
  expect(OPENAI_HOST).toBe(undefined)
})

test.each([
  ['openai/gpt-x', 'openai', 'gpt-x'],
  ['gemini/gemini-x', 'google', 'gemini-x'],
  ['google/gemini-x', 'google', 'gemini-x'],
])('goose, which takes provider and model apart, asks for %s as its own words have it', (model, provider, name) => {
  expect(templates.goose.env({ ...facts, model })).toMatchObject({ GOOSE_PROVIDER: provider, GOOSE_MODEL: name })
})

test('an endpoint that is no address is told', () => {
  expect(() => templates.goose.env({ ...facts, endpoint: 'localhost' })).toThrow(
    expect.objectContaining({ code: 'agent/bad-url' }),
  )
})
