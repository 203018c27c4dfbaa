/** What the user has set to be asked. */
export interface Asked {
  model: string | null
  /** OPENAI_BASE_URL; null where it is not set. */
  endpoint: string | null
}

/** Providers whose keys programs get, as the name of a model may begin with them. */
const provider = /^(?:openai|anthropic|google|gemini)\//

/** Whether the user's own endpoint is asked, by its own names: it is set, and the model's name begins with no provider. */
export function isOwnEndpoint({ model, endpoint }: Asked): boolean {
  return endpoint !== null && !provider.test(model ?? '')
}

/** The model as the user's own endpoint names it; null where another is asked, or which one is not said. */
export function ownModel(asked: Asked): string | null {
  return isOwnEndpoint(asked) ? asked.model : null
}

/** The model for programs that ask the provider which its name begins with; an endpoint of the user's speaks OpenAI's protocol. */
export function withProvider(asked: Asked): string | null {
  const own = ownModel(asked)
  return own === null ? asked.model : `openai/${own}`
}

/** `provider/model` apart; null where the name has no part before a slash. */
export function splitModel(model: string | null): { provider: string; name: string } | null {
  const [, provider, name] = /^([^/]+)\/(.+)$/.exec(model ?? '') ?? []
  return provider === undefined || name === undefined ? null : { provider, name }
}

/** The provider that a model's name begins with, and the rest; null where it begins with none. */
export function namedProvider(model: string | null): { provider: string; name: string } | null {
  return provider.test(model ?? '') ? splitModel(model) : null
}
