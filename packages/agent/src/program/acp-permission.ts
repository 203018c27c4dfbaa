import type { RequestPermissionRequest, RequestPermissionResponse } from '@agentclientprotocol/sdk'

/** Kinds of tools that look or change files, which the gates judge. What runs programs or reaches the network is refused. */
const allowed = new Set(['read', 'edit', 'delete', 'move', 'search', 'think', 'switch_mode'])

export interface PermissionAnswer {
  granted: boolean
  reason: string
  response: RequestPermissionResponse
}

/** Answers for a person who is not there: by the kind of the tool that asks, never by what it says; and only this once. */
export function answerFor({ toolCall, options }: RequestPermissionRequest): PermissionAnswer {
  const kind = toolCall.kind ?? 'other'
  const granted = allowed.has(kind)
  const option = options.find((offered) => offered.kind === (granted ? 'allow_once' : 'reject_once'))
  const reason = `${kind}: ${toolCall.title ?? 'a tool without a title'}`
  if (option === undefined) return { granted: false, reason, response: { outcome: { outcome: 'cancelled' } } }
  return { granted, reason, response: { outcome: { outcome: 'selected', optionId: option.optionId } } }
}
