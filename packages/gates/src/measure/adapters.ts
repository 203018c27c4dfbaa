import type { Command } from '@helix/core'
import type { Adapter, Invocation, MeasureRequest } from './adapter.ts'
import { prepareArgv } from './argv.ts'
import { prepareJest } from './jest.ts'
import { prepareNode } from './node.ts'
import { preparePlaywright } from './playwright.ts'
import { preparePytest } from './pytest.ts'
import { prepareStryker } from './stryker/prepare.ts'
import { prepareVitest } from './vitest/prepare.ts'

/** The adapter of each kind of command. */
const adapters: { [K in Command['kind']]: Adapter<Extract<Command, { kind: K }>> } = {
  vitest: prepareVitest,
  'vitest-bench': prepareVitest,
  node: prepareNode,
  jest: prepareJest,
  pytest: preparePytest,
  playwright: preparePlaywright,
  stryker: prepareStryker,
  argv: prepareArgv,
}

/** What is to be started for a request. HelixErrors of the adapters. */
export function prepare(request: MeasureRequest, scratch: string, nonce: string): Promise<Invocation> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's key is the command's kind, so its adapter fits
  return (adapters[request.command.kind] as Adapter<Command>)(request, scratch, nonce)
}
