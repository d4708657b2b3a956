import type { MovementKind } from '../people/movements.ts'

/** How a clerk looks for a movement: coming into or leaving the Party, transfers, the standing among members. */
export const movementGroups = ['membership', 'transfer', 'standing'] as const
type MovementGroup = (typeof movementGroups)[number]

export const movementGroupNames: Readonly<Record<MovementGroup, string>> = {
  membership: 'Vào Đảng, ra khỏi Đảng',
  transfer: 'Chuyển sinh hoạt đảng',
  standing: 'Diện sinh hoạt',
}

export const groupOfMovement: Readonly<Record<MovementKind, MovementGroup>> = {
  admission: 'membership',
  readmission: 'membership',
  restoration: 'membership',
  death: 'membership',
  'striking-off': 'membership',
  expulsion: 'membership',
  resignation: 'membership',
  arrival: 'transfer',
  'temporary-arrival': 'transfer',
  departure: 'transfer',
  'temporary-departure': 'transfer',
  return: 'transfer',
  'visit-end': 'transfer',
  'cell-change': 'transfer',
  confirmation: 'standing',
  exemption: 'standing',
  'exemption-end': 'standing',
  suspension: 'standing',
  'suspension-end': 'standing',
}
