import { chosenModel, draftRequirements, modelSettings, openaiClient } from '@helix/agent'
import { HelixError } from '@helix/core'
import {
  addRequirements,
  type AddedRequirements,
  draftTemplate,
  parseSpec,
  type RequirementDraft,
  specTemplate,
} from '@helix/spec'
import type { Io } from '../../io.ts'
import { draftSpec } from '../../repository/spec/no-spec.ts'
import { announce, hush } from '../announce.ts'
import { type OpenSpec, openSpec, productTitle, writeSpec } from './open-spec.ts'

export interface AddedToSpec extends AddedRequirements {
  path: string
  /** The model that drafted; `template` where none did. */
  by: string
}

interface Drafts {
  by: string
  drafts: readonly RequirementDraft[]
  questions: readonly string[]
}

/**
 * Drafts an idea into the spec for a person to edit: by the model where one is named, else by a template. Nothing is
 * committed. HelixErrors spec/no-idea, spec/closed, spec/draft-breaks, `agent/…`, `spec/…`.
 */
export async function addToSpec(io: Io, idea: string): Promise<AddedToSpec> {
  if (idea.trim() === '') {
    throw new HelixError('spec/no-idea', 'helix spec add needs an idea', { hint: draftSpec })
  }
  const open = await openSpec(io)
  const { by, drafts, questions } = await draft(io, open, idea)
  const spec = open.document ?? parseSpec(specTemplate({ title: await productTitle(open) }))
  const added = addRequirements(spec, drafts, { questions, taken: open.taken })
  await writeSpec(open, added.text)
  return { ...added, path: open.path, by }
}

async function draft(io: Io, { document, agent }: OpenSpec, idea: string): Promise<Drafts> {
  const model = agent === null || agent.driver === 'builtin' ? chosenModel(io.env, agent?.model) : null
  if (model === null) return { by: 'template', ...draftTemplate(idea) }
  const client = openaiClient({ ...modelSettings(io.env, agent?.model), api: agent?.api ?? 'chat' })
  announce(io, model, 'asking')
  try {
    const made = await draftRequirements(client, { idea, spec: document?.text ?? '', signal: io.signal })
    return { by: model, drafts: made.requirements, questions: made.questions }
  } finally {
    hush(io)
  }
}
