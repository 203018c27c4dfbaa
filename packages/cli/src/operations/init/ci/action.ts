import { packageName } from './ci-setup.ts'
import { fetchLines, judgeLines, measureLines, signLines, verifierFolder } from './github-scripts.ts'
import { allowNamespaces, helixIn } from './install-script.ts'
import { pinnedActions, usesLine } from './pinned-actions.ts'
import { indented } from './yaml-text.ts'

/** What both jobs run on. */
const node = '24.21.0'

/** The text of `action.yml`: one of the two jobs as one step, for workflows that are not written by `helix init --ci`. */
export function renderAction(version: string): string {
  return `# Generated: node scripts/docs.ts writes it. How it is used: docs/guides/ci.md
name: Helix
description: "One of Helix's two jobs: measure runs the author's code and holds nothing, judge holds the key and runs nothing of the repository."
inputs:
  job:
    description: measure, after a checkout with the whole history and without credentials; or judge, without a checkout
    required: true
  measured:
    description: "For judge: how the job that measures ended, needs.measure.result"
    default: missing
  sign:
    description: "For judge: true signs what was measured and pushes the branch helix and its tags; only for what has landed"
    default: "false"
  key:
    description: "For judge: the private key that .helix/allowed_signers lists for helix-judge; empty where nothing is signed"
    default: ""
  verifier:
    description: The package that judges, at an exact version
    default: ${packageName}@${version}
  integrity:
    description: The digest of its bytes, sha512-…, as npm view <verifier> dist.integrity prints it; empty for any
    default: ""
runs:
  using: composite
  steps:
    - name: Set up Node
      ${usesLine(pinnedActions.setupNode)}
      with:
        node-version: ${node}
        package-manager-cache: false
    - name: Install the verifier
      shell: bash
      env:
        VERIFIER: \${{ inputs.verifier }}
        VERIFIER_INTEGRITY: \${{ inputs.integrity }}
        JOB: \${{ inputs.job }}
      run: |
${indented(8, installAny)}
    - name: Allow namespaces
      if: \${{ inputs.job == 'measure' }}
      shell: bash
      run: |
${indented(8, allowNamespaces('sudo'))}
    - name: Measure
      if: \${{ inputs.job == 'measure' }}
      shell: bash
      run: |
${indented(8, measureLines)}
    - name: Hand the bundle over
      if: \${{ inputs.job == 'measure' }}
      ${usesLine(pinnedActions.uploadArtifact)}
      with:
        name: helix-bundle
        path: \${{ runner.temp }}/bundle/helix.bundle
        if-no-files-found: error
        retention-days: 7
    - name: Fetch the history, without a file of it
      if: \${{ inputs.job == 'judge' }}
      shell: bash
      env:
        GITHUB_TOKEN: \${{ github.token }}
      run: |
${indented(8, fetchLines)}
    - name: Take the bundle
      if: \${{ inputs.job == 'judge' }}
      continue-on-error: true
      ${usesLine(pinnedActions.downloadArtifact)}
      with:
        name: helix-bundle
        path: \${{ runner.temp }}/bundle
    - name: Judge
      if: \${{ inputs.job == 'judge' && (inputs.sign != 'true' || inputs.measured != 'success') }}
      shell: bash
      env:
        GITHUB_TOKEN: \${{ github.token }}
        MEASURED: \${{ inputs.measured }}
      run: |
${indented(8, judgeLines)}
    - name: Judge, sign and push
      if: \${{ inputs.job == 'judge' && inputs.sign == 'true' && inputs.measured == 'success' }}
      shell: bash
      env:
        GITHUB_TOKEN: \${{ github.token }}
        HELIX_JUDGE_KEY: \${{ inputs.key }}
      run: |
${indented(8, signLines)}
`
}

/** As `installVerifier`, for a digest that may be empty; refuses a job that is neither. */
const installAny: readonly string[] = [
  'case "$JOB" in measure | judge) ;; *) echo "job: measure or judge, not $JOB"; exit 1 ;; esac',
  `mkdir -p "${verifierFolder}"`,
  `cd "${verifierFolder}"`,
  'npm pack --silent --ignore-scripts "$VERIFIER"',
  'digest="sha512-$(openssl dgst -sha512 -binary ./*.tgz | openssl base64 -A)"',
  'if [ -n "$VERIFIER_INTEGRITY" ] && [ "$digest" != "$VERIFIER_INTEGRITY" ]; then echo "$VERIFIER is $digest, pinned is $VERIFIER_INTEGRITY"; exit 1; fi',
  'npm install --prefix . --ignore-scripts --no-audit --no-fund ./*.tgz',
  `test -x ${helixIn(verifierFolder)}`,
]
