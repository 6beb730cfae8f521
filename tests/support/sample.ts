// Something that a schema of the contract takes, made from the schema itself, so that a new endpoint or event is tried with a
// real body without anybody thinking of it.
import { z } from 'zod';

type Schema = Record<string, unknown>;

/** @param idOf the id that a property of this name is to hold @throws Error for a schema that nothing is known for */
export function sampleOf(type: z.ZodType, idOf: (property: string) => string): unknown {
  const root = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;
  const definitions = (root['$defs'] ?? {}) as Record<string, Schema>;
  const sample = (schema: Schema, property: string, depth: number): unknown => {
    const reference = schema['$ref'];
    if (typeof reference === 'string')
      return sample(definitions[reference.replace('#/$defs/', '')] ?? root, property, depth + 1);
    if ('const' in schema) return schema['const'];
    if (Array.isArray(schema['enum'])) return schema['enum'][0];
    const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
    if (choices) return sample(choices.find(({ type: kind }) => kind !== 'null') ?? {}, property, depth);
    switch (schema['type']) {
      case 'object': {
        const { enum: keys } = (schema['propertyNames'] ?? {}) as { enum?: string[] };
        const rest = (schema['additionalProperties'] ?? {}) as Schema;
        if (keys) return Object.fromEntries(keys.map((key) => [key, sample(rest, key, depth + 1)]));
        const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
        const required = (schema['required'] ?? []) as string[];
        // A definition may hold itself: only what it must have, then.
        const shown = depth < 2 ? properties : properties.filter(([name]) => required.includes(name));
        return Object.fromEntries(shown.map(([name, each]) => [name, sample(each, name, depth)]));
      }
      case 'array':
        return [sample((schema['items'] ?? {}) as Schema, property, depth + 1)];
      case 'string':
        return textOf(schema, () => idOf(property));
      case 'number':
      case 'integer':
        return numberOf(schema);
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return 'x';
    }
  };
  return sample(root, '', 0);
}

const candidates = ['2024-03-18', '08:00', '2024', 'ma-khao-sat', 'a'.repeat(64), '1', '0912345678', 'A1'];

function textOf({ format, pattern, minLength, maxLength }: Schema, id: () => string): string {
  if (format === 'uuid') return id();
  if (format === 'date-time') return new Date().toISOString();
  if (format === 'date') return '2024-03-18';
  const long = 'Một câu đủ dài cho mọi ô chữ.'.padEnd(Number(minLength ?? 0), '.');
  if (typeof pattern !== 'string') return long.slice(0, Number(maxLength ?? Infinity));
  const found = candidates.find((candidate) => new RegExp(pattern, 'u').test(candidate));
  if (found === undefined) throw new Error(`No text is known for ${pattern}`);
  return found;
}

function numberOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum, type }: Schema): number {
  const step = type === 'integer' ? 1 : 0.25;
  const low = exclusiveMinimum === undefined ? Number(minimum ?? 1) : Number(exclusiveMinimum) + step;
  const high = exclusiveMaximum === undefined ? Number(maximum ?? Infinity) : Number(exclusiveMaximum) - step;
  return Math.max(Math.min(low, high), Math.min(1, high));
}
