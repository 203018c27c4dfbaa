export { type ScriptedCall, type ScriptedReply, event as serverSentEvent } from './chat-completions.ts'
export { type ReceivedRequest, strictRequest } from './invariants.ts'
export { type Behaviour, type ModelServer, type Script, startModelServer } from './server.ts'
