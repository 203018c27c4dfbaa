import { expect, onTestFinished, test } from 'vitest'
import { sqliteJournal } from '../../src/adapters/sqlite-journal.ts'
import { groceries, pizza } from '../support/expenses.ts'
import { aFile } from './a-file.ts'

function open(file: string) {
  const journal = sqliteJournal(file)
  onTestFinished(() => journal.close())
  return journal
}

test('REQ-1: expenses are numbered from 1 in every flat', () => {
  const journal = open(aFile())
  expect(journal.append('attic', groceries)).toEqual({ ...groceries, number: 1 })
  expect(journal.append('attic', pizza)).toEqual({ ...pizza, number: 2 })
  expect(journal.append('cellar', pizza)).toEqual({ ...pizza, number: 1 })
})

test('REQ-5: a journal that is opened again holds what was appended, in order', () => {
  const file = aFile()
  const before = open(file)
  const appended = [before.append('attic', groceries), before.append('attic', pizza)]
  const after = open(file)
  expect(after.expenses('attic')).toEqual(appended)
  expect(after.append('attic', pizza).number).toBe(3)
})

test('REQ-5: a flat sees its own expenses only', () => {
  const journal = open(aFile())
  journal.append('attic', groceries)
  expect(journal.expenses('cellar')).toEqual([])
})

test('REQ-1: names are stored, never executed', () => {
  const journal = open(aFile())
  const bobby = { ...pizza, paidBy: "'); DROP TABLE expense; --" }
  journal.append('attic', bobby)
  expect(journal.expenses('attic')).toEqual([{ ...bobby, number: 1 }])
})
