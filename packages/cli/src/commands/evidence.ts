import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { textOption } from '../command.ts'

export const evidenceCommand: Command = {
  name: 'evidence',
  summary: 'list the judgements, export them for others, or check what was exported',
  plumbing: true,
  arguments: [
    { name: '<action>', summary: 'list, export or verify' },
    { name: '[paths...]', summary: 'verify: exported folders and files; without one, the chain alone' },
  ],
  options: [
    {
      flags: '--format <format>',
      summary: 'export: in-toto (DSSE envelopes), sshsig (for ssh-keygen -Y verify), sarif or ctrf',
    },
    { flags: '--out <folder>', summary: 'export: write files instead of printing' },
    { flags: '--key <file>', summary: 'export: the key that seals in-toto statements (or HELIX_SIGNING_KEY)' },
  ],
  examples: [
    'helix evidence list',
    'helix evidence export --format sshsig --out evidence',
    'helix evidence export --format in-toto > helix.intoto.jsonl',
    'helix evidence export --format sarif > helix.sarif',
    'helix evidence verify helix.intoto.jsonl',
  ],
  async run(io, input) {
    const [{ evidenceActionOf, exportFormatOf }, render] = await Promise.all([
      import('../operations/evidence/actions.ts'),
      import('../render/evidence.ts'),
    ])
    const [said = '', ...paths] = input.args
    const action = evidenceActionOf(said)
    const place = (path: string) => resolve(io.cwd, path)
    if (action === 'list') {
      const { listEvidence } = await import('../operations/evidence/list.ts')
      return render.listOutcome(await listEvidence(io))
    }
    if (action === 'verify') {
      const { verifyEvidence } = await import('../operations/evidence/verify.ts')
      return render.verifyOutcome(await verifyEvidence(io, paths.map(place)))
    }
    const { exportEvidence } = await import('../operations/evidence/export.ts')
    const [out, key] = [textOption(input, 'out'), textOption(input, 'key')]
    const exported = await exportEvidence(io, {
      format: exportFormatOf(textOption(input, 'format') ?? 'in-toto'),
      out: out === undefined ? null : place(out),
      key: key === undefined ? null : place(key),
    })
    return render.exportOutcome(exported)
  },
}
