/** Conventional Commits types that Helix knows; `spec` and `policy` mark changes of what is judged and of what judges. */
export const commitTypes = [
  'feat', 'fix', 'test', 'refactor', 'perf', 'infra', 'build', 'ci', 'docs', 'style', 'chore', 'revert', 'policy', 'spec',
] as const // prettier-ignore
