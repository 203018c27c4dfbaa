export { type Brief, type BriefFacts, composeBrief, renderStep } from './brief/brief.ts'
export { type MappedFile, renderRepoMap } from './brief/repo-map.ts'
export { renderBrief } from './brief/markdown.ts'
export { renderBriefText } from './brief/plain.ts'
export { renderRules } from './brief/rules.ts'
export type {
  AgentDriver,
  Assignment,
  Budget,
  Commands,
  Enclosure,
  Ending,
  Proposal,
  RunEvent,
  RunOutcome,
  RunPorts,
  SandboxNote,
  Workspace,
} from './driver/port.ts'
export { type Spent, unspent } from './model/usage.ts'
export { builtinDriver } from './driver/loop.ts'
export { type CycleLimits, exhaustedCycle, withinCycle } from './driver/budget.ts'
export { acpDriver } from './program/acp.ts'
export { commandDriver } from './program/command.ts'
export type { ProgramOptions } from './program/program-options.ts'
export { type Program, programOf } from './program/program.ts'
export { type AskedModel, type KnownPrice, priceOf, renderPrice, unpricedWarning } from './price/known-price.ts'
export { chosenModel, modelSettings, type ModelSettings } from './model/settings.ts'
export { examineModel, type ModelReport } from './model/examine.ts'
export { type ClientOptions, openaiClient } from './model/openai-client.ts'
export type { Completion, CompletionRequest, ModelClient, ToolCall, ToolSchema, Usage } from './model/client.ts'
export type { ChatMessage } from './model/message.ts'
export type { RunEntry, RunHeader, RunLog } from './log/entries.ts'
export { openRunLog, type RunLogOptions } from './log/write.ts'
export { type LoggedEntry, readRunLog, type RunRecord } from './log/read.ts'
export { type Resume, type ResumeDecision, type ResumeFacts, resumeFrom } from './log/resume.ts'
export { type RunSummary, type RunTotal, summariseRun, totalOf } from './log/summarise.ts'
export { entrySchema as runLogEntries, runLogKinds } from './log/entries.ts'
export { createRedactor, type Redact } from './log/redact.ts'
export { newRunId } from './log/run-id.ts'
export { isTorn, parseRecording, type Exchange, type Recording } from './traffic/recording.ts'
export { recordingFile } from './traffic/recording-file.ts'
export { type Fetch, recordTraffic, type Recorder } from './traffic/recorder.ts'
export { findTrafficSecrets } from './traffic/find-secrets.ts'
export { startTrafficServer, type TrafficServer } from './traffic/server.ts'
export { draftRequirements } from './draft/draft-requirements.ts'
export { codes } from './codes.ts'
