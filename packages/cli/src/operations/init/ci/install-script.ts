import { type CiSetup, packageName } from './ci-setup.ts'

/** Value of the variable VERIFIER, which the script installs. */
export function verifierOf({ verifier }: CiSetup): string {
  return `${packageName}@${verifier}`
}

/**
 * Shell lines that install the pinned verifier into a folder of its own, where no setting of the repository decides what
 * is installed and no script of a package runs. They read VERIFIER and, where it is pinned, VERIFIER_INTEGRITY.
 */
export function installVerifier(folder: string, { integrity }: CiSetup): string[] {
  const packed = `${packageName}-*.tgz`
  const compare = [
    `digest="sha512-$(openssl dgst -sha512 -binary ${packed} | openssl base64 -A)"`,
    'if [ "$digest" != "$VERIFIER_INTEGRITY" ]; then echo "$VERIFIER is $digest, pinned is $VERIFIER_INTEGRITY"; exit 1; fi',
  ]
  return [
    `mkdir -p "${folder}"`,
    `cd "${folder}"`,
    'npm pack --silent --ignore-scripts "$VERIFIER"',
    ...(integrity === null ? [] : compare),
    `npm install --prefix . --ignore-scripts --no-audit --no-fund ./${packed}`,
  ]
}

/** Where `installVerifier` puts the command. */
export function helixIn(folder: string): string {
  return `"${folder}/node_modules/.bin/helix"`
}

/**
 * Shell lines that install the repository's package manager, where the machine does not bring it. An image of Node has a Python of
 * Debian, without its part that makes environments; a runner of GitHub has that, and pipx.
 */
export function installManager({ packageManager: { name, version } }: CiSetup, on: 'runner' | 'image'): string[] {
  if (name === 'npm') return []
  if (name === 'pip') return on === 'image' ? aptInstall('python3-venv') : []
  if (name === 'uv' || name === 'poetry')
    return on === 'image'
      ? [...aptInstall('pipx'), `PIPX_HOME=/opt/pipx PIPX_BIN_DIR=/usr/local/bin pipx install ${name}`]
      : [`pipx install ${name}`]
  // Yarn's second and later releases are published under another name.
  const isBerry = name === 'yarn' && version !== null && !/^[01]\./.test(version)
  const published = `${isBerry ? '@yarnpkg/cli-dist' : name}${version === null ? '' : `@${version}`}`
  // Images of Node hold a yarn, over which npm installs nothing unasked.
  return [`npm install --global ${on === 'image' && name === 'yarn' ? '--force ' : ''}${published}`]
}

function aptInstall(name: string): string[] {
  return ['apt-get update --quiet', `apt-get install --quiet --yes --no-install-recommends ${name}`]
}

/**
 * Shell lines that let Helix keep author code in namespaces of its own: they install bubblewrap and lift what Ubuntu forbids
 * users. Where a line fails Helix measures all the same, and every judgement says how little author code was kept apart.
 */
export function allowNamespaces(asRoot: 'sudo' | ''): string[] {
  const prefix = asRoot === '' ? '' : `${asRoot} `
  const install = ['update --quiet', 'install --quiet --yes --no-install-recommends bubblewrap']
  return [
    `command -v bwrap || { ${install.map((what) => `${prefix}apt-get ${what}`).join(' && ')}; } || echo "bubblewrap was not installed"`,
    `${prefix}sysctl --quiet --write kernel.apparmor_restrict_unprivileged_userns=0 || true`,
  ]
}
