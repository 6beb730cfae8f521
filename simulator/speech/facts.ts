// Finds, among the options of a question about the person, the one that is true of them.

import type { Education, Occupation, Persona, Residence } from '#simulator/citizens/persona.ts';

import type { Citizen } from './citizen.ts';
import { plainLabel, readAges, type Option } from './labels.ts';
import type { Topic } from './topics.ts';

/** The option that is true of this citizen; nothing when the topic is no fact or no option fits. */
export function factOption(citizen: Citizen, topic: Topic, options: readonly Option[]): Option | undefined {
  const { persona } = citizen;
  switch (topic) {
    case 'sex':
      return matching(options, persona.sex === 'male' ? /^(nam|male)$/ : /^(nữ|female)$/);
    case 'age':
    case 'adult':
      return options.find((option) => holdsAge(option, persona.ageYears));
    case 'ethnicity':
      return ethnicity(options, persona);
    case 'education':
      return matching(options, educationLabels[persona.education]);
    case 'occupation':
      return (
        matching(options, occupationLabels[persona.occupation]) ??
        matching(options, /^(khác|nghề khác|other)/)
      );
    case 'residence':
      return matching(options, residenceLabels[persona.residence]);
    case 'on-behalf-of':
      return matching(
        options,
        persona.forOrganisation
          ? /tổ chức|doanh nghiệp|đại diện|organi[sz]ation/
          : /cá nhân|bản thân|người dân|individual|self|family/,
      );
    case 'harassment':
    case 'bribe':
      return howMany(options, citizen);
    case 'visits':
      return options.find((option) => holdsCount(option, persona.visits));
    default:
      return undefined;
  }
}

function matching(options: readonly Option[], pattern: RegExp): Option | undefined {
  return options.find((option) => pattern.test(plainLabel(option.label)));
}

function holdsAge(option: Option, years: number): boolean {
  const span = readAges(option.label);
  return span !== undefined && span.from <= years && years <= span.to;
}

function holdsCount(option: Option, count: number): boolean {
  const exact = /^(\d+)( lần)?$/.exec(plainLabel(option.label))?.[1];
  return exact === undefined ? holdsAge(option, count) : Number(exact) === count;
}

function ethnicity(options: readonly Option[], persona: Persona): Option | undefined {
  const own = plainLabel(persona.ethnicity);
  return (
    options.find((option) => plainLabel(option.label) === own) ?? matching(options, /khác|thiểu số|other/)
  );
}

/** "Không có công chức nào / Có một số / Có nhiều"; a plain yes or no is not decided here. */
function howMany(options: readonly Option[], citizen: Citizen): Option | undefined {
  const many = matching(options, /nhiều|many/);
  const some = matching(options, /một số|một vài|some|few/);
  const none = matching(options, /^không|none|^no /);
  if (many === undefined || some === undefined) return undefined;
  // The unsatisfied tell of trouble; shares follow SIPAS 2024: 90.06, 8.98 and 0.96 % (news.laodong.vn).
  const { satisfaction } = citizen.persona;
  if (satisfaction < -2.34) return many;
  return satisfaction < -1.29 ? some : none;
}

const educationLabels: Record<Education, RegExp> = {
  primary: /tiểu học|cấp (1|i|một)\b|không đi học|primary/,
  'lower-secondary': /thcs|trung học cơ sở|cấp (2|ii|hai)\b|lower secondary/,
  'upper-secondary': /thpt|trung học phổ thông|cấp (3|iii|ba)\b|upper secondary|high school/,
  vocational: /sơ cấp|trung cấp|cao đẳng|học nghề|vocational|college/,
  university: /^(?!.*(trên|sau) đại học).*đại học|^university/,
  postgraduate: /(trên|sau) đại học|thạc s[ĩỹ]|tiến s[ĩỹ]|postgraduate/,
};

const occupationLabels: Record<Occupation, RegExp> = {
  official: /công chức|viên chức|cán bộ|official|public servant|civil servant/,
  business: /doanh nghiệp|kinh doanh|công nhân|enterprise|company|business/,
  'self-employed': /tự do|nội trợ|buôn bán|self employed|freelance|home/,
  farmer: /nông|ngư nghiệp|agricult|farm/,
  retired: /hưu|retired/,
  student: /sinh viên|học sinh|student/,
  other: /^(khác|nghề khác|other)/,
};

const residenceLabels: Record<Residence, RegExp> = {
  urban: /đô thị|thành thị|thành phố|phường|thị trấn|urban/,
  rural: /nông thôn|đồng bằng|rural|^xã/,
  upland: /miền núi|hải đảo|vùng sâu|vùng cao|mountain|island/,
};
