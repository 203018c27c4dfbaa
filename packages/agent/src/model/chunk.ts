import { z } from 'zod'
import { detailsSchema, extraSchema } from './message.ts'

// Servers differ in what they leave out; every member that Helix can do without is optional here.
const text = z.string().nullish()
/** A number where others send text. */
const written = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => value?.toString())
const callPart = z.looseObject({
  index: z.int().nullish().catch(null),
  id: written,
  extra_content: extraSchema.nullish().catch(null),
  function: z.looseObject({ name: text, arguments: z.unknown().optional() }).nullish(),
})
/** Of a list of parts those that hold text, and Mistral's that hold what a model thinks. */
const part = z.looseObject({
  text: text.catch(null),
  thinking: z.union([z.string(), z.array(z.looseObject({ text: text.catch(null) }))]).nullish(),
})
const delta = z.looseObject({
  content: z.union([z.string(), z.array(part)]).nullish(),
  refusal: text,
  reasoning_content: text,
  reasoning: text,
  reasoning_text: text,
  reasoning_details: detailsSchema.nullish().catch(null),
  tool_calls: z.array(callPart).nullish(),
})
const usage = z
  .looseObject({
    prompt_tokens: z.number(),
    completion_tokens: z.number(),
    prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish().catch(null),
    prompt_cache_hit_tokens: z.number().nullish().catch(null), // DeepSeek
  })
  .nullish()

/** A streamed chunk, or a whole completion: the two differ in `delta` and `message` only. */
export const chunkSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: delta.nullish(),
        message: delta.nullish(),
        error: z.unknown().optional(),
        finish_reason: text,
        usage: usage.catch(null),
      }),
    )
    .nullish(),
  usage: usage.catch(null),
  x_groq: z
    .looseObject({ usage: usage.catch(null) })
    .nullish()
    .catch(null),
})
export type Chunk = z.infer<typeof chunkSchema>
export type CallPart = z.infer<typeof callPart>

/** What a model says, in one text or in parts. */
export type Content = z.infer<typeof delta>['content']
