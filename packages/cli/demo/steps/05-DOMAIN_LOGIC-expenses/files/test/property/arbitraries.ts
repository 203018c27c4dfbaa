import { array, constantFrom, integer, record, uniqueArray } from 'fast-check'

const aFlatmate = constantFrom('Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay')

export const anExpense = record({
  what: constantFrom('groceries', 'rent', 'pizza'),
  paidBy: aFlatmate,
  cents: integer({ min: 1, max: 100_000_000 }),
  sharedBy: uniqueArray(aFlatmate, { minLength: 1 }),
})

export const someExpenses = array(anExpense, { maxLength: 20 })
