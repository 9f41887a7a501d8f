import { ERRORS, errorSentence, type ErrorCode } from '@tidu/domain';
import { z } from 'zod';
import { namedRoutes } from './contract.js';
import { errorBody, errorsOf } from './errors.js';
import { hasBody, pathKeys, type Route } from './route.js';

type Json = Record<string, unknown>;

const FILE = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };

/** The route table as an OpenAPI 3.1 document. */
export function openapi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of namedRoutes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tidu 梯度', version, description: 'Answers are cut to the region of the person signed in.' },
    servers: [{ url: '/' }],
    tags: [...new Set(namedRoutes.map(([name]) => name.split('.')[0]))].map(name => ({ name })),
    paths,
    components: {
      schemas: { Error: jsonSchema(errorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tidu_session' } },
    },
  };
}

function operation(name: string, route: Route): Json {
  const input = jsonSchema(route.input, 'input') as { properties?: Record<string, Json>; required?: string[] };
  const inPath = pathKeys(route);
  const rest = Object.entries(input.properties ?? {}).filter(([key]) => !inPath.includes(key));
  const required = input.required ?? [];
  const inQuery = hasBody(route)
    ? []
    : rest.map(([key, schema]) => queryParameter(key, required.includes(key), schema));
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: route.summary,
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...inPath.map(key => ({ name: key, in: 'path', required: true, schema: input.properties?.[key] ?? {} })),
      ...inQuery,
    ],
    ...(route.upload && {
      requestBody: { required: true, ...FILE },
    }),
    ...(hasBody(route) && { requestBody: { required: true, ...content(bodySchema(rest, required, inPath)) } }),
    responses: {
      200: {
        description: 'OK',
        ...(route.download ? FILE : content(jsonSchema(route.output, 'output'), route.example)),
      },
      ...refusals(errorsOf(route)),
    },
  };
}

/** A comma list accepts text or an array; OpenAPI says the same by an array that is not exploded. */
function queryParameter(name: string, required: boolean, schema: Json): Json {
  const list = (schema['anyOf'] as Json[] | undefined)?.find(({ type }) => type === 'array');
  if (list === undefined) return { name, in: 'query', required, schema };
  return { name, in: 'query', required, style: 'form', explode: false, schema: list };
}

function bodySchema(rest: [string, Json][], required: string[], inPath: string[]): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: required.filter(key => !inPath.includes(key)),
  };
}

/** One response a status; its description lists the codes and their sentences. */
function refusals(codes: ErrorCode[]): Record<string, Json> {
  const statuses = [...new Set(codes.map(code => ERRORS[code].status))].sort();
  const sentences = (status: number) =>
    codes
      .filter(code => ERRORS[code].status === status)
      .map(code => `\`${code}\`: ${errorSentence(code, {}, 'en')}`)
      .join('\n\n');
  return Object.fromEntries(
    statuses.map(status => [
      String(status),
      { description: sentences(status), ...content({ $ref: '#/components/schemas/Error' }) },
    ]),
  );
}

const content = (schema: Json, example?: unknown): Json => ({
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});

/** OpenAPI 3.1 schemas are JSON Schema 2020-12; the dialect is said once for the whole document. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
