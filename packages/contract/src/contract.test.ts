import { ERRORS } from '@tidu/domain';
import { z } from 'zod';
import {
  contract,
  errorsOf,
  indicators,
  namedRoutes,
  openapi,
  pathKeys,
  requestOf,
  role,
  route,
  type Route,
} from './index.js';

const routes: [string, Route][] = namedRoutes;

test.each(routes)('%s names only roles there are', (_, { access }) => {
  expect(role.options).toEqual(expect.arrayContaining(typeof access === 'string' ? [] : [...access]));
});

test.each(routes)('%s takes every name of its path from its input', (_, asked) => {
  expect(Object.keys(asked.input.shape)).toEqual(expect.arrayContaining(pathKeys(asked)));
});

test.each(routes.filter(([, { scoped }]) => scoped))(
  '%s may be asked without a region, and by people only',
  (_, asked) => {
    expect(asked.input.shape['region']).toBeDefined();
    expect(z.safeParse(asked.input.shape['region']!, undefined).success).toBe(true);
    expect(asked.access).not.toBe('public');
  },
);

test('no two routes answer at the same address', () => {
  const addresses = routes.map(([, { method, path }]) => `${method} ${path}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('a scoped route may refuse a region, an open one need not', () => {
  expect(errorsOf(contract.ladder.read)).toContain('outside-scope');
  expect(errorsOf(contract.health.read)).not.toContain('not-signed-in');
});

test.each(routes.filter(([, { example }]) => example !== undefined))('the example of %s is an answer', (_, asked) => {
  expect(asked.output.parse(asked.example)).toEqual(asked.example);
});

describe('a question for values', () => {
  const parse = (asked: Record<string, unknown>) => indicators.values.input.safeParse({ codes: 'revenue', ...asked });

  test.each([
    ['one period', { period: '2026-09' }, true],
    ['several periods', { periods: '2026-06,2026-09' }, true],
    ['a range', { from: '2025-01', to: '2026-09' }, true],
    ['no period at all', {}, false],
    ['a period and a range', { period: '2026-09', from: '2025-01', to: '2026-09' }, false],
    ['half a range', { from: '2025-01' }, false],
    ['a month that does not exist', { period: '2026-13' }, false],
  ])('names its time: %s', (_, asked, isRead) => {
    expect(parse(asked).success).toBe(isRead);
  });

  test('is cut and narrowed by words', () => {
    const asked = { period: '2026-09', by: 'prefecture,team', where: 'section=C,I', span: 'quarter' };
    expect(parse(asked).data).toMatchObject({
      by: ['prefecture', 'team'],
      where: { section: ['C', 'I'] },
      span: 'quarter',
      sample: 'matched',
    });
    expect(parse({ ...asked, by: 'planet' }).success).toBe(false);
  });

  test('lists codes with commas or as an array', () => {
    expect(parse({ codes: 'revenue, rd-intensity', period: '2026-09' }).data?.codes).toEqual([
      'revenue',
      'rd-intensity',
    ]);
    expect(parse({ codes: ['revenue'], period: '2026-09' }).data?.codes).toEqual(['revenue']);
  });
});

describe('the client', () => {
  const enterprise = route({
    method: 'GET',
    path: '/api/enterprises/:id',
    summary: '',
    access: 'signed-in',
    scoped: false,
    input: z.object({ id: z.string(), at: z.string().optional(), columns: z.array(z.string()) }),
    output: z.object({}),
  });

  test('puts path names into the path, the rest into the query, and leaves out what is undefined', () => {
    expect(requestOf(enterprise, { id: 'a/b', at: undefined, columns: ['x', 'y'] })).toEqual({
      url: '/api/enterprises/a%2Fb?columns=x%2Cy',
      body: null,
    });
  });

  test('puts the input of a change into the body', () => {
    expect(requestOf(contract.session.open, { login: 'a', password: 'b' })).toEqual({
      url: '/api/session',
      body: '{"login":"a","password":"b"}',
    });
  });
});

describe('the OpenAPI document', () => {
  const document = openapi('1.0.0') as {
    paths: Record<
      string,
      Record<
        string,
        {
          responses: Record<string, { description: string }>;
          parameters: { name: string; schema: { type?: string }; explode?: boolean }[];
        }
      >
    >;
  };

  test('has every route', () => {
    const operations = Object.values(document.paths).flatMap(methods => Object.keys(methods));
    expect(operations).toHaveLength(routes.length);
  });

  test('tells each refusal by its status and its code', () => {
    const { responses } = document.paths['/api/ladder']!['get']!;
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '500', '503']);
    expect(responses['403']!.description).toContain('outside-scope');
    expect(ERRORS['outside-scope'].status).toBe(403);
  });

  test('writes lists with commas', () => {
    const codes = document.paths['/api/indicators/values']!['get']!.parameters.find(({ name }) => name === 'codes');
    expect(codes).toMatchObject({ explode: false, schema: { type: 'array' } });
  });
});
