// The OpenAPI document, made from the contract's endpoints; nothing in it is written by hand.
import { z } from 'zod';

import type { Endpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { problemBody } from '#contract/problems.ts';

type JsonSchema = Record<string, unknown>;

/** OpenAPI 3.1 over every endpoint of the contract. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const [name, declared] of Object.entries<Endpoint>(endpoints)) {
    const path = declared.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [declared.method.toLowerCase()]: operation(name, declared) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lắng Nghe', version: '1' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lang-nghe.session_token' } },
    },
  };
}

function operation(name: string, declared: Endpoint): JsonSchema {
  const { access, summary } = declared;
  return {
    operationId: name,
    summary,
    description: access === 'public' || access === 'signed-in' ? access : `Roles: ${access.join(', ')}`,
    security: access === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters('path', declared.params), ...parameters('query', declared.query)],
    ...(declared.method === 'POST' ? { requestBody: { content: requestContent(declared) } } : {}),
    responses: {
      200: {
        description: 'OK',
        content:
          declared.gives === 'file'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: schemaOf(declared.response) } },
      },
      default: {
        description: 'Problem',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function requestContent(declared: Endpoint): JsonSchema {
  if (declared.takes !== 'file') return { 'application/json': { schema: schemaOf(declared.body) } };
  const properties = { file: { type: 'string', format: 'binary' } };
  return { 'multipart/form-data': { schema: { type: 'object', properties, required: ['file'] } } };
}

function parameters(place: 'path' | 'query', schema: z.ZodType): JsonSchema[] {
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
