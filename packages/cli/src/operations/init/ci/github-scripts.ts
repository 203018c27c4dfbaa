import { helixIn } from './install-script.ts'

// Shell lines that the workflow and the composite action share. They read variables of the runner alone.

/** Where the jobs keep the verifier. */
export const verifierFolder = '$RUNNER_TEMP/helix'
const helix = helixIn(verifierFolder)
const bundle = '"$RUNNER_TEMP/bundle/helix.bundle"'
const repository = '"$RUNNER_TEMP/repository"'

export const measureLines: readonly string[] = ['mkdir -p "$RUNNER_TEMP/bundle"', `${helix} verify --measure ${bundle}`]

/** Reads GITHUB_TOKEN. HEAD is the branch that was pushed, or stands on the merge of a pull request. */
export const fetchLines: readonly string[] = [
  `git init --quiet --bare ${repository}`,
  `cd ${repository}`,
  '# The token stays in the environment of the steps that need it.',
  `git config credential.helper '!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f'`,
  'git remote add origin "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"',
  `git fetch --quiet --no-tags origin '+refs/heads/*:refs/remotes/origin/*' '+refs/tags/*:refs/tags/*' "+$GITHUB_SHA:refs/helix/judged"`,
  'case "$GITHUB_REF" in refs/heads/*) git symbolic-ref HEAD "$GITHUB_REF" ;; *) git update-ref --no-deref HEAD "$GITHUB_SHA" ;; esac',
  'git update-ref HEAD "$GITHUB_SHA"',
]

/** Reads GITHUB_TOKEN, and MEASURED, the result of the job that measures. */
export const judgeLines: readonly string[] = [
  `cd ${repository}`,
  `${helix} verify --judge ${bundle} --measured "$MEASURED" --reviews`,
]

/** Reads GITHUB_TOKEN, and HELIX_JUDGE_KEY, which is empty where nothing is signed. */
export const signLines: readonly string[] = [
  'umask 077',
  `trap 'rm -f "$RUNNER_TEMP/judge-key"' EXIT`,
  String.raw`printf '%s\n' "$HELIX_JUDGE_KEY" > "$RUNNER_TEMP/judge-key"`,
  'if [ -n "$HELIX_JUDGE_KEY" ]; then export HELIX_SIGNING_KEY="$RUNNER_TEMP/judge-key"; fi',
  'unset HELIX_JUDGE_KEY',
  `cd ${repository}`,
  `${helix} verify --judge ${bundle} --measured success --reviews --sign --push`,
]
