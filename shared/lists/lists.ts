/** Every coded list under the name by which a field asks for it. */
import type { CodedList } from './coded-list.ts'
import { ethnicGroups } from './ethnic-groups.ts'
import {
  awardKinds,
  cellKinds,
  disciplineForms,
  familyClasses,
  healthStates,
  kinship,
  occupations,
} from './kinds.ts'
import { academicTitles, generalSchooling, politicalTheory, professionalLevels } from './levels.ts'
import { provinces } from './provinces.ts'
import { religions } from './religions.ts'

export const codedLists = {
  'ethnic-group': ethnicGroups,
  religion: religions,
  province: provinces,
  'general-schooling': generalSchooling,
  'professional-level': professionalLevels,
  'academic-title': academicTitles,
  'political-theory': politicalTheory,
  'cell-kind': cellKinds,
  occupation: occupations,
  health: healthStates,
  'family-class': familyClasses,
  kinship,
  award: awardKinds,
  discipline: disciplineForms,
} as const satisfies Readonly<Record<string, CodedList>>

export type ListId = keyof typeof codedLists
