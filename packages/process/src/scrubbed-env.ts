import { absoluteEntries } from '@helix/core'

const allowed = [
  'PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TZ', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TERM', 'COLUMNS', 'NO_COLOR', 'XDG_CACHE_HOME',
  'SystemRoot', 'windir', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA',
  'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy',
  'COREPACK_HOME', 'PNPM_HOME', 'npm_config_registry', 'npm_config_store_dir', 'npm_config_cache', 'pnpm_config_store_dir',
] // prettier-ignore

/**
 * The environment that author code gets: what programs need to be found (not where it works itself) and to talk, no keys or tokens, nothing that
 * changes how node or git run (NODE_OPTIONS, GIT_*), and `CI=1`. `extra` is laid over it.
 */
export function scrubbedEnv(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = allowed.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, name === 'PATH' ? absoluteEntries(value) : value]]
  })
  return { ...Object.fromEntries(kept), CI: '1', ...extra }
}

/**
 * The same without what tells that nobody is there to look on: what tests and services find is what a product finds where people
 * use it, so that it cannot be another one there.
 */
export function everydayEnv(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { CI: _, NO_COLOR: __, ...env } = scrubbedEnv()
  return { ...env, ...extra }
}
