// What the tests of the clinic share: builders, fakes, a running server, a driver of its pages, a shell and old helpers.
import type { Files } from '../case.ts'

export const support: Files = {
  'test/support/builders.ts': `import { Calendar } from '../../src/calendar.ts'
import { Patient, Register } from '../../src/patients.ts'
import { WaitingRoom } from '../../src/waiting.ts'

export const aPatient = (name = 'Rex', more = {}) => new Patient(name, { species: 'dog', weight: 12, born: '2020-03-01', ...more })
export const aRegister = (...names) => {
  const register = new Register()
  for (const name of names) register.add(aPatient(name))
  return register
}
export const aCalendar = (...visits) => {
  const calendar = new Calendar()
  for (const [patient, at, minutes] of visits) calendar.book(patient, at, minutes)
  return calendar
}
export const aWaitingRoom = async (...names) => {
  const room = new WaitingRoom()
  for (const name of names) await room.join(name)
  return room
}
export const aLine = (more = {}) => ({ what: 'vaccination', cents: 2500, times: 1, ...more })

export class BillBuilder {
  #to = 'ada@clinic.example'
  #lines = []
  to(address) {
    this.#to = address
    return this
  }
  withLine(what, cents, times = 1) {
    this.#lines.push({ what, cents, times })
    return this
  }
  build() {
    return { to: this.#to, lines: [...this.#lines] }
  }
}
`,
  'test/support/fakes.ts': `export class FakeMailer {
  sent = []
  async send(mail) {
    this.sent.push(mail)
    return 'm-' + this.sent.length
  }
  get addresses() {
    return this.sent.map(({ to }) => to)
  }
}
export class BrokenMailer {
  async send() {
    throw new Error('mailbox full')
  }
}
export const clockAt = (text) => () => new Date(text)
export const failingTimes = (times, value) => {
  let calls = 0
  const task = async () => {
    calls += 1
    if (calls <= times) throw new Error('attempt ' + calls)
    return value
  }
  return Object.assign(task, { calls: () => calls })
}
`,
  'test/support/serving.ts': `import { createApp } from '../../src/http/app.ts'

export async function serving(use) {
  const server = createApp()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use('http://127.0.0.1:' + server.address().port)
  } finally {
    server.close()
  }
}
`,
  'test/support/desk.ts': `/** The front desk as its clients drive it. */
export class Desk {
  constructor(url) {
    this.url = url
  }
  async patients(query = '') {
    const answer = await fetch(this.url + '/patients' + query)
    return (await answer.json()).map(({ name }) => name)
  }
  async admit(patient) {
    return this.#send('POST', '/patients', patient)
  }
  async rename(from, to) {
    return this.#send('PUT', '/patients/' + from, { name: to })
  }
  async #send(method, path, body) {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, location: answer.headers.get('location') }
  }
}
`,
  'test/support/shell.ts': `import { spawn } from 'node:child_process'

export const clinic = (args, input = '') =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['./src/cli.ts', ...args])
    const out = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => (out.stdout += chunk))
    child.stderr.on('data', (chunk) => (out.stderr += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...out }))
    child.stdin.end(input)
  })
`,
  'test/support/checks.ts': `import assert from 'node:assert/strict'

export const namesAre = (register, ...names) => assert.deepEqual(register.names(), names, 'names in the register')
export const isTaken = (taken = false) => assert.equal(taken, true, 'the slot is taken')
export const throwsCode = (call, code) => {
  try {
    call()
  } catch (error) {
    assert.equal(error.code, code)
    return
  }
  assert.fail('nothing was thrown')
}
export const later = (what) => {
  throw new Error('to do: ' + what)
}
`,
  'test/support/old.ts': `export const weightsOf = (register) => patientsIn(register).map(({ weight }) => weight)
export const firstWord = (text) => text.split(' ')[7].trim()
export const doubled = (numbers) => numbers.map((number) => number.times(2))
`,
  'test/fixtures/patients.json': '[{ "name": "Rex", "weight": 12 }, { "name": "Mia", "weight": 4 }]\n',
  'test/fixtures/results.txt': 'WBC|7.2|10^9/L\nHGB|14.1|g/dL\n',
  'test/fixtures/cut.json': '[{ "name": "Rex", "wei',
}
