// Agencies: the tree of who serves citizens, the names that lists give them, and the administrative code systems.
import { z } from 'zod';

import { unitSystems } from '#domain/agencies/unit-systems.ts';
import { agencyLevels } from '#domain/samples/plan.ts';
import { id, instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

const managers = ['admin', 'supervisor'] as const;
export const unitSystem = z.enum(unitSystems);

export const agency = z.object({
  id,
  name: z.string(),
  level: z.enum(agencyLevels),
  class: z.string().nullable(),
  parentId: id.nullable(),
  /** Null for one that is named alike in both systems. */
  unitSystem: unitSystem.nullable(),
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  /** Names under which lists know it, each in its code system. */
  names: z.array(z.object({ name: z.string(), system: unitSystem })),
  children: z.number(),
});
export type AgencyView = z.infer<typeof agency>;

/** A name of a list that nobody has said the agency of yet. */
export const newAgencyName = z.object({
  key: z.string(),
  /** The code system of the records that have it: the same name means another agency in the other. */
  system: unitSystem,
  name: z.string(),
  level: z.enum(agencyLevels),
  transactions: z.number(),
  firstListName: z.string().nullable(),
  seenAt: instant,
  /** Agencies of that system whose name is near, best first. */
  suggestions: z.array(z.object({ id, name: z.string() })),
});
export type NewAgencyName = z.infer<typeof newAgencyName>;

const nameKey = z.object({ system: unitSystem, key: z.string().max(400) });

const agencyFields = z.object({
  name: z.string().trim().min(2).max(200),
  level: z.enum(agencyLevels),
  class: z.enum(['I', 'II', 'III']).nullable(),
  parentId: id.nullable(),
  unitSystem: unitSystem.nullable(),
  unitCode: z.string().max(10).nullable(),
});
export type AgencyFields = z.infer<typeof agencyFields>;

export const administrativeUnit = z.object({
  system: unitSystem,
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'district', 'commune']),
  parentName: z.string().nullable(),
  /** Of the 63-system: name and code of what it became on 1 July 2025. */
  became: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type AdministrativeUnitView = z.infer<typeof administrativeUnit>;

export const getAgencies = endpoint({
  method: 'GET',
  path: '/api/agencies',
  summary: 'Cây cơ quan',
  access: ['admin', 'supervisor', 'analyst', 'official'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(agency),
});

export const getNewAgencyNames = endpoint({
  method: 'GET',
  path: '/api/agencies/new-names',
  summary: 'Tên cơ quan trong danh sách chưa được đối chiếu',
  access: managers,
  params: nothing,
  /** Of one survey: the names that it has, and how many transactions of its own have them. */
  query: z.object({ surveyId: id.optional() }),
  body: nothing,
  response: z.array(newAgencyName),
});

export const createAgency = endpoint({
  method: 'POST',
  path: '/api/agencies',
  summary: 'Thêm cơ quan',
  access: managers,
  params: nothing,
  query: nothing,
  body: agencyFields,
  response: agency,
});

export const changeAgency = endpoint({
  method: 'POST',
  path: '/api/agencies/:agencyId',
  summary: 'Sửa cơ quan',
  access: managers,
  params: z.object({ agencyId: id }),
  query: nothing,
  body: agencyFields,
  response: agency,
});

export const removeAgency = endpoint({
  method: 'POST',
  path: '/api/agencies/:agencyId/removal',
  summary: 'Bỏ cơ quan lập nhầm; các tên của nó trở lại chờ đối chiếu',
  access: managers,
  params: z.object({ agencyId: id }),
  query: nothing,
  body: nothing,
  response: nothing,
});

export const reviewAgencyName = endpoint({
  method: 'POST',
  path: '/api/agencies/name-reviews',
  summary: 'Cho biết tên trong danh sách là cơ quan nào; không có thì thành cơ quan mới',
  access: managers,
  params: nothing,
  query: nothing,
  body: nameKey.extend({ agencyId: id.nullable() }),
  response: agency,
});

export const reopenAgencyName = endpoint({
  method: 'POST',
  path: '/api/agencies/reopened-names',
  summary: 'Cho một tên trở lại chờ đối chiếu',
  access: managers,
  params: nothing,
  query: nothing,
  body: nameKey,
  response: nothing,
});

export const findAdministrativeUnits = endpoint({
  method: 'GET',
  path: '/api/administrative-units',
  summary: 'Tìm đơn vị hành chính theo tên hoặc mã, trong danh mục 63 hoặc 34 tỉnh',
  access: managers,
  params: nothing,
  query: z.object({ system: unitSystem, search: z.string().max(100).default('') }),
  body: nothing,
  response: z.array(administrativeUnit),
});

export const agenciesEndpoints = {
  getAgencies,
  getNewAgencyNames,
  createAgency,
  changeAgency,
  removeAgency,
  reviewAgencyName,
  reopenAgencyName,
  findAdministrativeUnits,
};
