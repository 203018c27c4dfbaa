// A process that does one run and can be killed. usage: node one-run.ts <base url> <worktree> <log>
import { builtinDriver } from '../driver/loop.ts'
import { createRedactor } from '../log/redact.ts'
import { type ResumeDecision, resumeFrom } from '../log/resume.ts'
import { openRunLog } from '../log/write.ts'
import { openaiClient } from '../model/openai-client.ts'
import { anAssignment } from './an-assignment.ts'
import { outside } from './outside.ts'

const [, , baseUrl = '', root = '', path = ''] = process.argv
const log = await openRunLog(path, { now: () => Date.now(), redact: createRedactor(process.env) })
const decision: ResumeDecision = resumeFrom(log.record, { ...anAssignment, model: 'scripted' })
const model = openaiClient({ model: 'scripted', baseUrl, apiKey: 'none' })
const driver = builtinDriver({ model, now: () => Date.now(), helix: '0.1.0' })
const assignment = 'resume' in decision ? { ...anAssignment, resume: decision.resume } : anAssignment
const outcome = await driver.run(assignment, {
  workspace: { root, mayWrite: () => null },
  check: async () => [],
  finished: async () => [],
  tree: async () => 'tree',
  log,
  ...outside,
})
await log.close()
process.stdout.write(JSON.stringify(outcome))
