/** Where the playbook lies. */
export const playbookPath = 'playbook.yml'

/** The shown position. Start and Done commits alone write it, so it is in no layer. */
export const progressPath = 'progress.json'

/** Files that decide how Helix judges, whatever the playbook says. */
export const policyGlobs: readonly string[] = [
  playbookPath,
  '.helix/allowed_signers',
  '.husky/**',
  '.github/workflows/**',
  '.github/actions/**',
  '.gitlab-ci.yml',
  // Where Helix writes no jobs, people write them.
  '.{forgejo,gitea}/{workflows,actions}/**',
  '.{circleci,buildkite,woodpecker,semaphore,tekton}/**',
  '{.woodpecker,.travis,.drone,.cirrus,.appveyor,appveyor,azure-pipelines,bitbucket-pipelines}*.{yml,yaml}',
  '.builds/*.yml',
  'Jenkinsfile*',
  '**/.gitattributes',
  '.gitmodules',
  '**/.npmrc',
  '**/.yarnrc{,.yml}',
  '**/bunfig.toml',
  '**/.pnpmfile.*',
  '**/npm-shrinkwrap.json',
  '**/.env.yarn',
  '**/{uv,poetry}.toml',
  // Installations run them, and nothing that asks for an approval names them.
  '**/binding.gyp',
  // Which program runs when node, python, cargo or a build is called.
  '**/{.nvmrc,.*-version,.tool-versions,.sdkmanrc}',
  '**/{mise,.mise}{,.*}.toml',
  '{.config/,.,}mise/**/*.toml',
  '.config/mise.toml',
  '**/rust-toolchain{,.toml}',
  '**/.cargo/config{,.toml}',
  // Which sources stand for what was installed, whatever the files say that name it.
  '**/go.work',
  '**/vendor/modules.txt',
  '**/.bundle/config',
  '{mvnw,gradlew}{,.cmd,.bat}',
  '{.mvn,gradle/wrapper}/**',
  '**/vitest.config.*',
  '**/vitest.workspace.*',
  '**/vite.config.*',
  '**/jest.config.*',
  '**/{playwright,playwright-ct,cypress}.config.*',
  '**/{karma,wdio}.conf.*',
  '**/{.mocharc,.taprc,.c8rc,.nycrc}*',
  '**/ava.config.*',
  '**/.coveragerc',
  '**/{pytest,.pytest}.{ini,toml}',
  '**/tox.ini',
  '**/.env.test{,.*}',
  '**/babel.config.*',
  '**/.babelrc*',
  '**/.swcrc',
  'patches/**/*.patch',
  '.yarn/{patches,plugins,releases}/**',
  // Package managers keep what they find where they would install.
  '{node_modules,.venv}/**',
  '**/node_modules/.*/**',
  '**/node_modules/{vitest,@vitest,vite,jest,jest-*,@jest,expect,chai,assert,fast-check,@fast-check,@playwright,playwright,playwright-core,@stryker-mutator,pytest}/**',
  // What Python takes for an installation: it may name plugins of pytest.
  '**/*.{dist-info,egg-info}/**',
  '**/{.config/nextest,.cargo/mutants,tarpaulin,.tarpaulin,cosmic-ray}.toml',
  '**/{phpunit.xml,infection.json,infection.json5}{,.dist}',
  '**/{.rspec,mutmut_config.py,junit-platform.properties}',
  '**/stryker.conf*',
  '**/stryker-config.*',
  '**/.strykerrc*',
  '**/stryker.*',
]

/**
 * Those of Python that may say what a package needs, as pyproject.toml does: policy, unless the playbook lists them under
 * `dependencies` and asks for an approval there.
 */
export const packagingGlobs: readonly string[] = ['**/setup.py', '**/setup.cfg']

/** Approvals, models and the manifest: written by Helix's commands. */
export const helixGlobs: readonly string[] = ['.helix/**']

/** Layers that are open whatever step is active. */
export const alwaysOpen: readonly string[] = ['free', 'support', 'dependencies']

/** Layers whose files freeze with the Done of the red-bar step. */
export const freezingLayers: readonly string[] = ['e2e', 'testkit']

/** Layers that exist in every playbook. */
export const builtInLayers: readonly string[] = ['policy', 'helix', 'spec', 'rest']
