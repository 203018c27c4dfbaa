import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Cleanup, type Person, temporaryFolder, type TestRepo, twoPeople } from '@helix/testkit'
import { aProduct, playbook, type ProductOptions } from './product.ts'

/** A key that ssh-keygen made. */
export interface KeyFile {
  path: string
  /** `ssh-ed25519 AAAA…`. */
  publicKey: string
}

export function aKeyFile(args: readonly string[] = ['-t', 'ed25519'], cleanup?: Cleanup): KeyFile {
  const path = join(temporaryFolder(cleanup), 'key')
  const made = spawnSync('ssh-keygen', ['-q', '-N', '', '-C', '', '-f', path, ...args], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`ssh-keygen: ${made.stderr}`)
  return { path, publicKey: readFileSync(`${path}.pub`, 'utf8').trim() }
}

export const signersPath = '.helix/allowed_signers'

/** A line of allowed signers. */
export const judges = ({ publicKey }: KeyFile, options = '') =>
  `ci@helix namespaces="helix-judge"${options} ${publicKey}\n`
export const approves = ({ publicKey }: KeyFile, by: string = twoPeople.anna.email) =>
  `${by} namespaces="helix-approve" ${publicKey}\n`

export interface SignedProduct {
  repo: TestRepo
  /** CI's key, Anna's and Ben's. */
  ci: KeyFile
  anna: KeyFile
  ben: KeyFile
}

/** A product whose judgements and approvals are signed: CI judges, Anna and Ben approve, nobody own work. */
export function aSignedProduct(options: ProductOptions = {}): SignedProduct {
  const { cleanup } = options
  const [ci, anna, ben] = [aKeyFile(undefined, cleanup), aKeyFile(undefined, cleanup), aKeyFile(undefined, cleanup)]
  const rules = playbook
    .replace('signing: none', 'signing: ssh')
    .replace('self: true', 'self: false')
    .replace(', {gate: tests, of: unit}', '') // nothing needs to run
  const lines = judges(ci) + approves(anna) + approves(ben, twoPeople.ben.email)
  const repo = aProduct({ playbook: rules, ...options, files: { [signersPath]: lines, ...options.files } })
  return { repo, ci, anna, ben }
}

/** Whoever commits and approves from here on. */
export function become(repo: TestRepo, person: Person): void {
  const { name, email } = person
  appendFileSync(join(repo.root, '.git', 'config'), `[user]\n\tname = ${name}\n\temail = ${email}\n`)
}
