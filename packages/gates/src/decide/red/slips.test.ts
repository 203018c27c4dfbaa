import { describe, expect, it } from 'vitest'
import { isSlipOf } from './slips.ts'

describe('a name that is nearly another', () => {
  it.each([
    ['tikcets', 'tickets'],
    ['ticets', 'tickets'],
    ['ticckets', 'tickets'],
    ['slgu', 'slug'],
    ['discont', 'discount'],
  ])('%s is a slip of %s', (name, other) => {
    expect([isSlipOf(name, other), isSlipOf(other, name)]).toEqual([true, true])
  })

  it.each([
    ['item', 'items'],
    ['userById', 'usersById'],
    ['user-list', 'users-list'],
    ['v1', 'v2'],
    ['load', 'lead'],
    ['setTotal', 'getTotal'],
    ['sum', 'smu'],
    ['open', 'reopen'],
    ['total', 'total'],
    ['total', 'totalOf'],
  ])('%s is another word than %s', (name, other) => {
    expect([isSlipOf(name, other), isSlipOf(other, name)]).toEqual([false, false])
  })
})
