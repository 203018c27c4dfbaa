// Good reds of what the product answers wrongly: patients, visits, doses, bills.
import type { Red } from '../case.ts'
import { type Kit, builders, from, help } from './kit.ts'

export const visitReds = ({ say, red, whole }: Kit): Red[] => [
  red('a patient has an age in years', 'R-assertion', builders('aPatient'), `const rex = aPatient('Rex', { born: '2020-03-01' })
${say.is("rex.age(new Date('2026-02-28'))", '5')}
${say.is("rex.age(new Date('2026-03-01'))", '6')}`),
  red('a label tells the species', 'R-assertion', builders('aPatient'), say.is("aPatient('Mia', { species: 'cat' }).label()", "'Mia (cat)'")),
  red('a patient is written down whole', 'R-assertion', builders('aPatient'), say.same('JSON.parse(JSON.stringify(aPatient()))', "{ name: 'Rex', species: 'dog', weight: 12, born: '2020-03-01' }")),
  red('two years make an adult', 'R-assertion', builders('aPatient'), say.holds("aPatient().isAdult(new Date('2024-01-01'))")),
  red('a second patient of one name is refused', 'R-assertion', builders('aRegister, aPatient') + from('errors', '{ ClinicError }'), `const register = aRegister('Rex')
${say.throws("register.add(aPatient('Rex'))", 'ClinicError')}`),
  red('the unknown patient is named', 'R-assertion', builders('aRegister'), say.throws("aRegister('Rex').find('Tom')", '/no patient named Tom/')),
  red('an unknown patient has a code', 'R-assertion', builders('aRegister') + help('checks', 'throwsCode'), "throwsCode(() => aRegister().find('Tom'), 'unknown-patient')"),
  red('names come in order', 'R-assertion', builders('aRegister') + help('checks', 'namesAre'), "namesAre(aRegister('Rex', 'Mia', 'Bo'), 'Bo', 'Mia', 'Rex')"),
  red('search ignores case and accents', 'R-assertion', builders('aRegister'), say.same("aRegister('Zoé', 'Rex', 'zoe').search('ZOE').map(({ name }) => name)", "['Zoé', 'zoe']")),
  red('removed patients are gone', 'R-assertion', builders('aRegister'), `const register = aRegister('Rex', 'Mia')
register.remove('Rex')
${say.same('register.names()', "['Mia']")}
${say.is('register.size', '1')}`),
  red('removing tells whether there was one', 'R-assertion', builders('aRegister'), `const register = aRegister('Rex')
${say.same("[register.remove('Rex'), register.remove('Rex')]", '[true, false]')}`),
  red('patients by their species', 'R-assertion', builders('aRegister, aPatient'), `const register = aRegister('Rex').add(aPatient('Mia', { species: 'cat' })).add(aPatient('Bo'))
const groups = register.bySpecies()
${say.same("groups.get('dog')", "['Rex', 'Bo']")}`),
  red('groups as an object', 'R-assertion', builders('aRegister'), say.same("Object.fromEntries(aRegister('Rex').bySpecies())", "{ dog: ['Rex'] }")),
  whole('a register of two', 'R-assertion', builders('aPatient') + from('patients', '{ Register }'), `${say.describe}('Register', () => {
  let register

  ${say.beforeEach}(() => {
    register = new Register()
    register.add(aPatient('Rex')).add(aPatient('Mia', { species: 'cat' }))
  })

  ${say.describe}('when one is removed', () => {
    ${say.beforeEach}(() => register.remove('Rex'))

    test('keeps the other', () => {
      ${say.same('register.names()', "['Mia']")}
    })

    test('does not find it any more', () => {
      ${say.throws("register.find('Rex')", '/Rex/')}
    })
  })
})`),
  red('each visit has its own number', 'R-assertion', builders('aCalendar'), `const calendar = aCalendar()
const ids = ['09:00', '10:00', '11:00'].map((time) => calendar.book('Rex', '2026-05-04T' + time).id)
${say.is('new Set(ids).size', '3')}`),
  red('visits of a day', 'R-assertion', builders('aCalendar'), `const calendar = aCalendar(['Rex', '2026-05-04T09:00'], ['Mia', '2026-05-05T09:00'])
${say.same("calendar.of('2026-05-04').map(({ patient }) => patient)", "['Rex']")}`),
  red('what is booked is not free', 'R-assertion', builders('aCalendar'), say.same("aCalendar(['Rex', '2026-05-04T09:20']).free('2026-05-04')", "['09:00', '09:40']")),
  red('nothing is free on sundays', 'R-assertion', builders('aCalendar'), say.same("aCalendar().free('2026-05-03')", '[]')),
  red('a taken slot is refused', 'R-assertion', builders('aCalendar') + from('errors', '{ SlotTaken }'), `const calendar = aCalendar(['Rex', '2026-05-04T09:00', 40])
${say.throws("calendar.book('Mia', '2026-05-04T09:20')", 'SlotTaken')}`),
  red('a visit in the past is refused', 'R-assertion', builders('aCalendar'), say.throws("aCalendar().book('Rex', '1999-05-04T09:00')", '/past/')),
  red('the next visit comes first', 'R-assertion', builders('aCalendar'), `const calendar = aCalendar(['Mia', '2026-05-05T09:00'], ['Rex', '2026-05-04T09:00'])
const next = calendar.next(new Date('2026-05-01'))
${say.is('next?.patient', "'Rex'")}`),
  red('cancelling what is not there', 'R-assertion', builders('aCalendar'), say.is("aCalendar().cancel('nobody')", 'false')),
  red('a calendar can be walked through', 'R-assertion', builders('aCalendar'), `const names = []
for (const { patient } of aCalendar(['Rex', '2026-05-04T09:00'], ['Mia', '2026-05-04T09:20'])) names.push(patient)
${say.same('names', "['Rex', 'Mia']")}`),
  red('a calendar spreads', 'R-assertion', builders('aCalendar'), say.is("[...aCalendar(['Rex', '2026-05-04T09:00'])].length", '1')),
  red('listeners hear of a visit', 'R-assertion', builders('aCalendar'), `const heard = []
const calendar = aCalendar()
calendar.on('booked', (visit) => heard.push(visit.patient))
calendar.book('Rex', '2026-05-04T09:00')
calendar.book('Mia', '2026-05-04T09:20')
${say.same('heard', "['Rex', 'Mia']")}`),
  red('visits are pushed to a remote', 'R-assertion', builders('aCalendar'), `const pushed = []
const remote = {
  async push(visits) {
    pushed.push(...visits)
    return visits.length
  },
}
const count = await aCalendar(['Rex', '2026-05-04T09:00']).sync(remote)
${say.same('pushed.map(({ patient }) => patient)', "['Rex']")}
${say.is('count', '1')}`),
  red('an offline remote is no error', 'R-assertion', builders('aCalendar'), `const remote = { push: () => Promise.reject(new Error('offline')) }
const outcome = await aCalendar(['Rex', '2026-05-04T09:00']).sync(remote).catch((error) => error.message)
${say.is('outcome', '-1')}`),
  red('a dose by weight', 'R-assertion', from('doses', '{ dose }'), `${say.is("dose('amoxil', 12)", '120')}
${say.is("dose('amoxil', 0.5)", '5')}`),
  red('no dose for less than nothing', 'R-assertion', from('doses', '{ dose }'), say.throws("dose('amoxil', -1)", 'RangeError')),
  red('doses are written with a unit', 'R-assertion', from('doses', '{ formatDose }'), say.same('[0.5, 12, 1.25].map((millilitres) => formatDose(millilitres))', "['0.5 ml', '12 ml', '1.25 ml']")),
  red('doses are read with a comma', 'R-assertion', from('doses', '{ parseDose }'), say.is("parseDose('1,5 ml')", '1.5')),
  whole('doses that are none', 'R-assertion', from('doses', '{ parseDose }'), `const bad = ['', 'ml', 'two ml', '1.2.3 ml']
for (const text of bad) {
  test(JSON.stringify(text) + ' is no dose', () => {
    ${say.throws('parseDose(text)', '/no dose/')}
  })
}`),
  red('what is written can be read again', 'R-assertion', from('doses', '{ formatDose, parseDose }'), `for (const millilitres of [0.05, 1.5, 12]) {
  ${say.is('parseDose(formatDose(millilitres))', 'millilitres')}
}`),
  red('three times a day', 'R-assertion', from('doses', '{ schedule }'), say.same("schedule(3, '06:00')", "['06:00', '14:00', '22:00']")),
  red('doses are rounded to steps', 'R-assertion', from('doses', '{ rounded }'), say.is('rounded(1.23)', '1.25')),
  red('the sum of a bill', 'R-assertion', builders('aLine') + from('bills', '{ total }'), say.is("total([aLine(), aLine({ cents: 990, times: 3 })])", '5470')),
  red('a bill with its tax', 'R-assertion', from('bills', '{ withVat }'), `const cases = [[1000, 0.19, 1190], [1000, 0.07, 1070], [999, 0.19, 1189]]
for (const [cents, rate, expected] of cases) ${say.is('withVat(cents, rate)', 'expected')}`),
  red('money in german', 'R-assertion', from('bills', '{ format }'), say.matches("format(123_456)", '/^1\\.234,56\\s€$/')),
  red('bills are numbered by year', 'R-assertion', from('bills', '{ number }'), say.is('number(2026, 7)', "'2026-0007'")),
  red('no cent is lost in a split', 'R-assertion', from('bills', '{ split }'), `const parts = split(1000, 3)
${say.is('parts.length', '3')}
${say.is('parts.reduce((sum, part) => sum + part, 0)', '1000')}`),
  red('a discount is bounded', 'R-assertion', from('bills', '{ discounted }'), say.is('discounted(10_000, { percent: 20, most: 1500 })', '8500')),
  red('a bill is mailed', 'R-assertion', builders('BillBuilder') + help('fakes', 'FakeMailer') + from('bills', '{ send }'), `const mailer = new FakeMailer()
const bill = new BillBuilder().to('eve@clinic.example').withLine('x-ray', 9000).build()
await send(bill, mailer)
${say.same('mailer.addresses', "['eve@clinic.example']")}`),
  red('sending answers with the receipt', 'R-assertion', builders('BillBuilder') + help('fakes', 'FakeMailer') + from('bills', '{ send }'), say.is("await send(new BillBuilder().withLine('x-ray', 9000).build(), new FakeMailer())", "'m-1'")),
  red('a full mailbox is told', 'R-assertion', builders('BillBuilder') + help('fakes', 'BrokenMailer') + from('bills', '{ send }'), say.rejects('send(new BillBuilder().build(), new BrokenMailer())', '/mailbox full/')),
] // prettier-ignore
