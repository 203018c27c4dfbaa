import { checkedUrl } from '../model/settings.ts'
import { type Asked, isOwnEndpoint, namedProvider, withProvider } from './endpoint.ts'

interface GooseFacts extends Asked {
  environment: Readonly<Record<string, string | undefined>>
}

/** Helix's words for providers where goose has others. */
const providers: Readonly<Record<string, string>> = { gemini: 'google' }

/**
 * Variables by which goose asks the model that is meant. It takes provider and model apart and has names of its own for
 * addresses. Where Helix is told neither, its user's choice for goose stands. Throws HelixError `agent/bad-url`.
 */
export function gooseAsks(facts: GooseFacts): Record<string, string> {
  const { model, endpoint, environment } = facts
  const asked = namedProvider(withProvider(facts))
  const chosen = endpoint === null ? environment['GOOSE_PROVIDER'] : undefined
  const provider = providers[asked?.provider ?? ''] ?? asked?.provider ?? chosen ?? 'openai'
  return {
    GOOSE_PROVIDER: provider,
    ...set('GOOSE_MODEL', asked?.name ?? model ?? environment['GOOSE_MODEL']),
    ...(isOwnEndpoint(facts) ? {} : othersOf(environment)),
    ...(endpoint !== null && provider === 'openai' && asHostAndPath(endpoint)),
  }
}

function othersOf(environment: GooseFacts['environment']): Record<string, string> {
  return {
    ...set('ANTHROPIC_HOST', environment['ANTHROPIC_BASE_URL']),
    ...set('GOOGLE_HOST', environment['GOOGLE_GEMINI_BASE_URL']),
    ...set('GOOGLE_API_KEY', environment['GEMINI_API_KEY']),
  }
}

function set(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value }
}

/** With a path of its own it asks for chat completions, which every server answers, and not by the Responses API. */
function asHostAndPath(endpoint: string): Record<string, string> {
  const { origin, pathname } = checkedUrl(endpoint)
  const path = `${pathname.replace(/\/$/, '')}/chat/completions`.replace(/^\//, '')
  return { OPENAI_HOST: origin, OPENAI_BASE_PATH: path }
}
