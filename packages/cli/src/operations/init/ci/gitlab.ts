import { type CiHost, type CiSetup, packageName } from './ci-setup.ts'
import { allowNamespaces, helixIn, installManager, installVerifier, verifierOf } from './install-script.ts'
import { indented } from './yaml-text.ts'

const folder = '$verifier'
const helix = helixIn(folder)
const bundle = '$CI_PROJECT_DIR/helix.bundle'
const repository = '"$repository"'

/** GitLab CI. */
export const gitlab: CiHost = {
  path: '.gitlab-ci.yml',
  render: (
    setup,
  ) => `# Written by: helix init --ci gitlab. Judged as policy: a change of this file asks for an approval.
# What must be set up on the host, and what each line is for: docs/guides/ci.md of Helix.
#
#   measure   runs the author's code; it holds no secret, and its token only reads
#   judge     holds the key; it runs nothing of the repository, and derives the verdicts from the bundle's bytes
#
# Variables of the project, all protected: HELIX_JUDGE_KEY (type file) and HELIX_PUSH_TOKEN (may write the repository),
# both for the environment helix only, so that no other job sees them; HELIX_GENESIS (the digest of the chain's first
# judgement) for all.
#
# Where the playbook names reviewers also HELIX_REVIEW_TOKEN (a project access token, Reporter, read_api): for the
# environment helix only, not protected, since merge requests need it.
stages: [measure, judge]

# Merge requests (those of forks and merge trains, too) are judged without the key; what has landed is signed.
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

default:
  # A tag can be moved: append @sha256:… of the image that you have examined.
  image: node:${setup.node}-bookworm
  interruptible: false

variables:
  # A bundle counts in the pipeline that made it, and in no other.
  HELIX_RUN: $CI_PIPELINE_ID
  VERIFIER: ${verifierOf(setup)}
${integrityLines(setup)}
measure:
  stage: measure
  timeout: 1h
  variables:
    GIT_STRATEGY: clone
    GIT_DEPTH: "0"
  script:
    - |
      if [ -n "\${HELIX_JUDGE_KEY:-}\${HELIX_PUSH_TOKEN:-}\${HELIX_REVIEW_TOKEN:-}" ]; then echo "HELIX_JUDGE_KEY, HELIX_PUSH_TOKEN and HELIX_REVIEW_TOKEN must be limited to the environment helix"; exit 1; fi
    - |
      git fetch --quiet origin '+refs/heads/*:refs/remotes/origin/*'
      # The job's token is in the address.
      git remote set-url origin "$CI_PROJECT_URL.git"
      if [ -n "\${CI_COMMIT_BRANCH:-}" ]; then git checkout --quiet -B "$CI_COMMIT_BRANCH" "$CI_COMMIT_SHA"; fi
    - |
      verifier="$(mktemp -d)"
${indented(6, [...installVerifier(folder, setup), ...installManager(setup, 'image')])}
    # Author code is kept in namespaces of its own where the runner allows them (docs/guides/ci.md of Helix says which do);
    # elsewhere every judgement says how little it was kept apart.
    - |
${indented(6, allowNamespaces(''))}
    - |
      cd "$CI_PROJECT_DIR"
      ${helix} verify --measure "${bundle}"
  artifacts:
    when: always
    paths: [helix.bundle]
    expire_in: 1 week

judge:
  stage: judge
  timeout: 20m
  needs:
    - job: measure
      artifacts: true
  environment:
    name: helix
    action: access
  # One at a time for each ref; a job that has begun is never cancelled.
  resource_group: helix-$CI_COMMIT_REF_SLUG
  rules:
    # Also when measuring failed or was cancelled.
    - when: always
  variables:
    GIT_STRATEGY: none
    HELIX_CODE_QUALITY: $CI_PROJECT_DIR/gl-code-quality-report.json
  script:
    - |
      verifier="$(mktemp -d)" repository="$(mktemp -d)"
${indented(6, installVerifier(folder, setup))}
    - |
      git init --quiet --bare ${repository}
      cd ${repository}
      # The token stays in the environment.
      git config credential.helper '!f() { echo username=gitlab-ci-token; echo "password=\${HELIX_PUSH_TOKEN:-$CI_JOB_TOKEN}"; }; f'
      git remote add origin "$CI_PROJECT_URL.git"
      git fetch --quiet --no-tags origin '+refs/heads/*:refs/remotes/origin/*' '+refs/tags/*:refs/tags/*' "+$CI_COMMIT_SHA:refs/helix/judged"
      if [ -n "\${CI_COMMIT_BRANCH:-}" ]; then git symbolic-ref HEAD "refs/heads/$CI_COMMIT_BRANCH"; else git update-ref --no-deref HEAD "$CI_COMMIT_SHA"; fi
      git update-ref HEAD "$CI_COMMIT_SHA"
    - |
      cd ${repository}
      if [ "$CI_PIPELINE_SOURCE" = merge_request_event ]; then
        ${helix} verify --judge "${bundle}" --reviews
      else
        export HELIX_SIGNING_KEY="\${HELIX_JUDGE_KEY:-}"
        ${helix} verify --judge "${bundle}" --reviews --sign --push
      fi
  artifacts:
    when: always
    paths: [gl-code-quality-report.json]
    reports:
      codequality: gl-code-quality-report.json
`,
}

function integrityLines({ integrity, verifier }: CiSetup): string {
  return integrity === null
    ? `  # Pinned by version only. To pin its bytes: helix init --ci gitlab --integrity "$(npm view ${packageName}@${verifier} dist.integrity)"\n`
    : `  VERIFIER_INTEGRITY: ${integrity}\n`
}
